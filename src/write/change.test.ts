import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { asViewer, inTransaction } from '../kernel/db/transaction.ts';
import { newId } from '../kernel/ids.ts';
import { SYSTEM } from '../kernel/viewer.ts';
import { ChangeChannel } from './change.entity.ts';
import { hasHappened, openChange } from './change.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a test' };
const AREA = `SELECT id, version, name_en, change_id FROM area WHERE code = '500108'`;
const rename = (name: string, changeId: string) =>
  `UPDATE area SET name_en = '${name}', version = version + 1, change_id = '${changeId}' WHERE code = '500108'`;

describe('a row is written only under a declared change', () => {
  test('not without one', async () => {
    const writing = asViewer(database.app, SYSTEM, (transaction) => transaction.query(rename('X', newId())));
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test('and by nobody who is not known: not a row is found to write', async () => {
    expect(await database.app.query(rename('X', newId()))).toEqual([[], 0]);
  });

  test('not under another than the declared one', async () => {
    const writing = inTransaction(database.app, async (transaction) => {
      await openChange(transaction, opening);
      await transaction.query(rename('X', newId()));
    });
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test('not by the owner of the tables either', async () => {
    const writing = asViewer(database.owner, SYSTEM, (transaction) =>
      transaction.query(rename('X', newId())),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test('and the declaration ends with its transaction', async () => {
    await inTransaction(database.app, (transaction) => openChange(transaction, opening));
    const left = await Promise.all(
      Array.from({ length: 8 }, () => database.app.query(`SELECT hub.declared_change() AS change`)),
    );
    expect(left.flat()).toEqual(Array.from({ length: 8 }, () => ({ change: null })));
  });

  test('a change can’t be made under another’s id, altered or taken away', async () => {
    const insert = `INSERT INTO change (id, channel, actor, reason) VALUES ('${newId()}', 'CLI', 'test', 'forged')`;
    await expect(database.app.query(insert)).rejects.toThrow(/row-level security/);
    await expect(database.app.query(`UPDATE change SET reason = ''`)).rejects.toThrow(/permission denied/);
    await expect(database.app.query('DELETE FROM change')).rejects.toThrow(/permission denied/);
  });

  test('a change that happens once can’t happen again', async () => {
    const once = { ...opening, onceKey: 'test:once' };
    await inTransaction(database.app, (transaction) => openChange(transaction, once));
    expect(await hasHappened(database.app.manager, 'test:once')).toBe(true);
    const again = inTransaction(database.app, (transaction) => openChange(transaction, once));
    await expect(again).rejects.toThrow(/change_once_key/);
  });
});

describe('what was is kept', () => {
  test('an update keeps the superseded version with the change that replaced it', async () => {
    const [before] = await database.app.query(AREA);
    const changeId = await inTransaction(database.app, async (transaction) => {
      const id = await openChange(transaction, opening);
      await transaction.query(rename('Suthep', id));
      return id;
    });
    const [after] = await database.app.query(AREA);
    const history = await database.app.query(
      'SELECT version, name_en, change_id, superseded_by FROM area_history WHERE id = $1',
      [before.id],
    );
    expect(after).toMatchObject({ version: before.version + 1, name_en: 'Suthep', change_id: changeId });
    expect(history).toEqual([
      {
        version: before.version,
        name_en: before.name_en,
        change_id: before.change_id,
        superseded_by: changeId,
      },
    ]);
  });

  test('no version is skipped and none goes back', async () => {
    for (const step of ['version', 'version + 2', 'version - 1']) {
      const writing = inTransaction(database.app, async (transaction) => {
        const id = await openChange(transaction, opening);
        await transaction.query(
          `UPDATE area SET version = ${step}, change_id = '${id}' WHERE code = '500108'`,
        );
      });
      await expect(writing).rejects.toThrow(/one version further/);
    }
  });

  test('history can’t be written by hand, and nothing is deleted', async () => {
    for (const table of ['area', 'area_history', 'partner', 'partner_history']) {
      await expect(database.app.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
    const forged = `INSERT INTO area_history SELECT *, '${newId()}', hub.now() FROM area LIMIT 1`;
    await expect(database.app.query(forged)).rejects.toThrow(/permission denied/);
  });
});

describe('the hub’s clock', () => {
  test('stands where the setting says', async () => {
    await inTransaction(database.app, async (transaction) => {
      await transaction.query(`SELECT set_config('hub.now', '2022-10-05 16:59:59.999999+00', true)`);
      const [{ now }] = await transaction.query('SELECT hub.now()::text AS now');
      expect(new Date(now).toISOString()).toBe('2022-10-05T16:59:59.999Z');
    });
  });
});
