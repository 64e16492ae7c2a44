import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { asViewer } from '../../src/kernel/db/transaction.ts';
import { newId } from '../../src/kernel/ids.ts';
import { actingForOf, actorOf } from '../../src/kernel/viewer.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import {
  type Cast,
  type Letter,
  makeCast,
  OWNERS,
  PERSONAS,
  type Persona,
  rowOf,
  rowPastPolicies,
} from '../factories/personas.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { ADDING, CHANGING, READING } from './rows.table.ts';
import { cellOf, type Line } from './table.ts';

// Nothing of the application stands between these statements and the rows: it is row-level security that holds.

let database: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  database = await openTestDatabase();
  cast = await makeCast(database);
});
afterAll(() => database.close());

const KEYS: Readonly<Record<string, string>> = {
  credential: 'person_id',
  api_key_use: 'key_id',
  sign_in_attempt: 'key',
  budget_use: 'key',
  unsealed: 'entry_id',
};
const keyOf = (table: string): string => KEYS[table] ?? 'id';
const LETTERS: readonly Letter[] = [...OWNERS, 'O'];

const ROLLED_BACK = new Error('rolled back');

/** What happens here stays undone. */
async function asIf<T>(persona: Persona, work: (transaction: EntityManager) => Promise<T>): Promise<T> {
  let answer: { value: T } | undefined;
  const running = asViewer(database.app, persona.viewer, async (transaction) => {
    answer = { value: await work(transaction) };
    throw ROLLED_BACK;
  });
  await running.catch((fault) => {
    if (fault !== ROLLED_BACK) throw fault;
  });
  return (answer as { value: T }).value;
}

/** The letters for which an attempt reaches its row; each is undone before the next. */
async function reached(
  transaction: EntityManager,
  table: string,
  persona: Persona,
  attempt: (id: string) => Promise<number>,
): Promise<Letter[]> {
  const found: Letter[] = [];
  for (const letter of LETTERS) {
    const id = rowOf(cast, table, letter, persona.name);
    if (id === undefined) continue;
    await transaction.query('SAVEPOINT attempt');
    const rows = await attempt(id).catch((fault: { driverError?: { code?: string } }) => {
      // insufficient_privilege is the one way in which an attempt may fail.
      if (fault.driverError?.code === '42501') return 0;
      throw fault;
    });
    await transaction.query('ROLLBACK TO SAVEPOINT attempt');
    if (rows > 0) found.push(letter);
  }
  return found;
}

/** What is expected of those letters for which there is a row. */
const expected = ({ subject, allowed }: Line, persona: Persona): string =>
  cellOf(
    LETTERS.filter(
      (letter) =>
        allowed[persona.name].has(letter) && rowOf(cast, subject, letter, persona.name) !== undefined,
    ),
  );

/** Opens a change as the API does; anonymous can't, and goes on without. */
async function tryChange(transaction: EntityManager, persona: Persona): Promise<string> {
  await transaction.query('SAVEPOINT change');
  const actingForId = actingForOf(persona.viewer);
  const opening = {
    channel: ChangeChannel.API,
    actor: actorOf(persona.viewer),
    reason: 'an attempt',
    ...(actingForId !== null && { actingForId }),
  };
  return openChange(transaction, opening).catch(async () => {
    await transaction.query('ROLLBACK TO SAVEPOINT change');
    return newId();
  });
}

