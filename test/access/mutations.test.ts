import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildHubSchema } from '../../src/app/schema.ts';
import { type Letter, PERSONAS, type PersonaName } from '../factories/personas.ts';
import { startReal } from '../factories/real-server.ts';
import { MAKERS, type Sent } from './mutation-attempts.ts';
import { endOf, lettersOf, Stage, type Tried, triesOf } from './mutation-stage.ts';
import type { MutationLine } from './mutation-table.ts';
import { MET, MUTATIONS, NAMES_RESTRICTED, singleOf } from './mutations.table.ts';
import { READING } from './rows.table.ts';

// Each mutation over HTTP, as each persona, on an object of each owner: first all that must be refused, none of which may
// leave anything behind, then all that must be carried out.

const schema = await buildHubSchema();

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.over(await startReal(), schema);
});
afterAll(() => stage.close());

/** How a try must end, by hand: carried out, refused for want of rules, or refused as if there were no such object. */
function expected({ subject, allowed, rules }: MutationLine, name: PersonaName, on: Letter): string {
  if (allowed[name].has(on)) return 'done';
  if (name === 'anonymous') return '401 UNAUTHENTICATED';
  const single = singleOf(subject);
  const table = NAMES_RESTRICTED[single];
  const sight = READING.find((line) => line.subject === table);
  if (table !== undefined && !sight) throw new Error(`rows.table.ts has no line for ${table}`);
  // What an office still works on is for all its own people to see.
  const isOwnDraft = on === 'O' && table?.endsWith('_draft');
  if (sight && !isOwnDraft && !sight.allowed[name].has(on)) return 'NOT_FOUND exists';
  return `FORBIDDEN ${rules.filter((rule) => !isMet(single, rule, name, on)).join(' | ')}`;
}

/** Whether a persona meets a rule, which then is not what it lacks. */
function isMet(mutation: string, rule: string, name: PersonaName, on: Letter): boolean {
  const lineOf = (subject: string) => MET.find((line) => line.subject === subject);
  return (lineOf(`${mutation}.${rule}`) ?? lineOf(rule))?.allowed[name].has(on) ?? false;
}

const sentence = ({ line, on }: Tried, end: string) => `${line.subject} of ${on}: ${end}`;

describe('the table by hand', () => {
  test('has a line and an input for every mutation of the schema, and for no other', () => {
    const named = Object.keys(schema.getMutationType()!.getFields()).sort();
    expect([...new Set(named.map(singleOf))].sort()).toEqual(Object.keys(MAKERS).sort());
    expect(MUTATIONS.map(({ subject }) => subject).sort()).toEqual(named);
  });

  test('says nothing of objects that can’t be tried', () => {
    for (const line of MUTATIONS)
      for (const name of PERSONAS)
        for (const letter of line.allowed[name]) expect(lettersOf(line, name)).toContain(letter);
  });
});

describe('what the table refuses', () => {
  test.each(PERSONAS)('is refused to %s by the rules, and leaves nothing behind', async (name) => {
    const made: { tried: Tried; sent: Sent }[] = [];
    for (const tried of triesOf(name, false))
      made.push({ tried, sent: await stage.prepared(name, tried, false) });
    const [before, refusedBefore] = [await stage.kept(), await stage.refusedAttempts()];
    const found: string[] = [];
    for (const { tried, sent } of made)
      found.push(sentence(tried, endOf(await stage.send(name, tried.line.subject, sent))));
    expect(found).toEqual(made.map(({ tried }) => sentence(tried, expected(tried.line, name, tried.on))));
    expect(await stage.kept()).toEqual(before);
    // Each attempt on what one may not touch stays on record; who it was that has no key, nobody knows.
    const recorded = (await stage.refusedAttempts()) - refusedBefore;
    expect(recorded).toBe(name === 'anonymous' ? 0 : made.length);
  });
});

describe('what the table allows', () => {
  test.each(PERSONAS)('%s does', async (name) => {
    const found: string[] = [];
    for (const tried of triesOf(name, true)) {
      const sent = await stage.prepared(name, tried, true);
      found.push(sentence(tried, endOf(await stage.send(name, tried.line.subject, sent))));
    }
    expect(found).toEqual(triesOf(name, true).map((tried) => sentence(tried, 'done')));
  });
});
