import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cuttableWire } from '../../../test/factories/cuttable-wire.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { Departure } from '../../kernel/departure.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { Departed, ReadPool, type ReadPoolSettings } from './read-pool.ts';

let database: TestDatabase;
const pools: ReadPool[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  for (const pool of pools) await pool.close();
  await database.close();
});

const open = (settings: Partial<ReadPoolSettings> = {}): ReadPool => {
  const pool = new ReadPool({ url: database.appUrl, ...settings });
  pools.push(pool);
  return pool;
};

const client = (clientId: string): Viewer => ({
  kind: 'CLIENT',
  clientId,
  partnerId: null,
  scopes: new Set(),
});
const someone = client('someone');

let statements = 0;
/** Runs a statement that no other test has prepared. */
const run = async (
  pool: ReadPool,
  text: string,
  {
    viewer = someone,
    departure,
    values = [] as unknown[],
  }: { viewer?: Viewer; departure?: Departure; values?: unknown[] } = {},
) => {
  statements += 1;
  return (await pool.read(viewer, { name: `test_${statements}`, text, values }, departure))[0];
};

const WHO = `SELECT concat_ws('/', current_setting('hub.viewer', true), current_setting('hub.viewer_id', true))`;
/** How many reads sleep in the database just now. */
const sleeping = async (): Promise<number> =>
  Number(
    (
      await database.app.query(
        `SELECT count(*) FROM pg_stat_activity WHERE application_name = 'hub read' AND datname = $1 AND query LIKE '%pg_sleep%' AND state = 'active'`,
        [database.name],
      )
    )[0].count,
  );

async function until(holds: () => Promise<boolean>, within: number): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > within) throw new Error(`not within ${within} ms`);
    await pause(10);
  }
  return performance.now() - begun;
}

describe('a viewer’s settings', () => {
  test('hold for its own statement, and for nobody’s after it', async () => {
    const pool = open({ size: 1 });
    expect(await run(pool, WHO, { viewer: client('one') })).toBe('CLIENT/one');
    expect(await run(pool, WHO, { viewer: { kind: 'ANONYMOUS' } })).toBe('ANONYMOUS/');
    expect(await run(pool, WHO, { viewer: client('two') })).toBe('CLIENT/two');
  });

  test('keep apart under load, whatever fails in between', async () => {
    const pool = open({ size: 2 });
    const asked = Array.from({ length: 60 }, (_, no) =>
      no % 3 === 0
        ? run(pool, 'SELECT (1 / 0)::text', { viewer: client(`c${no}`) }).catch(() => 'failed')
        : run(pool, WHO, { viewer: client(`c${no}`) }),
    );
    const answers = await Promise.all(asked);
    expect(answers).toEqual(answers.map((_, no) => (no % 3 === 0 ? 'failed' : `CLIENT/c${no}`)));
  });
});

describe('a connection', () => {
  test('is good for the next read after an error', async () => {
    const pool = open({ size: 1 });
    await expect(run(pool, 'SELECT (1 / 0)::text')).rejects.toMatchObject({ code: '22012' });
    await expect(run(pool, 'SELEC')).rejects.toMatchObject({ code: '42601' });
    expect(await run(pool, `SELECT 'well'`)).toBe('well');
  });

  test('runs the same statement again after it failed', async () => {
    const pool = open({ size: 1 });
    const divide = (by: number) =>
      pool.read(someone, { name: 'divide', text: 'SELECT (6 / $1::integer)::text', values: [by] });
    expect(await divide(2)).toEqual(['3']);
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
    expect(await divide(3)).toEqual(['2']);
  });

  test('prepares a statement once, and keeps no more than two hundred', async () => {
    const pool = open({ size: 1 });
    const count = (like: string) =>
      run(pool, 'SELECT count(*)::text FROM pg_prepared_statements WHERE name LIKE $1', { values: [like] });
    const often = { name: 'often', text: `SELECT 'x'`, values: [] };
    for (let time = 0; time < 3; time += 1) await pool.read(someone, often);
    expect(
      await run(
        pool,
        `SELECT (generic_plans + custom_plans)::text FROM pg_prepared_statements WHERE name = 'often'`,
      ),
    ).toBe('3');
    for (let no = 0; no < 230; no += 1)
      await pool.read(someone, { name: `many_${no}`, text: `SELECT '${no}'`, values: [] });
    expect(Number(await count('%'))).toBeLessThanOrEqual(200);
    expect(await count('many_229')).toBe('1');
    expect(await count('often')).toBe('0');
    expect(await pool.read(someone, often)).toEqual(['x']);
  });

  test('keeps nothing prepared of statements that failed', async () => {
    const pool = open({ size: 1 });
    for (let no = 0; no < 30; no += 1) {
      await pool
        .read(someone, {
          name: `failing_${no}`,
          text: `SELECT (1 / ($1::integer * 0))::text AS n${no}`,
          values: [no],
        })
        .catch(() => {});
    }
    expect(
      await run(pool, `SELECT count(*)::text FROM pg_prepared_statements WHERE name LIKE 'failing%'`),
    ).toBe('0');
  });

  test('that is cut while a read is on it fails that read alone: the next one has another', async () => {
    const cuttable = await cuttableWire(database.appUrl);
    const pool = open({ url: cuttable.url, size: 1 });
    const cut = run(pool, 'SELECT pg_sleep(0.5)::text').catch((fault) => fault);
    await until(async () => (await sleeping()) === 1, 1_000);
    cuttable.cut();
    expect(await cut).toMatchObject({ code: 'ECONNRESET' });
    expect(await run(pool, `SELECT 'well'`)).toBe('well');
    await pool.close();
    cuttable.close();
    // The database notices only when it has slept.
    await until(async () => (await sleeping()) === 0, 5_000);
  });

  test('answers nulls, and the columns of the last row', async () => {
    expect(
      await open().read(someone, { name: 'nulls', text: `SELECT NULL::text, 'two'`, values: [] }),
    ).toEqual([null, 'two']);
  });
});

