import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DataFolder } from './data-folder.ts';
import { identityOf } from './process-identity.ts';

describe('the data folder', () => {
  let parent: string;
  let path: string;
  const lock = () => join(path, 'lock');

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'hub-folder-'));
    path = join(parent, 'ข้อมูล');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  test('is made for its user alone, and let go without a trace of the lock', () => {
    const folder = DataFolder.take(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(lock()).mode & 0o777).toBe(0o600);
    folder.announce({ databaseUrl: 'postgresql://127.0.0.1:1/hub', rolePrefix: '', scope: 'embedded' });
    folder.release();
    expect(existsSync(lock())).toBe(false);
    expect(existsSync(join(path, 'run.json'))).toBe(false);
  });

  test('is refused while a live process has it, by its number', () => {
    const folder = DataFolder.take(path);
    expect(() => DataFolder.take(path)).toThrow(`in use by another hub (process ${process.pid})`);
    folder.release();
    DataFolder.take(path).release();
  });

  test('is taken over from a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', '0']);
    await once(gone, 'exit');
    mkdirSync(path);
    writeFileSync(lock(), JSON.stringify({ pid: gone.pid, started: 'some time' }));
    DataFolder.take(path).release();
  });

  test('is taken over when the number of the process that had it was given to another', () => {
    mkdirSync(path);
    writeFileSync(lock(), JSON.stringify({ pid: process.ppid, started: 'before the boot' }));
    DataFolder.take(path).release();
  });

  test('is taken over from a lock that was cut short', () => {
    mkdirSync(path);
    writeFileSync(lock(), '{"pid":');
    DataFolder.take(path).release();
  });

  test('tells a command how to reach the hub that has it, and nothing when none has', () => {
    const run = { databaseUrl: 'postgresql://127.0.0.1:1/hub', rolePrefix: 'x_', scope: 'embedded' };
    const folder = DataFolder.take(path);
    expect(DataFolder.ofRunningHub(path)).toBeUndefined();
    folder.announce(run);
    expect(DataFolder.ofRunningHub(path)?.run).toEqual({ ...run, pid: process.pid });
    folder.release();
    expect(DataFolder.ofRunningHub(path)).toBeUndefined();
  });

  test('keeps a secret under its name, in a file for its user alone', () => {
    const folder = DataFolder.take(path);
    const made = folder.secrets.findOrMake('embedded/hub_app');
    expect(made).toMatch(/^[\w-]{43}$/);
    expect(folder.secrets.findOrMake('embedded/hub_app')).toBe(made);
    expect(folder.secrets.findOrMake('embedded/hub_owner')).not.toBe(made);
    expect(folder.secrets.find('embedded/hub_app')).toBe(made);
    const file = join(path, 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(made);
    folder.release();
  });
});

test('a process is told from a later one with its number by its start', () => {
  const later = spawn('sleep', ['60']);
  const [own, other] = [identityOf(process.pid), identityOf(later.pid ?? 0)];
  later.kill();
  expect(identityOf(process.pid)).toEqual(own);
  expect(own.started).not.toBe(other.started);
});
