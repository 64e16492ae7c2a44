import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { In } from 'typeorm';
import { newId } from '../../src/kernel/ids.ts';
import { Area, AreaLevel } from '../../src/modules/areas/index.ts';
import { ChangeChannel, DataSourceKind, insertRows, openChange } from '../../src/write/index.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

describe('inserting rows in one statement', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const insertAreas = (areas: Partial<Area>[]) =>
    database.app.transaction(async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'rows' };
      const changeId = await openChange(transaction, opening);
      const shared = { level: AreaLevel.PROVINCE, source: DataSourceKind.REGISTER, changeId };
      await insertRows(transaction, Area, areas, shared);
      return changeId;
    });

  test('keeps quotes, backslashes, Thai letters, numbers and dates as they are; what a row does not name is null', async () => {
    const one = {
      id: newId(),
      code: '01',
      nameTh: 'ก "ข" \\n \' ำ',
      latitude: 18.7904,
      validFrom: '2000-02-29',
    };
    const other = { id: newId(), code: '02', nameTh: 'ค' };
    const changeId = await insertAreas([one, other]);
    const found = await database.app.manager.find(Area, {
      where: { id: In([one.id, other.id]) },
      order: { code: 'ASC' },
    });
    expect(found).toMatchObject([
      { ...one, changeId, version: 1 },
      { ...other, changeId, latitude: null, validFrom: null },
    ]);
  });

  test('refuses a property that is no column', async () => {
    await expect(insertAreas([{ id: newId(), colour: 'red' } as Partial<Area>])).rejects.toThrow('colour');
  });

  test('sends nothing for no rows', async () => {
    await expect(insertRows(database.app.manager, Area, [])).resolves.toBeUndefined();
  });
});
