import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ArgumentNode, getOperationAST, Kind, parse, print, visit } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import { partnerApp, readerOf, tryHub } from '../setup/ask-hub.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { addAdversarialRows } from './adversarial-rows.ts';
import { gatherMaterial } from './random/material.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';

/**
 * The oracle of reads as of an earlier time is the hub itself, earlier: what was answered then is what is answered of
 * then, whatever was written since. The plain resolvers know the present only; they have shown that it is answered right.
 */
const OPERATIONS = Number(process.env.HUB_ORACLE_OPERATIONS ?? 300);
/** Lists as of an earlier time are walked whole; fewer of them say enough. */
const SINGLES = Math.ceil(OPERATIONS / 4);
const WHOLES = Math.ceil(OPERATIONS / 10);

/** Answers one object or those of some ids, and takes `asOf`. */
const SINGLE = new Set(['node', 'nodes', 'partner', 'partnerByCode', 'area']);

/** Every table with versions that something of the network is read from, and a column of it that a write may change. */
const WRITES = [
  `UPDATE area SET name_th = name_th || '%', name_en = 'Later', postcode = '99999'`,
  `UPDATE area_population SET population = population + 1`,
  `UPDATE sangha_unit SET name_th = name_th || '%'`,
  `UPDATE partner SET name_th = name_th || '%', name_en = 'Later', valid_to = '2021-01-01', end_reason = 'later',
     sangha_unit_id = NULL, area_id = (SELECT id FROM area d WHERE d.code = '9001' AND d.valid_to IS NULL)`,
  `UPDATE partner_code SET code = code || '9', valid_to = '2021-01-01'`,
  `UPDATE partner_name SET name_th = name_th || '%'`,
  `UPDATE partner_succession SET effective_on = '2001-01-01'`,
  `UPDATE coverage SET kind = CASE kind WHEN 'COMPLETE' THEN 'PARTIAL' ELSE 'COMPLETE' END::hub.coverage_kind, valid_to = '2021-01-01'`,
  `UPDATE register_duty SET is_in_force = NOT is_in_force`,
  `UPDATE agreement SET title_th = title_th || '%', valid_to = '2021-01-01'`,
  `UPDATE agreement_party SET valid_to = '2021-01-01'`,
  `UPDATE agreement_clause SET text_th = text_th || '%'`,
  `UPDATE mou_role SET label_th = label_th || '%', code = code || '9', is_asked_for = NOT is_asked_for`,
  `UPDATE mou_role_grant SET valid_to = '2021-01-01'`,
  `UPDATE partner_link SET valid_to = '2021-01-01', remark_th = 'later'`,
  `UPDATE project SET title_th = title_th || '%', stage = 'CLOSED', budget_satang = 1, land_area_wa = 2`,
  `UPDATE project_participation SET state = 'ENDED', valid_to = '2021-01-01'`,
  `UPDATE project_target SET reached = wanted`,
  `UPDATE project_visit SET is_withdrawn = NOT is_withdrawn`,
  `UPDATE activity SET title_th = title_th || '%', male = 50, spent_satang = 1`,
  `UPDATE activity_participation SET is_withdrawn = NOT is_withdrawn`,
  `UPDATE activity_evidence SET is_withdrawn = NOT is_withdrawn`,
  `UPDATE activity_duplicate SET state = 'DISTINCT'`,
  `UPDATE help_centre SET name_th = name_th || '%', valid_to = '2021-01-01'`,
  `UPDATE help_centre_count SET cases = cases + 10`,
  `UPDATE knowledge_resource SET title_th = title_th || '%', tags = '{later}'`,
  `UPDATE resource_version SET changes_th = 'later', url = 'https://example.org/later'`,
  `UPDATE resource_addressee SET state = 'RELEASED'`,
  `UPDATE directive SET subject_th = subject_th || '%', state = 'WITHDRAWN', withdrawal_reason = 'later', actions = '[]'`,
  `UPDATE directive_distribution SET note_th = 'later', due_dates = '{}'`,
  `UPDATE directive_addressee SET state = 'RELEASED', next_due_on = NULL`,
  `UPDATE directive_answer SET text_th = 'later', is_current = false`,
];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await addAdversarialRows(database.app);
});
afterAll(() => database.close());