const tablesOfTheHub = async (): Promise<string[]> => {
  const rows: { name: string }[] = await database.owner.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r' AND relname <> 'migration' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

describe('the tables by hand', () => {
  test('name every table that row-level security restricts', async () => {
    const restricted: { tablename: string }[] = await database.owner.query(
      `SELECT tablename FROM pg_policies WHERE schemaname = 'hub' AND policyname = 'restricted'`,
    );
    expect(READING.map(({ subject }) => subject).sort()).toEqual(
      restricted.map(({ tablename }) => tablename).sort(),
    );
  });

  test('are about tables, and have a row to show for each line', async () => {
    const tables = await tablesOfTheHub();
    for (const { subject } of [...READING, ...CHANGING, ...ADDING]) {
      expect(tables).toContain(subject);
      expect(Object.keys(cast.rows[subject] ?? {}).length).toBeGreaterThan(1);
    }
  });
});

describe.each(PERSONAS)('%s', (name) => {
  const persona = () => cast.personas[name];

  test('reads the restricted rows that the table says', async () => {
    const found = await asIf(persona(), async (transaction) => {
      const lines: string[] = [];
      for (const { subject } of READING) {
        const letters = await reached(transaction, subject, persona(), async (id) => {
          const rows = await transaction.query(`SELECT FROM ${subject} WHERE ${keyOf(subject)} = $1`, [id]);
          return rows.length;
        });
        lines.push(`${subject} ${cellOf(letters)}`);
      }
      return lines;
    });
    expect(found).toEqual(READING.map((line) => `${line.subject} ${expected(line, persona())}`));
  });

  test('changes the rows that the table says', async () => {
    const lines = new Map(CHANGING.map((line) => [line.subject, line]));
    const found = await asIf(persona(), async (transaction) => {
      const changeId = await tryChange(transaction, persona());
      const changed: string[] = [];
      for (const table of Object.keys(cast.rows).sort()) {
        const letters = await reached(transaction, table, persona(), async (id) => {
          const [, count] = await transaction.query(updateOf(table, changeId), [id]);
          return count as number;
        });
        if (letters.length > 0 || lines.has(table)) changed.push(`${table} ${cellOf(letters)}`);
      }
      return changed;
    });
    expect(found).toEqual([...CHANGING].map((line) => `${line.subject} ${expected(line, persona())}`).sort());
  });

  test('adds the rows that the table says', async () => {
    const lines = new Map(ADDING.map((line) => [line.subject, line]));
    const found = await asIf(persona(), async (transaction) => {
      const changeId = await tryChange(transaction, persona());
      const added: string[] = [];
      for (const table of Object.keys(cast.rows).sort()) {
        const letters = await reached(transaction, table, persona(), (id) =>
          addLike(transaction, table, id, changeId),
        );
        if (letters.length > 0 || lines.has(table)) added.push(`${table} ${cellOf(letters)}`);
      }
      return added;
    });
    expect(found).toEqual([...ADDING].map((line) => `${line.subject} ${expected(line, persona())}`).sort());
  });
});

/** The smallest change that a table takes. */
function updateOf(table: string, changeId: string): string {
  const metadata = database.app.entityMetadatas.find(({ tableName }) => tableName === table);
  const columns = new Set(metadata?.columns.map(({ databaseName }) => databaseName) ?? []);
  const key = keyOf(table);
  const sets = [
    ...(columns.has('version') ? ['version = version + 1'] : []),
    ...(columns.has('change_id') ? [`change_id = '${changeId}'`] : []),
  ];
  return `UPDATE ${table} SET ${sets.join(', ') || `${key} = ${key}`} WHERE ${key} = $1`;
}

/** Tables that take the same once more where it has an end. */
const ONE_AT_A_TIME = new Set(['membership', 'coverage', 'partner_link', 'agreement_clause', 'mou_role']);

const seen = new Map<string, Record<string, unknown> | undefined>();

/** Adds a row like another one, which the test sees past every policy. */
async function addLike(
  transaction: EntityManager,
  table: string,
  id: string,
  changeId: string,
): Promise<number> {
  const like = seen.get(`${table} ${id}`) ?? (await rowPastPolicies(database, table, keyOf(table), id));
  seen.set(`${table} ${id}`, like);
  const fresh = newId();
  const row = {
    ...like,
    ...(like && 'id' in like && { id: fresh }),
    ...(table === 'unsealed' && { entry_id: fresh }),
    ...(like && 'change_id' in like && table !== 'change' && { change_id: changeId }),
    // What must be unique is made so; who may is not decided by it.
    ...(table === 'api_key' && { key_hash: `\\x${fresh.replaceAll('-', '')}` }),
    ...(table === 'account_token' && { token_hash: `\\x${fresh.replaceAll('-', '')}` }),
    ...(['idempotency', 'sign_in_attempt', 'budget_use'].includes(table) && { key: fresh }),
    ...(table === 'person' && { login: fresh }),
    ...(table === 'stored_file' && { sha256: fresh }),
    ...(table === 'directive' && { letter_number: fresh }),
    ...(table === 'partner_code' && { code: fresh }),
    ...(table === 'external_identity' && { subject: fresh }),
    ...(table === 'partner_succession' && { predecessor_id: cast.personas.analyst.partnerId }),
    ...(ONE_AT_A_TIME.has(table) && { valid_to: '2999-01-01' }),
  };
  await transaction.query(
    `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::hub.${table}, $1::json)`,
    [JSON.stringify(row)],
  );
  return 1;
}
