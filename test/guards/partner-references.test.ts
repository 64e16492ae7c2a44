import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { withClient } from '../../src/kernel/db/client.ts';
import { furnish } from '../factories/furnished.ts';
import { makeCast } from '../factories/personas.ts';
import { type Register, startRegister } from '../factories/register-keepers.ts';

/** Columns that name a partner and go on naming an entry that was merged into another, and why. */
const STAYS: Readonly<Record<string, string>> = {
  'api_client.partner_id':
    'what an app may do for a partner a coordinator of that very partner says; it makes itself a new key',
  'membership.partner_id':
    'rights of people do not pass on by themselves: a coordinator of the entry that stays invites them',
  'confirmation.partner_id': 'a statement is never rewritten; it names the entry that made it',
};

let hub: Register;
/** Every column that references a partner, as the catalog has it. */
let columns: string[];
beforeAll(async () => {
  hub = await startRegister();
  await furnish(hub.database, await makeCast(hub.database));
  const found = await hub.rows(
    `SELECT c.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
     WHERE c.contype = 'f' AND c.confrelid = 'hub.partner'::regclass ORDER BY 1`,
  );
  columns = found.map(({ name }) => name.replace(/^hub\./, ''));
});
afterAll(() => hub.close());

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

/** Lets some row of a table name a partner, past every rule and trigger; answers the row. */
const nameIn = (table: string, column: string, partnerId: string): Promise<string> =>
  withClient(hub.database.adminUrl, async (client: Client) => {
    await client.query('SET session_replication_role = replica');
    const { rows } = await client.query(
      `UPDATE hub.${table} SET ${column} = $1 WHERE id = (SELECT id FROM hub.${table} WHERE id <> $1 LIMIT 1) RETURNING id`,
      [partnerId],
    );
    return rows[0]?.id ?? `no row in ${table}: furnish one`;
  });

let entries = 0;
async function newEntry(office: string): Promise<string> {
  entries += 1;
  const areaId = await hub.areaId('300101');
  const input = {
    type: 'LOCAL_AUTHORITY',
    nameTh: `ทดสอบ ${entries}`,
    areaId,
    details: { localAuthorityKind: 'SAO' },
    codes: [{ scheme: 'DLA', code: `63${String(99_000 + entries)}` }],
    coverage: [{ areaId, kind: 'PARTIAL' }],
  };
  const { partner, userErrors } = await hub.write(office, 'createPartner', input);
  expect(userErrors).toEqual([]);
  return partner.id;
}

describe('what names a partner', () => {
  test('is handed over where two entries are one body, or stays for a reason that is told', async () => {
    const office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
    const outcome: Record<string, object> = {};
    const wanted: Record<string, object> = {};
    for (const name of columns.filter((column) => !(column in STAYS))) {
      const [table, column] = name.split('.') as [string, string];
      const [duplicateId, survivorId] = [await newEntry(office), await newEntry(office)];
      const [from, to] = [uuidOf(duplicateId), uuidOf(survivorId)];
      const row = await nameIn(table, column, from);
      const input = { duplicateId, expectedVersion: 1, survivorId, survivorVersion: 1 };
      const { userErrors } = await hub.write(office, 'mergePartners', input);
      const [now] = await hub.rows(`SELECT ${column} AS names FROM hub.${table} WHERE id::text = $1`, [row]);
      // It is on record as it was.
      const before = await hub.rows(
        `SELECT ${column} AS names FROM hub.${table}_history WHERE id::text = $1 ORDER BY version DESC LIMIT 1`,
        [row],
      );
      outcome[name] = { userErrors, now: now?.names, before: before[0]?.names };
      wanted[name] = { userErrors: [], now: to, before: from };
    }
    expect(outcome).toEqual(wanted);
  });

  test('stays only where there is such a column', () => {
    expect(Object.keys(STAYS).filter((name) => !columns.includes(name))).toEqual([]);
    expect(columns.length).toBeGreaterThan(25);
  });
});
