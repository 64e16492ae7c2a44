import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Departure } from '../../src/kernel/departure.ts';
import { HubError } from '../../src/kernel/errors.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Viewer } from '../../src/kernel/viewer.ts';
import {
  type BatchAttempt,
  type BatchInput,
  BatchMode,
  performBatch,
  type Writing,
  type Written,
} from '../../src/write/index.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const viewer: Viewer = { kind: 'CLIENT', clientId: newId(), partnerId: null, scopes: new Set(['WRITE']) };

type Row = { idempotencyKey: string; say?: string };

const attempt = (rows: Row[], more: Partial<BatchAttempt> & { mode?: BatchMode } = {}): BatchAttempt => ({
  viewer,
  requestId: 'test',
  action: 'tellAll',
  of: 'tellOne',
  admit: () => {},
  input: { idempotencyKey: newId(), mode: more.mode ?? BatchMode.PER_ROW, rows },
  ...more,
});
const rowsOf = (...said: string[]): Row[] => said.map((say) => ({ idempotencyKey: newId(), say }));

/** Puts an event in the outbox, which everybody may. */
async function tell(writing: Writing, type: string): Promise<Written> {
  const object = { type: 'Area', id: newId() };
  await writing.tell({ type, object, partnerIds: [], areaCodes: [] });
  return { about: object, answers: { area: object } };
}
const said = async (): Promise<string[]> =>
  (await database.owner.query('SELECT type FROM hub.event ORDER BY id')).map(
    ({ type }: { type: string }) => type,
  );
const work =
  (more: (say: string) => Promise<void> | void = () => {}) =>
  async (writing: Writing, row: BatchInput['rows'][number]): Promise<Written> => {
    const written = await tell(writing, String(row.say));
    await more(String(row.say));
    return written;
  };
const refuse = (): never => {
  throw new HubError('BAD_INPUT', { th: 'ผิด', en: 'wrong' }, { field: 'say', rule: 'right' });
};

describe('a batch', () => {
  test('undoes what a refused row has done, and nothing of the others', async () => {
    const before = await said();
    const end = await performBatch(
      database.app,
      attempt(rowsOf('ONE', 'BAD', 'TWO')),
      work((say) => (say === 'BAD' ? refuse() : undefined)),
    );
    expect(end.rows.map(({ outcome }) => outcome)).toEqual(['DONE', 'REFUSED', 'DONE']);
    expect(end.rows[1]!.refusals[0]!.detail).toEqual({ field: 'rows.1.say', rule: 'right' });
    expect((await said()).slice(before.length)).toEqual(['ONE', 'TWO']);
  });

  test('keeps nothing of itself where every row is refused, and says so', async () => {
    const kept = async () =>
      (await database.owner.query('SELECT count(*)::int AS n FROM hub.idempotency'))[0].n;
    const before = await kept();
    const end = await performBatch(database.app, attempt(rowsOf('BAD', 'WORSE')), work(refuse));
    expect(end.rows.map(({ outcome }) => outcome)).toEqual(['REFUSED', 'REFUSED']);
    expect(end.refusals.map(({ detail }) => detail.field)).toEqual(['rows.0.say', 'rows.1.say']);
    expect(await kept()).toBe(before);
  });

  test('goes on after a row that the database itself refuses', async () => {
    const before = await said();
    const twice = newId();
    const run = async (writing: Writing, row: BatchInput['rows'][number]): Promise<Written> => {
      const written = await tell(writing, String(row.say));
      if (row.say === 'TWICE')
        for (const id of [twice, twice])
          await writing.transaction.query(
            `INSERT INTO event (id, type, object_type, object_id, partner_ids, area_codes, visibility, change_id)
             VALUES ($1, $2, $3, $1, '{}', '{}', 'SHARED', $4)`,
            [id, 'TWICE', 'Area', writing.changeId],
          );
      return written;
    };
    const end = await performBatch(database.app, attempt(rowsOf('ONE', 'TWICE', 'TWO')), run);
    expect(end.rows.map(({ refusals }) => refusals.map(({ code }) => code))).toEqual([[], ['DUPLICATE'], []]);
    expect(end.rows[1]!.refusals[0]!.detail.field).toBe('rows.1');
    expect((await said()).slice(before.length)).toEqual(['ONE', 'TWO']);
  });

  test('stays nowhere where a row fails by a fault of ours, in either mode', async () => {
    for (const mode of Object.values(BatchMode)) {
      const before = await said();
      const broken = work((say) => {
        if (say === 'BROKEN') throw new TypeError('a fault of ours');
      });
      const sent = performBatch(database.app, attempt(rowsOf('ONE', 'BROKEN', 'TWO'), { mode }), broken);
      await expect(sent).rejects.toThrow('a fault of ours');
      expect(await said()).toEqual(before);
    }
  });

  test('is undone once whoever sent it has left, also while the last row is written', async () => {
    for (const at of ['ONE', 'THREE']) {
      const before = await said();
      const departure = new Departure();
      const leaving = work((say) => {
        if (say === at) departure.leave();
      });
      const sent = performBatch(database.app, attempt(rowsOf('ONE', 'TWO', 'THREE'), { departure }), leaving);
      await expect(sent).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(await said()).toEqual(before);
    }
  });

  test('is undone where it takes longer than it may', async () => {
    const before = await said();
    const sent = performBatch(database.app, attempt(rowsOf('ONE', 'TWO'), { timeout: -1 }), work());
    await expect(sent).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(await said()).toEqual(before);
  });

  test('is tried again where PostgreSQL gives it up, and told once', async () => {
    const before = await said();
    let tries = 0;
    const end = await performBatch(
      database.app,
      attempt(rowsOf('ONE', 'TWO')),
      work((say) => {
        if (say === 'TWO') tries += 1;
        if (say === 'TWO' && tries === 1)
          throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      }),
    );
    expect(tries).toBe(2);
    expect(end.rows.map(({ outcome }) => outcome)).toEqual(['DONE', 'DONE']);
    expect((await said()).slice(before.length)).toEqual(['ONE', 'TWO']);
  });
});
