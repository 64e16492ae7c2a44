import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { entities } from '../../src/app/entities.ts';
import { createLog } from '../../src/app/log.ts';
import { seed } from '../../src/app/seeds.ts';
import type { RunningServer } from '../../src/app/serve.ts';
import { startServer } from '../../src/app/server.ts';
import { withClient } from '../../src/kernel/db/client.ts';
import { migrate } from '../../src/kernel/db/migrate.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { silent } from '../../src/kernel/progress.ts';
import { HubRole } from '../../src/kernel/viewer.ts';
import { ensureDemoKey } from '../../src/modules/access/index.ts';
import { verifyLedger } from '../../src/write/index.ts';
import type { BareDatabase } from '../factories/bare-database.ts';
import { makeClient } from '../factories/clients.ts';
import { migrationsThenAndSince, OLD_KEYS, openReadOnlyHub } from '../factories/read-only-hub.ts';
import { describeCatalog } from '../guards/catalog.ts';

/** What a new database looks like; a guard of the migrations keeps it so. */
const CATALOG_TODAY = readFileSync(new URL('../../schema/database.txt', import.meta.url), 'utf8');

const AUTHORITY = 'd0000000-0000-7000-8000-000000000101';

type Columns = Record<string, string[]>;
type Rows = Record<string, unknown[]>;

const asSuperuser = <Row>(database: BareDatabase, sql: string): Promise<Row[]> =>
  withClient(database.adminUrl, async (client) => (await client.query(sql)).rows as Row[]);

const columnsOf = async (database: BareDatabase): Promise<Columns> => {
  const found = await asSuperuser<{ name: string; columns: string[] }>(
    database,
    `SELECT table_name::text AS name, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'hub' AND table_name <> 'migration' GROUP BY 1`,
  );
  return Object.fromEntries(found.map(({ name, columns }) => [name, columns]));
};

/** Every row, in these columns, as a superuser sees it. */
async function rowsOf(database: BareDatabase, columns: Columns): Promise<Rows> {
  const rows: Rows = {};
  for (const [table, names] of Object.entries(columns)) {
    rows[table] = await asSuperuser(
      database,
      `SELECT to_jsonb(r) AS row FROM (SELECT ${names.join(', ')} FROM hub.${table}) r ORDER BY to_jsonb(r)::text COLLATE "C"`,
    );
  }
  return rows;
}

