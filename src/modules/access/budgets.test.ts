import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { HubError } from '../../kernel/errors.ts';
import { ANONYMOUS, SYSTEM, type Viewer } from '../../kernel/viewer.ts';
import { Budgets } from './budgets.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const WINDOW = 60;
let now = Date.parse('2026-01-05T03:00:00Z');
beforeEach(() => {
  // The library takes the time from here as well.
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
});

let made = 0;
const newClient = (budget?: number): Viewer => {
  made += 1;
  const clientId = `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const client = { kind: 'CLIENT', clientId, partnerId: null, scopes: new Set<never>() } as const;
  return budget === undefined ? client : { ...client, budget };
};
const budgetsOf = (points: number, anonymousPoints = points) =>
  new Budgets(database.app, { points, anonymousPoints, seconds: WINDOW });

/** Spends, and answers what is left, or the seconds to wait. */
async function spend(budgets: Budgets, viewer: Viewer, points: number, address = '192.0.2.1') {
  try {
    return { left: (await budgets.spend(viewer, address, points)).remaining };
  } catch (fault) {
    if (fault instanceof HubError && fault.code === 'THROTTLED') return { wait: fault.detail.retryAfter };
    throw fault;
  }
}
const isSpent = (budgets: Budgets, viewer: Viewer): boolean => {
  try {
    budgets.refuseIfSpent(viewer, '192.0.2.1');
    return false;
  } catch {
    return true;
  }
};
const counted = () =>
  asViewer(database.app, SYSTEM, (transaction) =>
    transaction.query('SELECT key, points, expire FROM budget_use ORDER BY expire'),
  );

describe('a budget', () => {
  test('is spent to its last point, then refused with the time to wait, and works again after exactly that', async () => {
    const [budgets, client] = [budgetsOf(10), newClient()];
    expect(await spend(budgets, client, 4)).toEqual({ left: 6 });
    now += 12_400;
    expect(await spend(budgets, client, 6)).toEqual({ left: 0 });
    expect(isSpent(budgets, client)).toBe(true);
    expect(await spend(budgets, client, 1)).toEqual({ wait: 48 });
    now += 47_000;
    expect(await spend(budgets, client, 1)).toEqual({ wait: 1 });
    now += 1_000;
    expect(isSpent(budgets, client)).toBe(false);
    expect(await spend(budgets, client, 10)).toEqual({ left: 0 });
  });

  test('refuses what is more than it has left, and goes on with what is less', async () => {
    const [budgets, client] = [budgetsOf(10), newClient()];
    expect(await spend(budgets, client, 7)).toEqual({ left: 3 });
    expect(await spend(budgets, client, 4)).toEqual({ wait: WINDOW });
    expect(isSpent(budgets, client)).toBe(false);
    expect(await spend(budgets, client, 3)).toEqual({ left: 0 });
  });

  test('says that an operation costs more than all of it', async () => {
    const refused = spend(budgetsOf(10), newClient(), 11);
    await expect(refused).rejects.toMatchObject({
      code: 'BAD_INPUT',
      detail: { rule: 'points <= 10', value: '11' },
    });
  });

  test('says until when it runs', async () => {
    const [budgets, client] = [budgetsOf(1_000), newClient()];
    const first = await budgets.spend(client, '', 1);
    now += 5_000;
    const second = await budgets.spend(client, '', 1);
    const resetAt = new Date(now - 5_000 + WINDOW * 1_000).toISOString();
    expect([first, second]).toEqual([
      { limit: 1_000, remaining: 999, resetAt },
      { limit: 1_000, remaining: 998, resetAt },
    ]);
  });

  test('of an operation of no lease costs no statement', async () => {
    const [budgets, client] = [budgetsOf(1_000), newClient()];
    await budgets.spend(client, '', 1);
    const statements = jest.spyOn(database.app, 'transaction');
    for (let n = 0; n < 4; n += 1) expect(await spend(budgets, client, 1)).toEqual({ left: 998 - n });
    expect(statements).not.toHaveBeenCalled();
  });
});

describe('two processes over one database', () => {
  test.each([10, 997])('spend the %i points of a client once, whatever each has leased', async (points) => {
    const [here, there, client] = [budgetsOf(points), budgetsOf(points), newClient()];
    let granted = 0;
    let refused = 0;
    for (let n = 0; refused < 50; n += 1) {
      const { left } = await spend(n % 3 === 0 ? here : there, client, 1);
      if (left === undefined) refused += 1;
      else {
        granted += 1;
        expect(left).toBeGreaterThanOrEqual(0);
      }
    }
    // Both have been asked until neither had anything left.
    expect([isSpent(here, client), isSpent(there, client)]).toEqual([true, true]);
    expect(granted).toBe(points);
    now += WINDOW * 1_000;
    expect(await spend(there, client, points)).toEqual({ left: 0 });
    expect(await spend(here, client, 1)).toEqual({ wait: WINDOW });
  });

  test('a hundred at once get no point more', async () => {
    const [here, there, client] = [budgetsOf(30), budgetsOf(30), newClient()];
    const asked = Array.from({ length: 100 }, (_, n) => spend(n % 2 ? here : there, client, 1));
    const answers = await Promise.all(asked);
    expect(answers.filter(({ left }) => left !== undefined)).toHaveLength(30);
    expect(Math.min(...answers.map(({ left = 0 }) => left))).toBe(0);
  });
});

describe('whose budget it is', () => {
  test('a client’s own, where it has one', async () => {
    const budgets = budgetsOf(10);
    expect(await spend(budgets, newClient(50), 20)).toEqual({ left: 30 });
    expect(await spend(budgets, newClient(2), 2)).toEqual({ left: 0 });
    expect(await spend(budgets, newClient(), 10)).toEqual({ left: 0 });
  });

  test('a person’s, for whichever partner it acts', async () => {
    const budgets = budgetsOf(10);
    const personId = '00000000-0000-7000-8000-00000000000a';
    const [one, other] = ['1', '2'].map((partnerId): Viewer => ({ kind: 'PERSON', personId, partnerId })) as [
      Viewer,
      Viewer,
    ];
    expect(await spend(budgets, one, 6)).toEqual({ left: 4 });
    expect(await spend(budgets, other, 4)).toEqual({ left: 0 });
  });

  test.each([
    ['an address’s', '192.0.2.7', '192.0.2.7', '192.0.2.8'],
    ['an address’s, however it is written', '192.0.2.9', '::ffff:192.0.2.9', '192.0.2.10'],
    ['a network’s of IPv6', '2001:db8:0:1::1', '2001:DB8::1:9:8:7:6', '2001:db8:0:2::1'],
  ])('%s, where no key is needed', async (_what, address, same, other) => {
    const budgets = budgetsOf(1_000, 5);
    expect(await spend(budgets, ANONYMOUS, 3, address)).toEqual({ left: 2 });
    expect(await spend(budgets, ANONYMOUS, 2, same)).toEqual({ left: 0 });
    expect(await spend(budgets, ANONYMOUS, 1, same)).toEqual({ wait: WINDOW });
    expect(await spend(budgets, ANONYMOUS, 1, other)).toEqual({ left: 4 });
  });
});

test('counts of windows that have ended are taken out of the table, and no others', async () => {
  const budgets = budgetsOf(10);
  now += 3_600_000;
  await spend(budgets, newClient(), 1);
  const rows = await counted();
  expect(rows.length).toBeGreaterThan(5);
  const [kept] = rows.slice(-1);
  await budgets.sweep();
  expect(await counted()).toEqual([kept]);
});
