import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildHubSchema } from '../../src/app/schema.ts';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import type { HubRole, Scope } from '../../src/kernel/viewer.ts';
import { addClient } from '../../src/modules/access/index.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import type { Letter, PersonaName } from '../factories/personas.ts';
import { startReal } from '../factories/real-server.ts';
import { isRefusedAlike, type WrongValue, wrongValuesOf } from './bad-input/by-schema.ts';
import { LINES } from './bad-input/index.ts';
import { type BadInput, inputTypeOf, type Place, placesIn, withValue } from './bad-input/values.ts';
import { MAKERS, type Sent } from './mutation-attempts.ts';
import { Stage } from './mutation-stage.ts';
import { MUTATIONS, singleOf } from './mutations.table.ts';

// Every mutation over HTTP, by somebody who may, with something wrong in its input: each is refused with a code, the field,
// the rule and words in both languages, and leaves nothing behind. Who may not is in the table of mutations.

const schema = await buildHubSchema();
const NAMES = Object.keys(schema.getMutationType()!.getFields()).filter((name) => singleOf(name) === name);

let stage: Stage;
let administrator: string;

/** Who carries a mutation out, on whose object; an administrator where no persona may. */
interface Caller {
  persona: PersonaName;
  on: Letter;
  isAdministrator: boolean;
}

function callerOf(mutation: string): Caller {
  const line = MUTATIONS.find(({ subject }) => subject === mutation)!;
  for (const persona of ['c30', 'lao', 'c50', 'app', 'temple'] as const)
    for (const on of MAKERS[mutation]!.letters)
      if (line.allowed[persona].has(on)) return { persona, on, isAdministrator: false };
  return { persona: 'c30', on: 'A', isAdministrator: true };
}

/** A good input, on something that is there for this alone. */
async function goodInput(mutation: string): Promise<Sent> {
  const { persona, on, isAdministrator } = callerOf(mutation);
  const line = MUTATIONS.find(({ subject }) => subject === mutation)!;
  const sent = await stage.prepared(persona, { line, on }, true);
  return isAdministrator ? { ...sent, bearer: administrator } : sent;
}

/** The same with what is wrong with it. */
async function badInput({ mutation, patch, before: prepare }: BadInput): Promise<Sent> {
  const sent = await goodInput(mutation);
  const { persona, on } = callerOf(mutation);
  const tried = { persona: stage.cast.personas[persona], on, isAllowed: true };
  let { input } = sent;
  await prepare?.(stage.rows, input);
  for (const [path, value] of Object.entries(patch))
    input = withValue(
      input,
      path,
      typeof value === 'function' ? await value(stage.rows, tried, input) : value,
    );
  return { ...sent, input };
}

interface Refusal {
  code: string;
  field: string | null;
  rule: string | null;
  value?: string | null;
  messageTh: string;
  messageEn: string;
}

/** Sends an input; answers all refusals, and makes sure that nothing is answered beside them. */
async function refusalsOf(mutation: string, sent: Sent): Promise<Refusal[]> {
  const { payload, errors } = await stage.send(callerOf(mutation).persona, mutation, sent);
  if (!payload) return errors as Refusal[];
  const { userErrors, ...answers } = payload;
  expect(Object.values(answers).filter((value) => value !== null)).toEqual([]);
  return userErrors as unknown as Refusal[];
}

function expectWords(refusals: readonly Refusal[]): void {
  expect(refusals.length).toBeGreaterThan(0);
  for (const { messageTh, messageEn } of refusals) {
    expect(messageTh).toMatch(/[ก-๙]/);
    expect(messageEn).toMatch(/[a-z]/);
  }
  // No number of a person is sent back.
  expect(JSON.stringify(refusals)).not.toMatch(/67890|234-5678/);
}

const prepared = new Map<BadInput, Sent>();
const good = new Map<string, Sent>();
let before: Record<string, string>;
let attempts: { changes: number; done: number };

const counted = () =>
  stage.rows.one<{ changes: number; done: number }>(
    `SELECT (SELECT count(*)::int FROM change) AS changes,
       (SELECT count(*)::int FROM audit_entry WHERE outcome = 'DONE') AS done`,
  );

beforeAll(async () => {
  stage = await Stage.over(await startReal(), schema);
  const { id: partnerId } = await stage.rows.one<{ id: string }>(
    `SELECT partner_id AS id FROM partner_code WHERE code = 'DLA'`,
  );
  administrator = await inTransaction(stage.hub.database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'an administrator' };
    const changeId = await openChange(transaction, opening);
    const client = {
      name: 'administrator',
      scopes: ['WRITE'] as Scope[],
      partnerId,
      roles: ['ADMIN'] as HubRole[],
    };
    return (await addClient(transaction, changeId, client)).key;
  });
  // An authority has one help centre at a time, and what opens one closes the one before: all others come after it.
  for (const isOpening of [true, false]) {
    for (const mutation of NAMES)
      if ((mutation === 'openHelpCentre') === isOpening) good.set(mutation, await goodInput(mutation));
    for (const line of LINES)
      if ((line.mutation === 'openHelpCentre') === isOpening) prepared.set(line, await badInput(line));
  }
  before = await stage.kept();
  attempts = await counted();
});
afterAll(() => stage.close());

test('every mutation has a line of its own, or is sent in rows of one that has', () => {
  expect([...new Set(LINES.map(({ mutation }) => mutation))].sort()).toEqual([...NAMES].sort());
});

describe('what the type of a field never takes is refused under its path', () => {
  /** A refusal that says so, in a word; that of the type itself comes with the name of the variable. */
  const isOf = (place: Place, { code, behind = '', rule }: WrongValue) => {
    const field = `${code === 'BAD_USER_INPUT' ? 'input.' : ''}${place.path}${behind}`;
    return (refusal: Refusal) =>
      refusal.code === code &&
      [field, `input.${field}`].includes(String(refusal.field)) &&
      (rule ?? /./).test(String(refusal.rule));
  };

  test.each(NAMES)('%s', async (mutation) => {
    const sent = good.get(mutation)!;
    const missed: string[] = [];
    for (const place of placesIn(inputTypeOf(schema, mutation), sent.input)) {
      for (const wrong of wrongValuesOf(place)) {
        if (!isRefusedAlike(mutation, place, wrong)) continue;
        const input = withValue(sent.input, place.path, wrong.value);
        const refusals = await refusalsOf(mutation, { ...sent, input });
        expectWords(refusals);
        if (refusals.some(isOf(place, wrong))) continue;
        const told = refusals.map(({ code, field, rule }) => `${code} ${field} ${rule}`);
        missed.push(`${place.path}, ${wrong.what}: ${told.join('; ')}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe.each([...new Set(LINES.map(({ mutation }) => mutation))])('%s', (mutation) => {
  test.each(LINES.filter((line) => line.mutation === mutation).map((line) => [line.what, line] as const))(
    '%s',
    async (_what, line) => {
      const refusals = await refusalsOf(mutation, prepared.get(line)!);
      expectWords(refusals);
      const told = refusals.map(({ code, field, rule }) => `${code} ${field} ${rule}`);
      const asWritten = told.map((each, no) => {
        const wanted = line.refused[no];
        return wanted?.endsWith('…') && each.startsWith(wanted.slice(0, -1)) ? wanted : each;
      });
      expect(asWritten).toEqual(line.refused);
    },
  );
});

test('nothing of all that is in the database', async () => {
  expect(await counted()).toEqual(attempts);
  expect(await stage.kept()).toEqual(before);
});