describe('a database of the read-only hub', () => {
  let database: BareDatabase;
  let columns: Columns;
  let before: Rows;
  let server: RunningServer;

  beforeAll(async () => {
    database = await openReadOnlyHub('upgrade');
    columns = await columnsOf(database);
    // Keys have a table of their own since.
    for (const table of ['api_client', 'api_client_history']) {
      columns[table] = (columns[table] ?? []).filter((name) => name !== 'key_hash');
    }
    before = await rowsOf(database, columns);
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
  });

  test('has rows in every table of its time, and superseded versions', () => {
    const empty = Object.keys(before).filter((table) => before[table]?.length === 0);
    expect(empty.filter((table) => !table.endsWith('_history'))).toEqual([]);
    expect(before.partner_history).toHaveLength(2);
    expect(before.api_client_history).toHaveLength(1);
  });

  test('keeps every row, id and superseded version, and becomes what a new database is', async () => {
    await migrate(database.ownerUrl, entities);
    expect(await rowsOf(database, columns)).toEqual(before);
    expect(await describeCatalog(database.app)).toBe(CATALOG_TODAY);
  });

  test('lacks only what seeds have learnt since, and is shown no second demo key', async () => {
    await seed(database.app, { demo: true, onProgress: silent });
    expect(await ensureDemoKey(database.app)).toBeNull();
    const { change, ...rest } = await rowsOf(database, columns);
    const { change: changesBefore, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    const learnt = ['seed:register-duties', 'seed:national-mou', 'seed:founding-circular'];
    expect(change).toHaveLength((changesBefore?.length ?? 0) + learnt.length);
    const planted = await asSuperuser<{ once_key: string }>(
      database,
      `SELECT once_key FROM hub.change WHERE id IN
         (SELECT change_id FROM hub.register_duty UNION SELECT change_id FROM hub.agreement UNION SELECT change_id FROM hub.directive)
       ORDER BY once_key DESC`,
    );
    expect(planted.map(({ once_key }) => once_key)).toEqual(learnt);
  });

  const ask = async (key: string, query: string, variables: object = {}) => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    });
    return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
  };

  test('answers the keys of then, and not the one that was revoked', async () => {
    const config = { host: '127.0.0.1', port: 0 };
    server = await startServer({
      config,
      dataSource: database.app,
      log: createLog('silent'),
      drainDelay: 0,
    });
    const question = `{ area(code: "500108") { labelTh partners { nodes { nameTh type } } } }`;
    const answer = {
      area: {
        labelTh: 'ตำบลสุเทพ อำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่',
        partners: {
          nodes: expect.arrayContaining([
            { nameTh: 'สุเทพ', type: 'LOCAL_AUTHORITY' },
            { nameTh: 'อุโมงค์', type: 'TEMPLE' },
            { nameTh: 'โป่งน้อย', type: 'VILLAGE' },
          ]),
        },
      },
    };
    expect(await ask(OLD_KEYS.demo, question)).toMatchObject({ data: answer });
    expect(await ask(OLD_KEYS.agency, question)).toMatchObject({ data: answer });
    expect(await ask(OLD_KEYS.lost, question)).toMatchObject({ status: 401 });
  });

  test('can be written: under today’s rules, on from the versions of then', async () => {
    const office = await makeClient(database.app, { actsFor: 'PLAO-50', roles: [HubRole.COORDINATOR] });
    const rename = `mutation R($input: RenamePartnerInput!) {
      renamePartner(input: $input) { partner { nameTh version } userErrors { code } } }`;
    const id = toGlobalId('LocalAuthority', AUTHORITY);
    const input = { id, expectedVersion: 2, nameTh: 'ดอยสุเทพ', idempotencyKey: 'after the upgrade' };
    expect(await ask(office.key, rename, { input })).toMatchObject({
      data: { renamePartner: { partner: { nameTh: 'ดอยสุเทพ', version: 3 }, userErrors: [] } },
    });
    expect(
      await asSuperuser(
        database,
        `SELECT version, local_authority_kind AS kind, superseded_by IS NOT NULL AS named
         FROM hub.partner_history WHERE id = '${AUTHORITY}' ORDER BY version`,
      ),
    ).toEqual([
      { version: 1, kind: 'SAO', named: true },
      { version: 2, kind: 'SUBDISTRICT_MUNICIPALITY', named: true },
    ]);
    expect((await verifyLedger(database.app)).findings).toEqual([]);
  });
});

describe('an upgrade', () => {
  let database: BareDatabase;
  beforeAll(async () => {
    database = await openReadOnlyHub('upgrade_steps');
  });
  afterAll(() => database.close());

  test('that fails leaves the database as it was, and says at which migration', async () => {
    class Breaking9999999999999 implements MigrationInterface {
      async up(runner: QueryRunner): Promise<void> {
        await runner.query(
          `ALTER TABLE hub.partner ADD COLUMN of_tomorrow text; UPDATE hub.partner SET name_th = NULL`,
        );
      }
      async down(): Promise<void> {}
    }
    const columns = await columnsOf(database);
    const [rows, catalog] = [await rowsOf(database, columns), await describeCatalog(database.app)];
    const applied = () => asSuperuser(database, 'SELECT name FROM hub.migration ORDER BY id');
    const migrations = await applied();
    const { until, since } = await migrationsThenAndSince();
    await expect(
      migrate(database.ownerUrl, entities, silent, [...until, ...since, Breaking9999999999999]),
    ).rejects.toThrow(
      /the migration Breaking9999999999999 failed \(column "of_tomorrow" of relation "partner_history" does not exist\): the database is as it was/,
    );
    expect(await columnsOf(database)).toEqual(columns);
    expect(await rowsOf(database, columns)).toEqual(rows);
    expect(await describeCatalog(database.app)).toBe(catalog);
    expect(await applied()).toEqual(migrations);
  });

  test('may begin at any migration since: one at a time they come to the same, rows and schema', async () => {
    const { api_client: _, api_client_history: __, ...columns } = await columnsOf(database);
    const before = await rowsOf(database, columns);
    const { until, since } = await migrationsThenAndSince();
    for (const [position] of since.entries()) {
      await migrate(database.ownerUrl, entities, silent, [...until, ...since.slice(0, position + 1)]);
    }
    expect(await rowsOf(database, columns)).toEqual(before);
    expect(await describeCatalog(database.app)).toBe(CATALOG_TODAY);
  });
});
