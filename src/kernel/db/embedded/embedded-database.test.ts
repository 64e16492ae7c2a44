import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secrets } from '../../data-folder/secrets.ts';
import { withClient } from '../client.ts';
import { type EmbeddedDatabase, placeFor, startEmbedded } from './index.ts';

/** One story in order, on one cluster. */
describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dir: string;
  let bystander: ChildProcess | undefined;
  let database: EmbeddedDatabase;
  const secretsFile = () => join(folder, 'secrets.json');
  const start = () => startEmbedded({ dir, passwords: new Secrets(secretsFile()), throwaway: true });
  const pidFile = () => join(dir, 'data', 'postmaster.pid');
  const answer = (sql: string) =>
    withClient(
      database.adminUrl,
      async (client) => (await client.query(sql)).rows[0] as Record<string, unknown>,
    );

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hub pg-'));
    dir = placeFor(folder);
  });
  afterAll(async () => {
    await database.stop();
    bystander?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is made anew where an earlier making was cut short, and clears that away', async () => {
    mkdirSync(join(dir, 'init-cut-short', 'data'), { recursive: true });
    writeFileSync(join(dir, 'init-cut-short', 'data', 'PG_VERSION'), '18\n');
    database = await start();
    expect(readdirSync(dir).sort()).toEqual(['data', 'postgres.log']);
  });

  test('is version 18, speaks UTF-8, knows Thai letters, and listens on this machine alone', async () => {
    expect(
      await answer(`SELECT current_setting('server_version_num')::int / 10000 AS version,
        current_setting('server_encoding') AS encoding, 'ก' ~ '[[:alpha:]]' AS thai,
        current_setting('listen_addresses') AS listens, current_setting('unix_socket_directories') AS sockets`),
    ).toEqual({ version: 18, encoding: 'UTF8', thai: true, listens: '127.0.0.1', sockets: '' });
  });

  test('lets nobody in without the password', async () => {
    const url = new URL(database.adminUrl);
    url.password = 'wrong';
    await expect(withClient(url.href, async () => {})).rejects.toThrow('password authentication failed');
  });

  test('stops when told, also twice, and calls no death', async () => {
    let died = false;
    database.onDeath(() => {
      died = true;
    });
    await Promise.all([database.stop(), database.stop()]);
    expect(existsSync(pidFile())).toBe(false);
    expect(died).toBe(false);
  });

  test('stops the server that a killed hub left on it, and starts', async () => {
    const orphan = await start();
    database = await start();
    expect(database.pid).not.toBe(orphan.pid);
    expect(() => process.kill(orphan.pid, 0)).toThrow('ESRCH');
  });

  test('does not harm another program that was given the number of a server that is gone', async () => {
    await database.stop();
    bystander = spawn('sleep', ['600']);
    writeFileSync(pidFile(), `${bystander.pid}\n${join(dir, 'data')}\n0\n1\n\n127.0.0.1\n\nready\n`);
    database = await start();
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    expect((await answer('SELECT 1 AS one')).one).toBe(1);
  });

  test('gets a new password where the one we kept was lost', async () => {
    await database.stop();
    rmSync(secretsFile());
    database = await start();
    expect((await answer('SELECT current_user AS name')).name).toBe('postgres');
  });

  test('tells of its death', async () => {
    const died = new Promise<void>((resolve) => {
      database.onDeath(resolve);
    });
    process.kill(database.pid, 'SIGKILL');
    await died;
  });

  test('refuses the files of another version, and leaves them', async () => {
    const version = join(dir, 'data', 'PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(start()).rejects.toThrow('is of PostgreSQL 17, this hub brings 18');
    expect(readFileSync(version, 'utf8')).toBe('17\n');
  });
});
