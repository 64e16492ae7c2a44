import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '../../src/app/connect.ts';
import { readConfig } from '../../src/kernel/config.ts';
import { commandLineOf } from '../../src/kernel/data-folder/process-identity.ts';
import { Secrets } from '../../src/kernel/data-folder/secrets.ts';
import { withClient } from '../../src/kernel/db/client.ts';
import { withLogin } from '../../src/kernel/db/connection-url.ts';
import { freePort, HubProcess, installHub } from './hub-process.ts';

const KEY = /hub_[\w-]{43}/;

/** One story in order: what each test finds is what the one before left. */
describe('a hub from its first start to its last', () => {
  let folder: string;
  let port: string;
  let hub: HubProcess;
  const inData = (name: string) => join(folder, '.hub', name);
  const start = (settings: Record<string, string> = {}) =>
    new HubProcess(folder, { PORT: port, ...settings });
  /** The logins and passwords that the first start showed, and the keys. */
  let shown: { accounts: [login: string, password: string][]; keys: string[] };
  const signIn = async ([login, password]: [string, string]) => {
    const query =
      'mutation ($input: SignInInput!) { signIn(input: $input) { sessionToken userErrors { code } } }';
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables: { input: { login, password } } }),
      headers: { 'content-type': 'application/json' },
    });
    const { data } = (await answer.json()) as {
      data: { signIn: { sessionToken: string | null; userErrors: { code: string }[] } };
    };
    return data.signIn;
  };

  /** Process of the PostgreSQL that runs on this hub's data, if any. */
  const postmaster = (): number | undefined => {
    const file = join(folder, '.hub', 'postgres', 'data', 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    return pid > 0 && commandLineOf(pid)?.join(' ').includes(folder) ? pid : undefined;
  };
  const leavesNothing = () => {
    expect(postmaster()).toBeUndefined();
    expect(existsSync(inData('lock'))).toBe(false);
    expect(existsSync(inData('run.json'))).toBe(false);
  };

  beforeAll(async () => {
    folder = installHub();
    port = await freePort();
  });
  afterAll(async () => {
    await hub.stop();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  test('the first start makes the database, serves, and shows the demo key', async () => {
    hub = start({ LOG_LEVEL: 'trace' });
    await hub.up();
    expect(hub.said).toContain('making the database');
    expect(hub.said).toContain('migrating the database');
    expect(hub.said).toMatch(KEY);
    expect(postmaster()).toBeDefined();
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  test('it shows the persona accounts, as which one signs in, and logs nothing of them', async () => {
    const accounts = [...hub.said.matchAll(/^ {2}(demo-[a-z0-9]+) +([a-z2-9-]{19}) {2}/gm)].map(
      ([, login, password]): [string, string] => [login!, password!],
    );
    const keys = [...hub.said.matchAll(/^ {2}(hub_[\w-]{43})$/gm)].map(([, key]) => key!);
    shown = { accounts, keys };
    expect(accounts.map(([login]) => login).sort()).toEqual([
      'demo-admin',
      'demo-analyst',
      'demo-auditor',
      'demo-c30',
      'demo-c50',
      'demo-dla',
      'demo-officer',
      'demo-temple',
    ]);
    expect(keys).toHaveLength(2);
    for (const account of accounts)
      expect(await signIn(account)).toEqual({ sessionToken: expect.any(String), userErrors: [] });
    const [, ...logged] = hub.said.split('\n{');
    expect(logged.length).toBeGreaterThan(accounts.length);
    const log = hub.said
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
    for (const secret of [...accounts.map(([, password]) => password), ...keys]) {
      expect(log).not.toContain(secret);
      expect(hub.said.split(secret).length - 1).toBe(secret === keys[0] ? 2 : 1);
    }
  });

  test('its secrets are for its user alone, and in no line it printed', () => {
    expect(statSync(inData('secrets.json')).mode & 0o077).toBe(0);
    const secrets = Object.values(JSON.parse(readFileSync(inData('secrets.json'), 'utf8')) as object);
    expect(secrets).toHaveLength(4);
    for (const secret of secrets) expect(hub.said).not.toContain(secret);
  });

  test('a second hub on the same port says so in one line and ends with 1', async () => {
    const other = new HubProcess(folder, { PORT: port });
    expect(await other.exit()).toBe(1);
    expect(other.said).toMatch(new RegExp(`^✗ .*${port}.* / port .*${port} is in use.*\\n$`));
  });

  test('a second hub on the same data folder says so in one line, ends with 1, and disturbs nothing', async () => {
    const other = new HubProcess(folder, { PORT: await freePort() });
    expect(await other.exit()).toBe(1);
    expect(other.said).toMatch(/^✗ .* is in use by another hub \(process \d+\).*\n$/);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  test('a command typed beside it works in its database', async () => {
    const config = readConfig({ HUB_DATA_DIR: join(folder, '.hub') });
    const connection = await connect(config);
    const [found] = await connection.dataSource.query(
      'SELECT current_user AS role, current_schema() AS schema',
    );
    await connection.close();
    expect(found).toEqual({ role: 'hub_app', schema: 'hub' });
  });

  test('SIGTERM stops hub and database cleanly', async () => {
    expect(await hub.stop()).toBe(0);
    leavesNothing();
  });

  test('the second start serves within 5 s, without a key, and Ctrl-C typed twice stops it cleanly', async () => {
    const began = Date.now();
    hub = start();
    await hub.up();
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(hub.said).not.toMatch(KEY);
    for (const [login, password] of shown.accounts) {
      expect(hub.said).not.toContain(login);
      expect(hub.said).not.toContain(password);
    }
    hub.signal('SIGINT');
    await hub.says('stopping');
    hub.signal('SIGINT');
    expect(await hub.exit()).toBe(0);
    leavesNothing();
  });

  test('started with an issuer of identities it has no persona any more, and says nothing of them', async () => {
    hub = start({
      HUB_OIDC_ISSUER: 'https://issuer.example.org',
      HUB_OIDC_AUDIENCE: 'https://hub.example.org',
    });
    await hub.up();
    expect(hub.said).not.toMatch(/demo-(admin|c30)/);
    expect(await signIn(shown.accounts[0]!)).toEqual({
      sessionToken: null,
      userErrors: [{ code: 'WRONG_CREDENTIALS' }],
    });
    const [demoKey, appKey] = shown.keys;
    const statusOf = async (key: string | undefined) =>
      (
        await fetch(`http://127.0.0.1:${port}/graphql?query={area(code:"50"){code}}`, {
          headers: { authorization: `Bearer ${key}` },
        })
      ).status;
    expect([await statusOf(demoKey), await statusOf(appKey)]).toEqual([200, 401]);
    expect(await hub.stop()).toBe(0);
  });

  test('after kill -9 the next start stops the orphaned database and serves', async () => {
    hub = start();
    await hub.up();
    const orphan = postmaster();
    hub.signal('SIGKILL');
    expect(await hub.exit()).toBe('SIGKILL');
    expect(postmaster()).toBe(orphan);
    hub = start();
    await hub.up();
    expect(postmaster()).not.toBe(orphan);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  });

  test('told to stop while it starts, it leaves nothing running', async () => {
    await hub.stop();
    hub = start();
    await hub.says('starting PostgreSQL');
    expect(await hub.stop()).toBe(0);
    leavesNothing();
  });

  test('a database that a newer hub has changed is refused in one line and left alone', async () => {
    hub = start();
    await hub.up();
    const run = JSON.parse(readFileSync(inData('run.json'), 'utf8')) as { databaseUrl: string };
    const password = new Secrets(inData('secrets.json')).find('embedded/hub_owner') ?? '';
    await withClient(withLogin(run.databaseUrl, 'hub_owner', password), (client) =>
      client.query(
        `INSERT INTO hub.migration (timestamp, name) VALUES (9999999999999, 'FromTomorrow9999999999999')`,
      ),
    );
    await hub.stop();
    hub = start();
    expect(await hub.exit()).toBe(1);
    expect(hub.said).toMatch(/✗ .* is newer than this hub \(it has FromTomorrow9999999999999\).*\n$/);
    leavesNothing();
  });
});
