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
  const start = () => new HubProcess(folder, { PORT: port });

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
    hub = start();
    await hub.up();
    expect(hub.said).toContain('making the database');
    expect(hub.said).toContain('migrating the database');
    expect(hub.said).toMatch(KEY);
    expect(postmaster()).toBeDefined();
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
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
    hub.signal('SIGINT');
    await hub.says('stopping');
    hub.signal('SIGINT');
    expect(await hub.exit()).toBe(0);
    leavesNothing();
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
