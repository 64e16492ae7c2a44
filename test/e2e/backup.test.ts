import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandLineOf } from '../../src/kernel/data-folder/process-identity.ts';
import { Secrets } from '../../src/kernel/data-folder/secrets.ts';
import { withClient } from '../../src/kernel/db/client.ts';
import { withLogin } from '../../src/kernel/db/connection-url.ts';
import { freePort, HubProcess, installHub } from './hub-process.ts';

const KEY = /hub_[\w-]{43}/;

/** Runs a command to its end; answers its exit code and what it said. */
async function command(folder: string, ...words: string[]): Promise<{ code: unknown; said: string }> {
  const process = new HubProcess(folder, {}, words);
  return { code: await process.exit(), said: process.said };
}

/** Rows of a running hub, past every rule. */
async function rowsOf<Row>(folder: string, sql: string): Promise<Row[]> {
  const data = join(folder, '.hub');
  const run = JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as { databaseUrl: string };
  const password = new Secrets(join(data, 'secrets.json')).find('embedded/postgres') ?? '';
  const url = withLogin(run.databaseUrl, 'postgres', password);
  return withClient(url, async (client) => (await client.query(sql)).rows as Row[]);
}

interface Authority {
  id: string;
  version: number;
  nameTh: string;
}

const AUTHORITIES = `{ partners(first: 3, filter: { within: "50", type: { eq: LOCAL_AUTHORITY } }) {
  nodes { id version nameTh } } }`;
interface Authorities {
  partners: { nodes: Authority[] };
}
const RENAME = `mutation R($input: RenamePartnerInput!) {
  renamePartner(input: $input) { partner { version } userErrors { code messageEn } } }`;

async function ask<Data>(port: string, key: string, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Renames one authority again and again, each time to the number of the attempt. */
class Writer {
  sent = 0;
  acknowledged = 0;
  #on = true;
  readonly #done: Promise<void>;

  constructor(port: string, key: string, authority: Authority) {
    this.#done = this.#write(port, key, authority);
  }

  async stop(): Promise<void> {
    this.#on = false;
    await this.#done;
  }

  async #write(port: string, key: string, { id, version }: Authority): Promise<void> {
    while (this.#on) {
      this.sent += 1;
      const input = {
        id,
        expectedVersion: version + this.sent - 1,
        nameTh: `ครั้งที่ ${this.sent}`,
        idempotencyKey: `${id} ${this.sent}`,
      };
      const { renamePartner } = await ask<{ renamePartner: object }>(port, key, RENAME, { input });
      expect(renamePartner).toEqual({ partner: { version: version + this.sent }, userErrors: [] });
      this.acknowledged += 1;
    }
  }
}

