import { randomUUID } from 'node:crypto';
import { Connection, mustBeAnswer, wireRequest } from '../reads/load.mjs';
import { apiType, globalId } from '../reads/questions/shape.mjs';

const HUB = `mutation Write($input: UpdatePartnerInput!) {
  updatePartner(input: $input) { partner { id nameEn version } userErrors { code messageEn } }
}`;

const POSTGRAPHILE = `mutation Write($id: UUID!, $nameEn: String!) {
  updateBarePartnerByRowId(input: { rowId: $id, barePartnerPatch: { nameEn: $nameEn } }) { barePartner { rowId nameEn version } }
}`;

function requestTo({ name, key }, { id, type, version }, nameEn) {
  if (name !== 'hub') return wireRequest('/graphql', {}, { query: POSTGRAPHILE, variables: { id, nameEn } });
  const input = {
    id: globalId(apiType(type), id),
    expectedVersion: version,
    nameEn,
    idempotencyKey: randomUUID(),
  };
  return wireRequest('/graphql', { authorization: `Bearer ${key}` }, { query: HUB, variables: { input } });
}

/** Writes on so many connections for so long, each on rows of its own, one after the other. */
export async function write(contestant, rows, { connections, seconds }) {
  const latencies = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  const opened = Array.from({ length: connections }, () => new Connection(contestant.port));
  let names = 0;
  try {
    await Promise.all(
      opened.map(async (connection, no) => {
        const own = rows.filter((_, position) => position % connections === no);
        for (let turn = 0; performance.now() < end; turn += 1) {
          const row = own[turn % own.length];
          names += 1;
          const request = requestTo(contestant, row, `Name ${names}`);
          const sent = performance.now();
          const answer = await connection.send(request);
          latencies.push(performance.now() - sent);
          mustBeAnswer(answer);
          if (!answer.includes('"nameEn":"Name ')) throw new Error(`not written: ${answer.toString()}`);
          row.version += 1;
        }
      }),
    );
  } finally {
    for (const connection of opened) connection.close();
  }
  latencies.sort((one, other) => one - other);
  const quantile = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return {
    count: latencies.length,
    seconds: (performance.now() - started) / 1_000,
    p50: quantile(0.5),
    p99: quantile(0.99),
  };
}
