import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../../test/setup/open-test-database.ts';
import type { Asking } from '../../../kernel/asking.ts';
import { inTransaction } from '../../../kernel/db/transaction.ts';
import { ANONYMOUS } from '../../../kernel/viewer.ts';
import { ChangeChannel, openChange } from '../../../write/index.ts';
import { hashPassword } from '../password.ts';
import { addPerson } from '../person.service.ts';
import { prepareSignIn } from './sign-in.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const passwordHash = await hashPassword('the password of a test');
  await inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'somebody who signs in' };
    const changeId = await openChange(transaction, opening);
    for (const login of ['known', 'disabled']) {
      const person = { displayName: 'Somebody', login, passwordHash };
      const id = await addPerson({ transaction, changeId }, person);
      if (login === 'disabled')
        await transaction.query(
          `UPDATE person SET status = 'DISABLED', version = version + 1, change_id = $2 WHERE id = $1`,
          [id, changeId],
        );
    }
  });
});
afterAll(() => database.close());

/** The least processor time of several attempts, in microseconds: what waits, and what others do, is no part of it. */
async function costOf(login: (no: number) => string, password: string): Promise<number> {
  let least = Infinity;
  for (let no = 0; no < 8; no += 1) {
    const asking: Asking = {
      viewer: ANONYMOUS,
      dataSource: database.app,
      requestId: 'test',
      address: `192.0.2.${no}`,
      readLater: () => null,
    };
    const began = process.cpuUsage();
    const refused = prepareSignIn(asking, { login: login(no), password });
    await expect(refused).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' });
    const { user, system } = process.cpuUsage(began);
    least = Math.min(least, user + system);
  }
  return least;
}

test('an attempt costs the same at nobody and at a disabled account as at one with another password', async () => {
  const wrong = 'not the password of a test';
  const usual = await costOf(() => 'known', wrong);
  for (const cost of [
    await costOf((no) => `nobody.${no}`, wrong),
    await costOf(() => 'ไม่มี', wrong),
    await costOf(() => 'disabled', 'the password of a test'),
  ]) {
    expect(cost / usual).toBeGreaterThan(1 / 2);
    expect(cost / usual).toBeLessThan(2);
  }
});
