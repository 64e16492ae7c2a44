import type { GraphQLSchema } from 'graphql';
import { connect } from '../../src/app/connect.ts';
import { buildHubSchema } from '../../src/app/schema.ts';
import { readConfig } from '../../src/kernel/config.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Chance } from '../oracle/random/chance.ts';
import { gatherMaterial, type Material } from '../oracle/random/material.ts';
import { randomOperation } from '../oracle/random-operation.ts';
import { ask, type Body, keptAlive, NoAnswer } from './asking.ts';
import { InternalText } from './fuzz/internal-text.ts';
import { mangled } from './fuzz/mangled.ts';
import { RandomMutations } from './fuzz/random-mutation.ts';
import { exchange } from './fuzz/raw-exchange.ts';
import type { HubUnderTrial } from './hub-under-trial.ts';
import { checkLedger } from './ledger.ts';
import { defineTrial, Faults } from './trial.ts';

/** Requests that are on their way at once; few enough that none is refused for overload. */
const ABREAST = 6;
/** Of the operations, how many write. */
const MUTATIONS = 0.35;
/** Memory that the hub may have on the way, in bytes. Node clears up late: after 13,000 operations, of 850 MB to 390. */
const MOST_MEMORY = 1_024 * 1024 * 1024;

const TYPES = [
  ...Array<string>(12).fill('application/json'),
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'text/plain',
  'application/graphql',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
];

const NUMBERS = [1e308, -1e308, 5e-324, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 0.1, -0, 1e21, '1', true, [1], {}];

/** What was asked, and what came back. */
interface Exchanged {
  what: string;
  sent: string;
  status: number | undefined;
  answered: string;
}

/** Everything that a request is made of by chance. */
interface Source {
  schema: GraphQLSchema;
  material: Material;
  mutations: RandomMutations;
  /** Keys of clients that write, write elsewhere and only read; undefined for nobody. */
  keys: readonly (string | undefined)[];
  chance: Chance;
}

async function openSource(hub: HubUnderTrial, chance: Chance): Promise<Source> {
  const writer = await hub.keyFor('PLAO-50', 'COORDINATOR', 'WRITE');
  const elsewhere = await hub.keyFor('PLAO-30', 'REPORTING_OFFICER', 'WRITE');
  const reader = await hub.keyFor('DLA', 'ANALYST', 'BULK');
  const mine = await hub.rows(
    `SELECT id, version FROM hub.partner WHERE type = 'LOCAL_AUTHORITY' AND province_code = '50' AND valid_to IS NULL
     ORDER BY id LIMIT 60`,
  );
  const schema = await buildHubSchema();
  const connection = await connect(readConfig({ HUB_DATA_DIR: hub.dataFolder }));
  const material = await gatherMaterial(connection.dataSource).finally(() => connection.close());
  const targets = mine.map(({ id, version }) => ({ id: toGlobalId('LocalAuthority', id), version }));
  const mutations = new RandomMutations(schema, material, targets, chance);
  return {
    schema,
    material,
    mutations,
    keys: [writer, writer, writer, elsewhere, reader, undefined],
    chance,
  };
}

function bodyFrom({ schema, material, mutations, chance }: Source): Body {
  if (chance.falls(MUTATIONS)) return mutations.next();
  const { source, variables } = randomOperation(schema, material, chance.between(1, 1e9));
  return { query: source, variables };
}

/** A body that is JSON, with a document or values that are mangled. */
function mangledInside({ query, variables }: Body, chance: Chance, other: Buffer): Buffer {
  const mangledText = (text: string) => mangled(Buffer.from(text), chance, other).toString();
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') return chance.falls(0.4) ? mangledText(value) : value;
    if (typeof value === 'number') return chance.falls(0.3) ? chance.pick(NUMBERS) : value;
    if (Array.isArray(value)) return value.map(spoil);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoil(inner)]));
  };
  const isInDocument = chance.falls(0.5);
  return Buffer.from(
    JSON.stringify({
      query: isInDocument ? mangledText(query) : query,
      variables: isInDocument ? variables : spoil(variables),
    }),
  );
}

/** A request as bytes, then mangled: its body alone, its query string, or all of it with its head. */
function mangledRequest(source: Source, port: string, other: Buffer): Buffer {
  const { chance, keys } = source;
  const key = chance.pick(keys);
  const body = Buffer.from(JSON.stringify(bodyFrom(source)));
  const head = (start: string, more: readonly string[]) =>
    Buffer.from(
      [
        `${start} HTTP/1.1`,
        `host: 127.0.0.1:${port}`,
        'connection: close',
        ...(key === undefined ? [] : [`authorization: Bearer ${key}`]),
        ...more,
        '\r\n',
      ].join('\r\n'),
    );
  const post = (content: Buffer) => [
    head('POST /graphql', [
      `content-type: ${chance.pick(TYPES)}`,
      `accept: ${chance.pick(['application/json', 'application/graphql-response+json', '*/*'])}`,
      `content-length: ${content.length}`,
    ]),
    content,
  ];
  if (chance.falls(0.3)) return Buffer.concat(post(mangled(body, chance, other)));
  if (chance.falls(0.3)) return mangled(Buffer.concat(post(body)), chance, other);
  const { query, variables } = JSON.parse(body.toString()) as Body;
  if (chance.falls(0.6)) return Buffer.concat(post(mangledInside({ query, variables }, chance, other)));
  const part = (text: string) => {
    const bytes = chance.falls(0.7) ? mangled(Buffer.from(text), chance, other) : Buffer.from(text);
    // As a browser would encode them, byte for byte; what is no UTF-8 stays what it is.
    return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  };
  const target = `/graphql?query=${part(query)}&variables=${part(JSON.stringify(variables ?? {}))}`;
  const get = head(`GET ${target}`, []);
  return chance.falls(0.7) ? get : mangled(get, chance, other);
}

