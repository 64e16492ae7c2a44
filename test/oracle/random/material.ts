import type { DataSource } from 'typeorm';
import { toGlobalId } from '../../../src/kernel/listing/index.ts';
import { directiveTables } from '../directive-tables.ts';
import { networkTables } from '../network-tables.ts';
import { resourceTables } from '../resource-tables.ts';
import {
  apiClientTable,
  areaTable,
  coverageTable,
  membershipTable,
  type PlainTable,
  partnerTable,
  personTable,
  registerDutyTable,
  sanghaUnitTable,
} from '../tables.ts';

/** What random operations ask with: values that the database itself holds. */
export interface Material {
  /** Values by `Type.field`, as the API writes them. */
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  /** Global ids by the name of the type that lists them. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly areaCodes: readonly string[];
  readonly partnerCodes: readonly { scheme: string; code: string }[];
  readonly names: readonly string[];
}

const tables: Record<string, PlainTable> = {
  Area: areaTable,
  Partner: partnerTable,
  SanghaUnit: sanghaUnitTable,
  Coverage: coverageTable,
  RegisterDuty: registerDutyTable,
  ...networkTables,
  ...resourceTables,
  ...directiveTables,
  ApiClient: apiClientTable,
  Person: personTable,
  Membership: membershipTable,
};

const SAMPLES = 60;
const NOBODY = '017f2907-0400-7000-8000-000000000000';

/** Rows in an order that looks like none, and is the same in every run. */
const scattered = (table: string, condition: string, count: number) =>
  `SELECT t.* FROM ${table} t WHERE ${condition} ORDER BY md5(t.id::text) LIMIT ${count}`;

async function valuesOf(dataSource: DataSource, name: string, table: PlainTable) {
  const found: [string, unknown[]][] = [];
  for (const [field, { sql, type }] of Object.entries(table.values)) {
    const asText = type === 'date' ? `${sql}::text` : type === 'numeric' ? `${sql}::float8` : sql;
    const rows: { value: unknown }[] = await dataSource.query(
      `SELECT DISTINCT ${asText} AS value FROM (${scattered(table.table, `${sql} IS NOT NULL`, SAMPLES)}) t ORDER BY 1`,
    );
    found.push([`${name}.${field}`, rows.map((row) => row.value)]);
  }
  return found;
}

/** What tells the rows of a table apart that are not to crowd each other out. */
const kindOf = (table: PlainTable): string => {
  if (table.types.length > 1) return 't.type';
  return table.values.source ? 't.source' : 'true';
};

async function idsOf(dataSource: DataSource, table: PlainTable): Promise<[string, string[]][]> {
  const rows: { id: string; __typename: string }[] = await dataSource.query(
    `SELECT * FROM (SELECT ${table.columns}, row_number() OVER (PARTITION BY ${kindOf(table)} ORDER BY md5(t.id::text)) AS no
     FROM ${table.table} t) ranked WHERE no <= 12 ORDER BY id`,
  );
  const byType = Map.groupBy(rows, (row) => row.__typename);
  // Of what not everybody may read nothing is seen here: an id of nobody's is asked for then.
  if (byType.size === 0) return [[table.types[0]!, [toGlobalId(table.types[0]!, NOBODY)]]];
  return [...byType].map(([type, found]) => [type, found.map((row) => toGlobalId(type, row.id))]);
}

/** Reads the material out of a test's database. */
export async function gatherMaterial(dataSource: DataSource): Promise<Material> {
  const values = new Map<string, unknown[]>();
  const ids = new Map<string, string[]>();
  for (const [name, table] of Object.entries(tables)) {
    for (const [field, found] of await valuesOf(dataSource, name, table)) values.set(field, found);
    const byType = await idsOf(dataSource, table);
    for (const [type, found] of byType) ids.set(type, found);
    ids.set(
      name,
      byType.flatMap(([, found]) => found),
    );
  }
  // Whatever a type of partner has, lists of it filter by as lists of all partners do.
  for (const type of ['Temple', 'SanghaOffice', 'LocalAuthority']) {
    for (const field of Object.keys(partnerTable.values))
      values.set(`${type}.${field}`, values.get(`Partner.${field}`)!);
  }
  const areaCodes: { code: string }[] = await dataSource.query(
    `SELECT code FROM (${scattered('area', `t.level <> 'PROVINCE' OR t.code < '60'`, 80)}) t
     UNION SELECT code FROM area WHERE code LIKE '50%' OR valid_to IS NOT NULL ORDER BY code LIMIT 120`,
  );
  const partnerCodes: { scheme: string; code: string }[] = await dataSource.query(
    `SELECT scheme::text, code FROM (${scattered('partner_code', 'true', SAMPLES)}) t ORDER BY 1, 2`,
  );
  const names: { name: string }[] = await dataSource.query(
    `SELECT name_th AS name FROM (${scattered('partner', 'true', SAMPLES)}) t
     UNION SELECT name_en FROM (${scattered('partner', 't.name_en IS NOT NULL', SAMPLES)}) t
     UNION SELECT name_th FROM (${scattered('partner_name', 'true', SAMPLES)}) t ORDER BY 1`,
  );
  return {
    values,
    ids,
    areaCodes: areaCodes.map((row) => row.code),
    partnerCodes,
    names: names.map((row) => row.name),
  };
}
