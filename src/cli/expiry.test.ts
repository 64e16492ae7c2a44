import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type StoppedClock, stopClock } from '../../test/factories/stopped-clock.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { expiryOf } from './expiry.ts';

let database: TestDatabase;
let clock: StoppedClock;
beforeAll(async () => {
  database = await openTestDatabase();
  clock = await stopClock(database);
  // Half past one in the night of the 2nd, in Bangkok.
  await clock.at('2026-03-01T18:30:00Z');
});
afterAll(async () => {
  await clock.close();
  await database.close();
});

const expiry = (text?: string) => expiryOf(clock.dataSource.manager, text);

describe('--expires', () => {
  test.each([
    [undefined, null],
    ['1', '2026-03-02T18:30:00.000000Z'],
    ['365', '2027-03-01T18:30:00.000000Z'],
    ['2026-03-02', '2026-03-02T17:00:00.000000Z'],
    ['2027-12-31', '2027-12-31T17:00:00.000000Z'],
    ['2028-02-29', '2028-02-29T17:00:00.000000Z'],
  ])('%s is up to %s', async (text, instant) => {
    expect(await expiry(text)).toBe(instant);
  });

  test.each([
    '0',
    '-1',
    '10000',
    '1.5',
    '',
    'soon',
    '2026-03-01',
    '2026-02-30',
    '2027-02-29',
    '2570-01-01',
    '2027-13-01',
    '1/3/2027',
  ])('%j is refused', async (text) => {
    await expect(expiry(text)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      detail: { field: '--expires', value: text },
    });
  });
});
