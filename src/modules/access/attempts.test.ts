import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { connectElsewhere } from '../../../test/factories/elsewhere.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { withClient } from '../../kernel/db/client.ts';
import { inTransaction } from '../../kernel/db/transaction.ts';
import { ChangeChannel, openChange } from '../../write/index.ts';
import { attempt, forgetAttempts } from './attempts.ts';

let database: TestDatabase;
/** As another process over the same database has one. */
let elsewhere: DataSource;
beforeAll(async () => {
  database = await openTestDatabase();
  elsewhere = await connectElsewhere(database);
});
afterAll(async () => {
  await elsewhere.destroy();
  await database.close();
});

const wrong = async () => undefined;
const right = async () => 'proved';
const tooMany = {
  code: 'TOO_MANY_ATTEMPTS',
  detail: { retryAfter: expect.any(Number) },
};

/** Fails so many times, in turn here and elsewhere; `name` may be another each time. */
async function fail(times: number, of: { name: (no: number) => string; address: (no: number) => string }) {
  for (let no = 1; no <= times; no += 1) {
    const where = no % 2 === 0 ? database.app : elsewhere;
    expect(await attempt(where, { name: of.name(no), address: of.address(no) }, wrong)).toBeUndefined();
  }
}

const countsAt = (table: string) =>
  withClient(database.adminUrl, async (client) => (await client.query(`SELECT key FROM hub.${table}`)).rows);

describe('attempts at one name', () => {
  test('may fail ten times, wherever they come from and whichever process they meet; the eleventh is not made', async () => {
    await fail(10, { name: () => 'ten', address: (no) => `192.0.2.${no}` });
    const prove = jest.fn(right);
    for (const where of [database.app, elsewhere])
      await expect(attempt(where, { name: 'ten', address: '192.0.2.99' }, prove)).rejects.toMatchObject(
        tooMany,
      );
    expect(prove).not.toHaveBeenCalled();
  });

  test('say after how many seconds the next may be made, and both languages say so', async () => {
    await fail(10, { name: () => 'seconds', address: (no) => `198.51.100.${no}` });
    const refused = await attempt(database.app, { name: 'seconds', address: '203.0.113.1' }, right).catch(
      (fault) => fault,
    );
    const { retryAfter } = refused.detail;
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    expect([refused.text.th, refused.text.en]).toEqual([
      expect.stringContaining(`${retryAfter} วินาที`),
      expect.stringContaining(`${retryAfter} seconds`),
    ]);
  });

  test('begin anew once one of them succeeds', async () => {
    await fail(9, { name: () => 'nine', address: (no) => `192.0.2.${100 + no}` });
    expect(await attempt(elsewhere, { name: 'nine', address: '192.0.2.120' }, right)).toBe('proved');
    await fail(10, { name: () => 'nine', address: (no) => `192.0.2.${130 + no}` });
  });

  test('that come at once count as those that come one by one', async () => {
    const proving = jest.fn(wrong);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, no) =>
        attempt(
          no % 2 ? database.app : elsewhere,
          { name: 'burst', address: `192.0.2.${200 + no}` },
          proving,
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(proving).toHaveBeenCalledTimes(10);
  });
});

describe('attempts from one address', () => {
  test('may fail a hundred times at any names; the hundred and first is not made, from elsewhere one is', async () => {
    await fail(100, { name: (no) => `somebody ${no}`, address: () => '203.0.113.7' });
    const next = { name: 'somebody else', address: '203.0.113.7' };
    await expect(attempt(elsewhere, next, right)).rejects.toMatchObject(tooMany);
    expect(await attempt(elsewhere, { ...next, address: '203.0.113.8' }, right)).toBe('proved');
  });

  test('that succeed use nothing up', async () => {
    for (let no = 1; no <= 101; no += 1)
      expect(await attempt(database.app, { name: `guest ${no}`, address: '203.0.113.9' }, right)).toBe(
        'proved',
      );
  });
});

describe('what is kept of attempts', () => {
  test('holds no name, which may be a password in the wrong field', async () => {
    await fail(1, { name: () => 'my secret garden', address: () => '203.0.113.20' });
    const kept = JSON.stringify(await countsAt('sign_in_attempt'));
    expect(kept).not.toContain('garden');
    expect(kept).toContain('203.0.113.20');
  });

  test('goes with the name, where that is to be forgotten', async () => {
    await fail(10, { name: () => 'forgotten', address: (no) => `203.0.113.${30 + no}` });
    await inTransaction(database.app, async (transaction) => {
      await openChange(transaction, { channel: ChangeChannel.CLI, actor: 'test', reason: 'to forget' });
      await forgetAttempts(transaction, 'forgotten');
    });
    expect(await attempt(database.app, { name: 'forgotten', address: '203.0.113.50' }, right)).toBe('proved');
  });

  test('is deleted an hour after it has run out', async () => {
    jest.useFakeTimers({
      doNotFake: ['Date', 'nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
    });
    try {
      // A process that has just begun: what it does by the clock is this test's.
      const later = await connectElsewhere(database);
      await attempt(later, { name: 'fresh', address: '203.0.113.60' }, wrong);
      await withClient(database.adminUrl, (client) =>
        client.query(
          `INSERT INTO hub.sign_in_attempt VALUES ('address:old', 3, $1), ('address:recent', 3, $2)`,
          [Date.now() - 61 * 60_000, Date.now() - 59 * 60_000],
        ),
      );
      jest.advanceTimersByTime(5 * 60_000);
      const left = async () => (await countsAt('sign_in_attempt')).map(({ key }) => key);
      for (let looks = 0; looks < 200 && (await left()).includes('address:old'); looks += 1);
      expect(await left()).not.toContain('address:old');
      expect(await left()).toEqual(expect.arrayContaining(['address:recent', 'address:203.0.113.60']));
      await later.destroy();
    } finally {
      jest.useRealTimers();
    }
  });
});
