import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import { openTestDatabase, type TestDatabase } from '../setup/open-test-database.ts';
import { type RenderedPolicy, renderedPolicies } from './rendered-policies.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const beside = (rules: string) => `(SELECT hub.is_system()) OR (${rules})`;

/** What the declared rules come to, by the names of the policies in the database. */
const wanted = ({ table, reading, inserting, updating }: RenderedPolicy) => [
  {
    table,
    name: reading === 'true' ? 'shared' : 'restricted',
    as: 'PERMISSIVE',
    command: 'SELECT',
    using: reading,
  },
  { table, name: 'may_insert', as: 'RESTRICTIVE', command: 'INSERT', check: beside(inserting) },
  {
    table,
    name: 'may_update',
    as: 'RESTRICTIVE',
    command: 'UPDATE',
    using: beside(updating),
    check: beside(updating),
  },
];

type Wanted = ReturnType<typeof wanted>[number];

const CONDITIONS = `SELECT permissive AS "as", cmd AS command, qual AS using, with_check AS check
  FROM pg_policies WHERE schemaname = 'hub' AND tablename = $1 AND policyname = $2`;

/** PostgreSQL writes a condition in its own words: what is wanted is written beside it, and both are read back. */
async function differs(transaction: EntityManager, policy: Wanted): Promise<boolean> {
  const clauses = [
    policy.using === undefined ? '' : `USING (${policy.using})`,
    policy.check === undefined ? '' : `WITH CHECK (${policy.check})`,
  ];
  await transaction.query(
    `CREATE POLICY probe ON hub.${policy.table} AS ${policy.as} FOR ${policy.command} ${clauses.join(' ')}`,
  );
  const probe = await transaction.query(CONDITIONS, [policy.table, 'probe']);
  const found = await transaction.query(CONDITIONS, [policy.table, policy.name]);
  await transaction.query(`DROP POLICY probe ON hub.${policy.table}`);
  return JSON.stringify(probe) !== JSON.stringify(found);
}

const differences = async (policies: Wanted[]): Promise<string[]> => {
  const found: string[] = [];
  await inTransaction(database.owner, async (transaction) => {
    for (const policy of policies) {
      if (await differs(transaction, policy)) found.push(`${policy.table}.${policy.name}`);
    }
  });
  return found;
};

describe('row-level security', () => {
  test('says of every table what the rules of its module say', async () => {
    expect(await differences(renderedPolicies(database.owner).flatMap(wanted))).toEqual([]);
  });

  test('is found to differ where it says something else', async () => {
    const [policy] = renderedPolicies(database.owner).filter(({ table }) => table === 'contact_channel');
    const changed = wanted({ ...policy!, reading: 'true', updating: 'true' });
    expect(await differences(changed)).toEqual(['contact_channel.shared', 'contact_channel.may_update']);
  });

  test('keeps a restricted table’s history as it keeps the table', async () => {
    const rows = await database.owner.query(
      `SELECT h.tablename FROM pg_policies h JOIN pg_policies t
         ON t.schemaname = h.schemaname AND h.tablename = t.tablename || '_history' AND h.policyname = t.policyname
       WHERE t.schemaname = 'hub' AND t.cmd = 'SELECT' AND t.policyname IN ('shared', 'restricted')
         AND replace(h.qual, h.tablename || '.', t.tablename || '.') IS DISTINCT FROM t.qual`,
    );
    const unpaired = await database.owner.query(
      `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'hub'::regnamespace AND c.relname LIKE '%\\_history'
         AND NOT EXISTS (SELECT FROM pg_policies h JOIN pg_policies t ON t.tablename || '_history' = h.tablename
           AND t.policyname = h.policyname WHERE h.tablename = c.relname AND h.cmd = 'SELECT')`,
    );
    expect([rows, unpaired]).toEqual([[], []]);
  });

  test('has rules for every table, and none besides them', async () => {
    const declared = renderedPolicies(database.owner).map(({ table }) => table);
    const tables: { relname: string }[] = await database.owner.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r'
         AND relname <> 'migration' AND relname NOT LIKE '%\\_history'`,
    );
    expect(declared.sort()).toEqual(tables.map(({ relname }) => relname).sort());
  });
});
