import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { withClient } from '../../dist/src/kernel/db/client.js';
import { withDatabase } from '../../dist/src/kernel/db/connection-url.js';
import { inTransaction } from '../../dist/src/kernel/db/transaction.js';
import { addClient } from '../../dist/src/modules/access/index.js';
import { openChange } from '../../dist/src/write/index.js';
import { makeBenchServer } from '../bench-server.mjs';
import { postgresCpus, processCpu, quiet, usedBetween } from '../reads/machine.mjs';
import { installPeers } from '../reads/peers.mjs';
import { say } from '../reads/say.mjs';
import { startServer } from '../reads/server-process.mjs';
import { write } from './write.mjs';

const CONNECTIONS = [1, 16];
const SECONDS = 3;
const SETTLE_SECONDS = 1;
const TARGET = 0.5;

/** What a bare row is to PostGraphile: a partner's id and names, with no rule, no history and nothing else to keep. */
const BARE = `
  CREATE SCHEMA hub_peer;
  CREATE TABLE hub_peer.bare_partner AS SELECT id, name_th, name_en, version FROM hub.partner;
  ALTER TABLE hub_peer.bare_partner ADD PRIMARY KEY (id);
  GRANT USAGE ON SCHEMA hub_peer TO PUBLIC;
  GRANT SELECT, UPDATE ON hub_peer.bare_partner TO PUBLIC;`;

/**
 * Measures a mutation of the hub, with all that it leaves behind (change, history, audit entry, event, key of a repeat),
 * against PostGraphile's bare update of one column, in one database with the same fsync.
 */
export async function benchWrites(args) {
  const { values: options } = parseArgs({ args, options: { rounds: { type: 'string', default: '5' } } });
  await installPeers();
  const server = await makeBenchServer();
  try {
    const url = await server.copy('hub_bench_writes');
    await withClient(withDatabase(server.adminUrl, 'hub_bench_writes'), (client) => client.query(BARE));
    const key = await server.withDataSource('hub_bench_writes', makeAdministrator);
    const partners = await server.withDataSource('hub_bench_writes', (dataSource) =>
      dataSource.query(`SELECT id, type, version FROM partner WHERE type <> 'AGENCY' ORDER BY id`),
    );
    const env = { DATABASE_URL: url };
    const hub = { ...(await startServer('reads/servers/hub.mjs', env)), name: 'hub', key };
    const bare = { ...(await startServer('writes/servers/postgraphile.mjs', env)), name: 'postgraphile' };
    try {
      process.stdout.write(
        summary(await run([hub, bare], partners, server.pid, Number(options.rounds)), options.rounds),
      );
    } finally {
      await Promise.all([hub.stop(), bare.stop()]);
    }
  } finally {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  }
}

const makeAdministrator = (dataSource) =>
  inTransaction(dataSource, async (transaction) => {
    const opening = { channel: 'CLI', actor: 'bench', reason: 'a client to measure with' };
    const changeId = await openChange(transaction, opening);
    const [{ id: partnerId }] = await transaction.query(
      `SELECT partner_id AS id FROM partner_code WHERE scheme = 'HUB' AND code = 'DLA'`,
    );
    const client = { name: 'bench', partnerId, roles: ['ADMIN'], scopes: ['WRITE'] };
    return (await addClient(transaction, changeId, client)).key;
  });

async function run(contestants, partners, postmaster, rounds) {
  // Each keeps its own count of the versions that it has made.
  const rows = new Map(contestants.map(({ name }) => [name, partners.map((partner) => ({ ...partner }))]));
  const slots = [];
  for (const contestant of contestants)
    await write(contestant, rows.get(contestant.name), { connections: 16, seconds: 5 });
  for (let round = 1; round <= rounds; round += 1) {
    await quiet();
    for (const connections of CONNECTIONS) {
      for (const contestant of round % 2 ? contestants : contestants.toReversed()) {
        const own = rows.get(contestant.name);
        await write(contestant, own, { connections, seconds: SETTLE_SECONDS });
        const before = { node: processCpu(contestant.pid), postgres: postgresCpus(postmaster) };
        const { count, seconds, p50, p99 } = await write(contestant, own, { connections, seconds: SECONDS });
        const after = { node: processCpu(contestant.pid), postgres: postgresCpus(postmaster) };
        slots.push({
          contestant: contestant.name,
          connections,
          round,
          perSecond: count / seconds,
          p50,
          p99,
          nodeUs: (after.node - before.node) / count,
          postgresUs: usedBetween(before.postgres, after.postgres) / count,
        });
      }
    }
    say(`round ${round} of ${rounds}`);
  }
  return slots;
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

function summary(slots, rounds) {
  const lines = [
    `| write, medians of ${rounds} rounds on ${cpus().length} cores | connections | writes/s | p50 ms | p99 ms | Node µs | PostgreSQL µs |`,
    '|---|---|---|---|---|---|---|',
  ];
  const ratios = [];
  for (const connections of CONNECTIONS) {
    const of = (name) => slots.filter((slot) => slot.contestant === name && slot.connections === connections);
    for (const name of ['hub', 'postgraphile']) {
      const figure = (key, digits) => median(of(name).map((slot) => slot[key])).toFixed(digits);
      lines.push(
        `| ${name} | ${connections} | ${figure('perSecond', 0)} | ${figure('p50', 2)} | ${figure('p99', 2)} | ${figure('nodeUs', 0)} | ${figure('postgresUs', 0)} |`,
      );
    }
    const inRounds = of('hub').map(
      (slot) => slot.perSecond / of('postgraphile').find((other) => other.round === slot.round).perSecond,
    );
    const ratio = median(inRounds);
    ratios.push(
      `At ${connections} connections the hub does ${ratio.toFixed(2)} (${Math.min(...inRounds).toFixed(2)}–${Math.max(...inRounds).toFixed(2)}) of PostGraphile's bare updates (at least ${TARGET}: ${ratio >= TARGET ? 'met' : '**short**'}).`,
    );
  }
  return `${[...lines, '', ...ratios].join('\n')}\n`;
}
