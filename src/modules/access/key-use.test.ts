import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { SYSTEM } from '../../kernel/viewer.ts';
import { inCommand } from '../../write/index.ts';
import { addClient } from './api-client.service.ts';
import { ApiKey } from './api-key.entity.ts';
import { KeyUse } from './key-use.ts';
import { viewersOf } from './viewer-of.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

async function makeKey(): Promise<{ id: string; key: string }> {
  const command = { action: 'test', reason: 'a test' };
  const made = await inCommand(database.app, command, async (transaction, changeId) => {
    const result = await addClient(transaction, changeId, { name: 'used', scopes: [] });
    return { about: { type: 'ApiClient', id: result.id }, result };
  });
  const { id } = await asViewer(database.app, SYSTEM, (transaction) =>
    transaction.findOneByOrFail(ApiKey, { clientId: made.id }),
  );
  return { id, key: made.key };
}

const NOON = Date.parse('2026-03-01T12:00:00Z');

async function lastUsed(id: string): Promise<number | undefined> {
  const [found]: { at: Date }[] = await asViewer(database.app, SYSTEM, (transaction) =>
    transaction.query('SELECT last_used_at AS at FROM api_key_use WHERE key_id = $1', [id]),
  );
  return found?.at.getTime();
}

const mustNotFail = (fault: unknown) => {
  throw fault;
};

describe('when keys were last used', () => {
  test('is noted of a key that is remembered as of one that is looked up, and of none that is refused', async () => {
    const { id, key } = await makeKey();
    const keyUse = new KeyUse(database.app, mustNotFail);
    let now = NOON;
    const viewerOf = viewersOf(database.app, { keyUse, clock: { now: () => now } });
    await viewerOf(`Bearer ${key}`);
    now += 1_000;
    await viewerOf(`Bearer ${key}`);
    await expect(viewerOf(`Bearer hub_${'a'.repeat(43)}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await keyUse.write();
    expect(await lastUsed(id)).toBe(NOON + 1_000);
  });

  test('is written for a thousand uses of two keys by one statement, and for none by none', async () => {
    const [one, other] = [await makeKey(), await makeKey()];
    const keyUse = new KeyUse(database.app, mustNotFail);
    const transactions = jest.spyOn(database.app, 'transaction');
    for (let use = 0; use < 500; use += 1) {
      keyUse.note(one.id, NOON + use);
      keyUse.note(other.id, NOON + 1_000 + use);
    }
    expect(transactions).not.toHaveBeenCalled();
    await keyUse.write();
    await keyUse.write();
    expect(transactions).toHaveBeenCalledTimes(1);
    expect([await lastUsed(one.id), await lastUsed(other.id)]).toEqual([NOON + 499, NOON + 1_499]);
  });

  test('never goes back, where another process has seen a later use', async () => {
    const { id } = await makeKey();
    const [early, late] = [new KeyUse(database.app, mustNotFail), new KeyUse(database.app, mustNotFail)];
    early.note(id, NOON);
    late.note(id, NOON + 60_000);
    await late.write();
    await early.write();
    expect(await lastUsed(id)).toBe(NOON + 60_000);
  });

  test('is kept for the next batch where it can’t be written, unless there is a later use', async () => {
    const [one, other] = [await makeKey(), await makeKey()];
    const faults: unknown[] = [];
    const keyUse = new KeyUse(database.app, (fault) => faults.push(fault));
    const down = new Error('the database is away');
    jest.spyOn(database.app, 'transaction').mockImplementationOnce(async () => {
      keyUse.note(other.id, NOON + 5);
      throw down;
    });
    keyUse.note(one.id, NOON);
    keyUse.note(other.id, NOON);
    await keyUse.write();
    expect(faults).toEqual([down]);
    expect(await lastUsed(one.id)).toBeUndefined();
    await keyUse.write();
    expect([await lastUsed(one.id), await lastUsed(other.id)]).toEqual([NOON, NOON + 5]);
  });

  test('is written every ten seconds, and once more at the end', async () => {
    jest.useFakeTimers({
      doNotFake: [
        'setTimeout',
        'clearTimeout',
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'Date',
        'performance',
      ],
    });
    const { id } = await makeKey();
    const keyUse = new KeyUse(database.app, mustNotFail);
    const writes = jest.spyOn(keyUse, 'write');
    keyUse.start();
    jest.advanceTimersByTime(9_999);
    expect(writes).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(writes).toHaveBeenCalledTimes(1);
    keyUse.note(id, NOON);
    await keyUse.stop();
    expect(await lastUsed(id)).toBe(NOON);
    jest.advanceTimersByTime(60_000);
    expect(writes).toHaveBeenCalledTimes(2);
  });
});
