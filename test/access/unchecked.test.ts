import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { PersonaName } from '../factories/personas.ts';
import type { Sent } from './mutation-attempts.ts';
import type { Stage as StageOf, Tried } from './mutation-stage.ts';

// The application's own decision is switched off: it allows everything, to everybody, on every row. What still refuses is
// row-level security alone. Nothing may be loaded before that, so everything is imported below.

jest.unstable_mockModule('../../src/write/decide.ts', () => ({
  decide: async (_transaction: unknown, action: string) => ({
    action,
    allowed: true,
    ground: ['UNCHECKED'],
    missing: [],
  }),
  forbidden: () => new Error('nothing is forbidden here'),
}));

const { buildHubSchema } = await import('../../src/app/schema.ts');
const { policies } = await import('../../src/kernel/access/index.ts');
const { PERSONAS } = await import('../factories/personas.ts');
const { startReal } = await import('../factories/real-server.ts');
const { endOf, Stage, triesOf } = await import('./mutation-stage.ts');
const { CHANGING } = await import('./rows.table.ts');

/**
 * Whether a persona may change that row by some other mutation: row-level security knows rows, and not what is done to
 * them (rows.table.ts has what it lets through).
 */
function mayChangeRow(name: PersonaName, { line, on }: Tried): boolean {
  const action = policies.actions().find((each) => each.name === line.subject && !each.creates);
  const table = action && stage.hub.database.app.getMetadata(action.table()).tableName;
  return CHANGING.find(({ subject }) => subject === table)?.allowed[name].has(on) ?? false;
}

let stage: StageOf;
beforeAll(async () => {
  stage = await Stage.over(await startReal(), await buildHubSchema());
});
afterAll(() => stage.close());

describe('without a decision of the application', () => {
  test('what the table allows is done on the ground that nothing was checked', async () => {
    const tried = triesOf('c30', true)[0] as Tried;
    const sent = await stage.prepared('c30', tried, true);
    expect(endOf(await stage.send('c30', tried.line.subject, sent))).toBe('done');
    const { rows } = await stage.superuser.query('SELECT rule FROM audit_entry ORDER BY id DESC LIMIT 1');
    expect(rows[0].rule).toBe('UNCHECKED');
  });

  test.each(PERSONAS.filter((name) => name !== 'anonymous'))(
    '%s changes and adds nothing that the table does not allow',
    async (name) => {
      const made: { tried: Tried; sent: Sent }[] = [];
      // A row of one's own is no foreign one.
      for (const tried of triesOf(name, false).filter((each) => each.on !== 'O' && !mayChangeRow(name, each)))
        made.push({ tried, sent: await stage.prepared(name, tried, false) });
      const before = await stage.kept();
      const done: string[] = [];
      for (const { tried, sent } of made) {
        const { payload, ...rest } = await stage.send(name, tried.line.subject, sent);
        const held = Object.entries(payload ?? {}).filter(
          ([key, value]) => key !== 'userErrors' && value !== null,
        );
        if (payload?.userErrors.length === 0 || held.length > 0)
          done.push(`${tried.line.subject} of ${tried.on}: ${endOf({ payload, ...rest })}`);
      }
      expect(done).toEqual([]);
      expect(await stage.kept()).toEqual(before);
    },
  );
});
