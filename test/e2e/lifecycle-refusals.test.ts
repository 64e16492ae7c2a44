import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort, HubProcess, installHub } from './hub-process.ts';

describe('a start that can not be', () => {
  let folder: string;
  beforeAll(() => {
    folder = installHub();
  });
  afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }));

  const cases: [string, Record<string, string>, RegExp][] = [
    ['a port that is no number', { PORT: 'http' }, /setting PORT must be a whole number.*got "http"/],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, /setting LOG_LEVEL must be one of.*got "loud"/],
    ['an address of no machine here', { HOST: '203.0.113.1' }, /can't listen on 203\.0\.113\.1:\d+/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgresql://someone:secret-word@127.0.0.1:1/records' },
      /the database 127\.0\.0\.1:1\/records can't be reached: no server listens there/,
    ],
    [
      'an address that is none of a database',
      { DATABASE_URL: 'mysql://someone:secret-word@127.0.0.1/records' },
      /setting DATABASE_URL must look like postgresql:/,
    ],
  ];

  test.each(cases)(
    '%s: one line in both languages, exit code 1, no password shown',
    async (_, settings, line) => {
      const hub = new HubProcess(folder, { PORT: await freePort(), ...settings });
      expect(await hub.exit()).toBe(1);
      expect(hub.said).toMatch(/^✗ [^\n]*[ก-๙][^\n]* \/ [^\n]*\n$/);
      expect(hub.said).toMatch(line);
      expect(hub.said).not.toContain('secret-word');
    },
  );

  test('a data folder that can not be made is named', async () => {
    const inFile = join(folder, 'package.json', 'data');
    const hub = new HubProcess(folder, { PORT: await freePort(), HUB_DATA_DIR: inFile });
    expect(await hub.exit()).toBe(1);
    expect(hub.said).toContain(`the data folder ${inFile} can't be written (ENOTDIR)`);
    expect(existsSync(inFile)).toBe(false);
  });
});