/** One story in order: what each test finds is what the one before left. */
describe('a hub that is backed up while it is written', () => {
  let here: string;
  let there: string;
  let port: string;
  let hub: HubProcess;
  let demoKey: string;
  let key: string;
  let authorities: Authority[];
  let low: number[];
  let high: number[];
  let head: string;
  const file = () => join(here, 'backup.zip');
  const postgresIn = (folder: string) => join(folder, '.hub', 'postgres');

  /** Process of the PostgreSQL that a restore works with. */
  const serverOfRestore = (folder: string): number =>
    Number(
      readFileSync(join(postgresIn(folder), 'init-replacement', 'data', 'postmaster.pid'), 'utf8').split(
        '\n',
      )[0],
    );
  const isServerIn = (folder: string, pid: number): boolean =>
    commandLineOf(pid)?.join(' ').includes(postgresIn(folder)) ?? false;

  beforeAll(async () => {
    [here, there, port] = [installHub(), installHub(), await freePort()];
  });
  afterAll(async () => {
    await hub.stop();
    for (const folder of [here, there]) rmSync(dirname(folder), { recursive: true, force: true });
  });

  test('before its first start there is nothing to back up', async () => {
    const { code, said } = await command(here, 'backup', file());
    expect(code).toBe(1);
    expect(said).toMatch(/^✗ .* holds no database yet to back up\n$/);
    expect(existsSync(join(here, '.hub'))).toBe(false);
  });

  test('goes on writing meanwhile', async () => {
    hub = new HubProcess(here, { PORT: port });
    await hub.up();
    demoKey = KEY.exec(hub.said)?.[0] ?? '';
    const roles = ['--partner', 'PLAO-50', '--role', 'COORDINATOR', '--scope', 'WRITE'];
    key = KEY.exec((await command(here, 'client', 'add', 'writer', ...roles)).said)?.[0] ?? '';
    const found = await ask<Authorities>(port, key, AUTHORITIES);
    authorities = found.partners.nodes;
    expect(authorities).toHaveLength(3);
    const writers = authorities.map((authority) => new Writer(port, key, authority));
    while (writers.some(({ acknowledged }) => acknowledged < 5)) await new Promise(setImmediate);
    low = writers.map(({ acknowledged }) => acknowledged);
    const { code, said } = await command(here, 'backup', file());
    high = writers.map(({ sent }) => sent);
    for (const writer of writers) await writer.stop();
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(`backed up: ${file()}`) });
    head = /head of the ledger: (\d+:[0-9a-f]{64})/.exec(said)?.[1] ?? '';
    // What was written during the backup, or it would show nothing.
    expect(high.reduce((sum, sent) => sum + sent, 0)).toBeGreaterThan(
      low.reduce((sum, sent) => sum + sent, 0) + 3,
    );
  });

  test('is not brought back over itself', async () => {
    const { code, said } = await command(here, 'restore', '--set-aside', file());
    expect(code).toBe(1);
    expect(said).toMatch(/^✗ .* is in use by another hub \(process \d+\).*\n$/);
    await hub.stop();
    const occupied = await command(here, 'restore', file());
    expect(occupied.code).toBe(1);
    expect(occupied.said).toMatch(/^✗ .*there is a database in .* already: give --set-aside.*\n$/);
  });

  test('is brought back elsewhere, as it was at one instant of those writes', async () => {
    const { code, said } = await command(there, 'restore', file());
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('whole and unchanged') });
    expect(said).toContain(`--head ${head}`);
    hub = new HubProcess(there, { PORT: port });
    await hub.up();
    expect(hub.said).not.toMatch(KEY);
    const found = await rowsOf<Record<string, number> & { name: string }>(
      there,
      `SELECT p.name_th AS name, p.version,
         (SELECT count(*)::int FROM hub.partner_history h WHERE h.id = p.id) AS history,
         (SELECT count(*)::int FROM hub.partner_name n WHERE n.partner_id = p.id AND n.kind = 'FORMER') AS names,
         (SELECT count(*)::int FROM hub.event e WHERE e.object_id = p.id) AS events,
         (SELECT count(*)::int FROM hub.audit_entry a WHERE a.target_id = p.id) AS entries,
         (SELECT count(*)::int FROM hub.audit_entry a JOIN hub.change c ON c.id = a.change_id WHERE a.target_id = p.id) AS changes
       FROM hub.partner p WHERE p.name_th LIKE 'ครั้งที่ %' ORDER BY p.id`,
    );
    expect(found).toHaveLength(3);
    const ids = authorities.map(({ id }) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '');
    const order = [...ids].sort();
    for (const [position, row] of found.entries()) {
      const writer = ids.indexOf(order[position] ?? '');
      const written = Number(row.name.split(' ')[1]);
      expect(written).toBeGreaterThanOrEqual(low[writer] ?? Number.NaN);
      expect(written).toBeLessThanOrEqual(high[writer] ?? Number.NaN);
      expect(row).toMatchObject({
        version: (authorities[writer]?.version ?? Number.NaN) + written,
        history: written,
        events: written,
        entries: written,
        changes: written,
      });
    }
  });

  test('answers the keys of before there, and goes on writing where the backup left off', async () => {
    expect((await ask<Authorities>(port, demoKey, AUTHORITIES)).partners.nodes).toHaveLength(3);
    const [{ id, version }] = authorities as [Authority];
    const now = await ask<{ node: Authority }>(
      port,
      key,
      `{ node(id: "${id}") { ... on LocalAuthority { version } } }`,
    );
    // What repeats are known by came along: the first attempt, sent again, is not carried out again.
    const first = { id, expectedVersion: version, nameTh: 'ครั้งที่ 1', idempotencyKey: `${id} 1` };
    expect(await ask(port, key, RENAME, { input: first })).toMatchObject({
      renamePartner: { userErrors: [] },
    });
    const input = { id, expectedVersion: now.node.version, nameTh: 'ต่อจากนั้น', idempotencyKey: 'after' };
    expect(await ask(port, key, RENAME, { input })).toEqual({
      renamePartner: { partner: { version: now.node.version + 1 }, userErrors: [] },
    });
    const verified = await command(there, 'audit', 'verify', '--head', head);
    expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('whole and unchanged') });
    await hub.stop();
  });

  test('a damaged file changes nothing, even where the old database may be set aside', async () => {
    const content = readFileSync(file());
    content[1000] = (content[1000] ?? 0) ^ 0xff;
    writeFileSync(join(here, 'damaged.zip'), content);
    const before = readdirSync(postgresIn(there)).sort();
    const { code, said } = await command(there, 'restore', '--set-aside', join(here, 'damaged.zip'));
    expect(code).toBe(1);
    expect(said).toMatch(/✗ .*is no backup of a hub, or is damaged.*\n$/);
    expect(readdirSync(postgresIn(there)).sort()).toEqual(before);
  });

  test('Ctrl-C on the way leaves everything as it was', async () => {
    const before = readdirSync(postgresIn(there)).sort();
    const restoring = new HubProcess(there, {}, ['restore', '--set-aside', file()]);
    await restoring.says('loading what was backed up');
    const server = serverOfRestore(there);
    expect(isServerIn(there, server)).toBe(true);
    restoring.signal('SIGINT');
    expect(await restoring.exit()).toBe(130);
    expect(restoring.said).toMatch(/✗ .*stopped as you asked; nothing was changed\n$/);
    expect(readdirSync(postgresIn(there)).sort()).toEqual(before);
    expect(isServerIn(there, server)).toBe(false);
    expect(existsSync(join(there, '.hub', 'lock'))).toBe(false);
  });

  test('killed on the way, the next start clears it away and serves what was there before', async () => {
    const restoring = new HubProcess(there, {}, ['restore', '--set-aside', file()]);
    await restoring.says('loading what was backed up');
    restoring.signal('SIGKILL');
    await restoring.exit();
    const orphan = serverOfRestore(there);
    expect(isServerIn(there, orphan)).toBe(true);
    hub = new HubProcess(there, { PORT: port });
    await hub.up();
    expect(readdirSync(postgresIn(there)).filter((name) => name.startsWith('init-'))).toEqual([]);
    expect(isServerIn(there, orphan)).toBe(false);
    const found = await rowsOf(there, `SELECT FROM hub.partner WHERE name_th = 'ต่อจากนั้น'`);
    expect(found).toHaveLength(1);
    await hub.stop();
  });

  test('set aside, the database of before is kept, and the backup is in its place', async () => {
    const { code, said } = await command(there, 'restore', '--set-aside', file());
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('is kept at') });
    const kept = readdirSync(postgresIn(there)).filter((name) => name.startsWith('data.before-'));
    expect(kept).toHaveLength(1);
    expect(existsSync(join(postgresIn(there), kept[0] ?? '', 'PG_VERSION'))).toBe(true);
    // Backed up without a running hub, it is what was brought back.
    const again = join(here, 'again.zip');
    const saved = await command(there, 'backup', again);
    expect(saved).toMatchObject({ code: 0, said: expect.stringContaining(head) });
    hub = new HubProcess(there, { PORT: port });
    await hub.up();
    expect(await rowsOf(there, `SELECT FROM hub.partner WHERE name_th = 'ต่อจากนั้น'`)).toEqual([]);
  });
});
