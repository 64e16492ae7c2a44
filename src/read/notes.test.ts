import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { partnerApp, readerOf } from '../../test/setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../../test/setup/open-test-database.ts';
import { inTransaction } from '../kernel/db/transaction.ts';
import { ChangeChannel, openChange } from '../write/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a hamlet' };
    const changeId = await openChange(transaction, opening);
    await transaction.query(
      `UPDATE area_population p SET population = 7, male = 4, female = 3, households = 1,
         version = p.version + 1, change_id = $1
       FROM area a WHERE a.id = p.area_id AND a.code IN ('500108', '500110')`,
      [changeId],
    );
  });
});
afterAll(() => database.close());

async function read(source: string) {
  const document = parse(source);
  const operation = getOperationAST(document)!;
  const reader = await readerOf(database);
  return reader.read({ document, operation, source, variables: {}, viewer: partnerApp });
}

describe('the second channel', () => {
  test('says of a masked field where it is and why', async () => {
    const answer = await read(
      '{ hamlet: area(code: "500108") { populations { people: population male female households } } }',
    );
    expect(answer.toJSON()).toEqual({
      hamlet: { populations: [{ people: 7, male: null, female: null, households: 1 }] },
    });
    expect(answer.notes).toEqual([
      { path: ['hamlet', 'populations', 0, 'male'], reason: 'SMALL_COUNT' },
      { path: ['hamlet', 'populations', 0, 'female'], reason: 'SMALL_COUNT' },
    ]);
  });

  test.each([
    ['forward', 'first: 5, orderBy: [{ field: CODE }]'],
    ['backward', 'last: 5, orderBy: [{ field: CODE, direction: DESC }]'],
  ])('finds masked fields at their places in nested pages, %s', async (_way, args) => {
    const answer = await read(`{
      areas(${args}, filter: { code: { in: ["500107", "500108", "500109", "500110"] } }) {
        nodes { code populations { male } }
        edges { node { code } }
      }
    }`);
    const { areas } = answer.toJSON() as {
      areas: { nodes: { code: string; populations: { male: number | null }[] }[] };
    };
    const expected = areas.nodes.flatMap(({ code }, index) =>
      code === '500108' || code === '500110'
        ? [{ path: ['areas', 'nodes', index, 'populations', 0, 'male'], reason: 'SMALL_COUNT' }]
        : [],
    );
    expect(expected).toHaveLength(2);
    expect(answer.notes).toHaveLength(2);
    expect(answer.notes).toEqual(expect.arrayContaining(expected));
    for (const { path } of answer.notes) {
      const found = path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], {
        areas,
      });
      expect(found).toBeNull();
    }
  });

  test('says that a count is capped where the answer doesn’t', async () => {
    const capped = await read('{ all: partners(first: 0) { totalCount } }');
    expect(capped.notes).toEqual([{ path: ['all', 'totalCount'], reason: 'COUNT_CAPPED' }]);
    expect((await read('{ partners(first: 0) { totalCount totalCountIsCapped } }')).notes).toEqual([]);
    expect((await read('{ areas(first: 0) { totalCount } }')).notes).toEqual([]);
  });
});
