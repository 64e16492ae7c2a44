import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../../test/factories/database-state.ts';
import { FIXTURES } from '../../../test/factories/import-fixture.ts';
import { RegisterFiles } from '../../../test/factories/register-files.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { type ImportProgress, importRegister } from './index.ts';

const files = new RegisterFiles();
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => {
  await database.close();
  files.remove();
});

/** Many made-up villages of one subdistrict, so that an import takes a while. */
function manyVillages(): string {
  const rows = Array.from({ length: 20_000 }, (_, index) => `${50_000_000 + index}\t500101\t1\tจำลอง\tModel`);
  return files.file(
    'v.tsv',
    ['village_code\tsubdistrict_code\tmoo_no\tname_th\tname_en', ...rows, ''].join('\n'),
  );
}

/** Aborts when a step of this name begins. */
const abortAt = (step: string, stop: AbortController): ImportProgress => ({
  step: ({ en }) => {
    if (en.startsWith(step)) setTimeout(() => stop.abort(), 20);
  },
  bytes: () => {},
});

describe('a cancelled import', () => {
  test.each(['reading', 'writing'])(
    'while %s leaves nothing, and the database free at once',
    async (step) => {
      const before = await stateOf(database.app);
      const stop = new AbortController();
      let aborted = 0;
      stop.signal.addEventListener('abort', () => {
        aborted = performance.now();
      });
      const request = { register: 'villages', path: manyVillages(), endDemo: true, actor: 'test' };
      const options = { signal: stop.signal, progress: abortAt(step, stop) };
      await expect(importRegister(database.app, request, options)).rejects.toMatchObject({
        code: 'CANCELLED',
      });
      expect(performance.now() - aborted).toBeLessThan(700);
      await pause(50);
      const busy = await database.owner.query(
        `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`,
      );
      expect(busy).toEqual([]);
      expect(await stateOf(database.app)).toEqual(before);
    },
  );
});

describe('imports', () => {
  test('take turns: a second one at the same time is refused', async () => {
    const stop = new AbortController();
    const path = join(FIXTURES, 'temples');
    const request = { register: 'temples', path, endDemo: true, actor: 'test' };
    let second: Promise<unknown> | undefined;
    const progress: ImportProgress = {
      step: () => {
        second ??= importRegister(database.app, request).catch((error: unknown) => error);
      },
      bytes: () => {},
    };
    await importRegister(database.app, { ...request, dryRun: true }, { signal: stop.signal, progress });
    expect(await second).toMatchObject({
      code: 'IMPORT_REFUSED',
      text: { en: 'another import is under way' },
    });
  });
});