async function present(): Promise<string> {
  const [row] = await database.app.query(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS instant`,
  );
  return row.instant;
}

/** Changes every row of every table with versions, but one in three, which is left as it is. */
async function changeEverything(): Promise<void> {
  await inTransaction(database.app, async (transaction) => {
    const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'everything is otherwise' };
    const changeId = await openChange(transaction, opening);
    for (const write of WRITES)
      await transaction.query(
        `${write}, version = version + 1, change_id = $1 WHERE abs(hashtext(id::text)) % 3 < 2`,
        [changeId],
      );
  });
}

const rootNames = (source: string): string[] =>
  getOperationAST(parse(source))!.selectionSet.selections.map((one) =>
    one.kind === Kind.FIELD ? one.name.value : '',
  );

/** The operation with `asOf` on each of its fields of Query. */
function asOfEach(source: string, instant: string): string {
  const document = parse(source);
  const operation = getOperationAST(document)!;
  const argument: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'asOf' },
    value: { kind: Kind.STRING, value: instant },
  };
  return print(
    visit(document, {
      Field(field, _key, _parent, _path, ancestors) {
        if (ancestors.at(-1) !== operation.selectionSet || !SINGLE.has(field.name.value)) return undefined;
        return { ...field, arguments: [...(field.arguments ?? []), argument] };
      },
    }),
  );
}

async function drawn(count: number, isWanted: (names: string[]) => boolean): Promise<RandomOperation[]> {
  const schema = await buildHubSchema();
  const material = await gatherMaterial(database.app);
  const found: RandomOperation[] = [];
  for (let seed = 1; found.length < count; seed += 1) {
    const operation = randomOperation(schema, material, seed);
    if (isWanted(rootNames(operation.source))) found.push(operation);
  }
  return found;
}

/** What an operation is answered of an earlier time as a whole. */
async function askOf(instant: string, { source, variables }: RandomOperation): Promise<unknown> {
  const document = parse(source);
  const reader = await readerOf(database);
  const read = { document, operation: getOperationAST(document)!, source, variables, viewer: partnerApp };
  return reader.read({ ...read, asOf: instant }).then(
    (data) => data.toJSON(),
    () => undefined,
  );
}

test(
  'what was answered then is what is answered of then',
  async () => {
    const single = await drawn(SINGLES, (names) => names.every((name) => SINGLE.has(name)));
    // A search looks into the present only; introspection knows no time.
    const whole = await drawn(WHOLES, (names) => !names.includes('searchPartners') && !names.includes(''));
    const answersOf = (operations: RandomOperation[]) =>
      Promise.all(
        operations.map(async ({ source, variables }) => (await tryHub(database, source, variables)).data),
      );
    const past = { instant: await present(), single: await answersOf(single), whole: await answersOf(whole) };
    await changeEverything();
    const now = { single: await answersOf(single), whole: await answersOf(whole) };

    const differing = { single: 0, whole: 0 };
    const differences: string[] = [];
    const compare = (source: string, wanted: unknown, found: unknown) => {
      if (JSON.stringify(found) !== JSON.stringify(wanted))
        differences.push(`${source}\nthen ${JSON.stringify(wanted)}\nof then ${JSON.stringify(found)}`);
    };
    for (const [no, { source, variables }] of single.entries()) {
      const { data } = await tryHub(database, asOfEach(source, past.instant), variables);
      compare(source, past.single[no], data);
      if (JSON.stringify(now.single[no]) !== JSON.stringify(past.single[no])) differing.single += 1;
    }
    for (const [no, operation] of whole.entries()) {
      compare(operation.source, past.whole[no], await askOf(past.instant, operation));
      if (JSON.stringify(now.whole[no]) !== JSON.stringify(past.whole[no])) differing.whole += 1;
    }
    expect(differences.slice(0, 3).join('\n\n')).toBe('');
    // Of operations that are answered the same by the present little would follow.
    expect(differing.single).toBeGreaterThan(SINGLES / 10);
    expect(differing.whole).toBeGreaterThan(WHOLES / 10);
  },
  5 * 60_000,
);