describe('a read that nobody waits for', () => {
  test('is ended in the database within half a second, and its neighbour is not', async () => {
    const pool = open({ size: 2 });
    const leaver = new Departure();
    const left = run(pool, `SELECT pg_sleep(20)::text`, { departure: leaver }).catch((fault) => fault);
    const neighbour = run(pool, `SELECT 'stays' || pg_sleep(1.5)::text`);
    await until(async () => (await sleeping()) === 2, 1_000);
    leaver.leave();
    await until(async () => (await sleeping()) === 1, 500);
    expect(await left).toMatchObject({ code: '57014' });
    expect(await neighbour).toBe('stays');
    expect(await run(pool, `SELECT 'well'`)).toBe('well');
  });

  test('leaves the connection to the next, who is not cancelled for it', async () => {
    const pool = open({ size: 1 });
    for (let time = 0; time < 15; time += 1) {
      const leaver = new Departure();
      const left = run(pool, `SELECT pg_sleep(0.01)::text`, { departure: leaver }).catch(() => 'left');
      const next = run(pool, `SELECT 'next' || pg_sleep(0.01)::text`);
      await pause(time);
      leaver.leave();
      await left;
      expect(await next).toBe('next');
    }
  });

  test('is not begun when its client left while it waited', async () => {
    const pool = open({ size: 1 });
    const leaver = new Departure();
    const before = run(pool, 'SELECT pg_sleep(0.2)::text');
    const waiting = run(pool, `SELECT pg_sleep(20)::text`, { departure: leaver });
    leaver.leave();
    await expect(waiting).rejects.toThrow(Departed);
    await before;
    expect(await sleeping()).toBe(0);
  });
});

describe('too much', () => {
  test('a read that takes too long is ended, and says so', async () => {
    const pool = open({ size: 1, timeout: 150 });
    await expect(run(pool, 'SELECT pg_sleep(20)::text')).rejects.toMatchObject({
      code: 'TIMEOUT',
      detail: { rule: '150 ms' },
    });
    expect(await run(pool, `SELECT 'well'`)).toBe('well');
  });

  test('a read beyond those that may wait is refused at once, and none of the others', async () => {
    const pool = open({ size: 1, queue: 2 });
    await run(pool, 'SELECT 1::text');
    const hold = (no: number) => run(pool, `SELECT '${no}' || pg_sleep(0.3)::text`);
    const first = hold(0);
    // Only when it has its connection is it no longer one that waits.
    await until(async () => (await sleeping()) === 1, 1_000);
    const held = [first, hold(1), hold(2)];
    await expect(run(pool, 'SELECT 1::text')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await Promise.all(held)).toEqual(['0', '1', '2']);
    expect(await run(pool, `SELECT 'well'`)).toBe('well');
  });

  test('a database that is not there is no HubError, so that it is told as such', async () => {
    const pool = open({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
    await expect(run(pool, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