/** Random operations and mangled bytes, as nobody and with keys. */
export const fuzz = defineTrial({
  name: 'fuzz',
  promise: 'whatever is sent, nothing fails inside and nothing of the inside is told',
  full: { operations: 5_000, requests: 5_000 },
  small: { operations: 250, requests: 500 },
  async run({ hub, chance, say }, { operations, requests }) {
    const faults = new Faults();
    const source = await openSource(hub, chance);
    const internal = await InternalText.of(hub);
    const statuses: Record<string, number> = {};
    const codes: Record<string, number> = {};
    const memoryBefore = await hub.memory();
    let mostMemory = memoryBefore;
    let done = 0;
    const began = performance.now();

    const judge = ({ what, sent, status, answered }: Exchanged) => {
      statuses[status ?? 'closed'] = (statuses[status ?? 'closed'] ?? 0) + 1;
      for (const [, code] of answered.matchAll(/"code":"([A-Z_]+)"/g)) codes[code!] = (codes[code!] ?? 0) + 1;
      const shown = `${what}: ${sent.slice(0, 1_500)} => ${status} ${answered.slice(0, 600)}`;
      if (status !== undefined && status >= 500) faults.add(`${shown} ${hub.loggedOf(answered)}`);
      else if (/"code":"(?:INTERNAL|UNAVAILABLE)/.test(answered))
        faults.add(`${shown} ${hub.loggedOf(answered)}`);
      const told = internal.in(answered, sent);
      if (told !== undefined) faults.add(`tells "${told}": ${shown}`);
    };
    const inLanes = async (count: number, doOne: () => Promise<void>) => {
      let left = count;
      const lane = async () => {
        while (left > 0 && !hub.ended) {
          left -= 1;
          await doOne();
          done += 1;
          if (done % 500 === 0) {
            const no = done;
            const memory = await hub.memory();
            mostMemory = Math.max(mostMemory, memory);
            say(`${no} of ${operations + requests}, ${megabytes(memory)} MB`);
          }
        }
      };
      await Promise.all(Array.from({ length: ABREAST }, lane));
    };

    const agent = keptAlive();
    await inLanes(operations, async () => {
      const key = chance.pick(source.keys);
      const body = bodyFrom(source);
      const sent = JSON.stringify(body);
      try {
        const { status, text } = await ask(hub.port, key, body, agent);
        judge({ what: 'operation', sent, status, answered: text });
      } catch (fault) {
        if (!(fault instanceof NoAnswer)) throw fault;
        faults.add(`operation: ${sent} => ${fault.message}`);
      }
    });
    agent.destroy();
    let other: Buffer = Buffer.from(JSON.stringify(bodyFrom(source)));
    await inLanes(requests, async () => {
      const bytes = mangledRequest(source, hub.port, other);
      other = bytes;
      const sent = bytes.toString();
      try {
        const { status, head, body } = await exchange(hub.port, bytes);
        const isPage = /^content-type: text\/html/im.test(head);
        judge({ what: 'mangled', sent, status, answered: isPage ? '' : body });
        if (internal.in(head, sent)) faults.add(`mangled: ${sent} => ${head}`);
      } catch (fault) {
        faults.add(`mangled: ${sent.slice(0, 1_500)} => ${fault}`);
      }
    });
    const seconds = (performance.now() - began) / 1_000;

    if (hub.ended) {
      faults.add(`the hub ended: ${hub.said.slice(-3_000)}`);
      return { figures: { 'sent until it ended': done }, faults: faults.list() };
    }
    await hub.becomesReady();
    const memory = await hub.memory();
    mostMemory = Math.max(mostMemory, memory);
    if (mostMemory > MOST_MEMORY) faults.add(`the hub had ${megabytes(mostMemory)} MB of memory`);
    const [{ carriedOut }] = await hub.rows(
      `SELECT count(*)::int AS "carriedOut" FROM hub.audit_entry WHERE outcome = 'DONE' AND viewer_kind = 'CLIENT'`,
    );
    await checkLedger(hub, faults);
    return {
      figures: {
        'random operations': operations,
        'mangled requests': requests,
        'answers by status': inOrder(statuses),
        'refusals by code': inOrder(codes),
        'mutations carried out': carriedOut,
        'memory before, at most, at the end (MB)': [memoryBefore, mostMemory, memory]
          .map(megabytes)
          .join(', '),
        seconds: seconds.toFixed(0),
      },
      faults: faults.list(),
    };
  },
});

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

const inOrder = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .sort(([, one], [, two]) => two - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
