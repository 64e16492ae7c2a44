import type { DataSource } from 'typeorm';
import {
  COUNT_CAP,
  type CursorKeys,
  type Filter,
  fromCursor,
  listFingerprint,
  type OrderBy,
  OrderDirection,
  type Page,
  toCursor,
} from '../../src/kernel/listing/index.ts';
import { ask } from './ask.ts';
import { filterCondition, Parameters, validityCondition } from './conditions.ts';
import type { PlainTable } from './tables.ts';

/** A list of the schema: its name, what it lists, and which of the rows `t` belong to the parent `parent.id`. */
export interface PlainList {
  name: string;
  table: PlainTable;
  belongs: string;
  /** Rows of a search in the place of the table's, with what was searched for. */
  search?: { rows: (parameters: Parameters) => string; order: OrderBy[]; wanted: Filter };
}

const fingerprintOf = (list: PlainList, page: Page): string =>
  listFingerprint(list.name, list.search ? { ...page, filter: list.search.wanted } : page);

const rowsOf = (list: PlainList, parameters: Parameters): string =>
  list.search ? list.search.rows(parameters) : list.table.table;

export interface PlainRow {
  id: string;
  keys: CursorKeys;
  [column: string]: unknown;
}

interface SortKey {
  sql: string;
  type: string;
  descending: boolean;
}

function sortKeys({ table, search }: PlainList, page: Page): SortKey[] {
  const byDefault = search?.order ?? [{ field: table.defaultOrder, direction: OrderDirection.ASC }];
  const chosen = page.orderBy.length > 0 ? page.orderBy : byDefault;
  const keys = chosen.map(({ field, direction }) => ({
    ...table.values[field]!,
    descending: direction === OrderDirection.DESC,
  }));
  return [...keys, { sql: 't.id', type: 'uuid', descending: keys.at(-1)!.descending }];
}

/** The rows beyond a cursor's row, in the direction of the sort; a missing value is the largest. */
function beyond(keys: SortKey[], values: CursorKeys, forward: boolean, parameters: Parameters): string {
  const cases = keys.map((key, position) => {
    const equal = keys.slice(0, position).map((earlier, index) => {
      return `${earlier.sql} IS NOT DISTINCT FROM ${parameters.add(values[index], earlier.type)}`;
    });
    return [...equal, isBeyond(key, values[position] ?? null, forward, parameters)].join(' AND ');
  });
  return `(${cases.map((one) => `(${one})`).join(' OR ')})`;
}

function isBeyond(key: SortKey, value: string | null, forward: boolean, parameters: Parameters): string {
  const upward = key.descending !== forward;
  if (value === null) return upward ? 'false' : `${key.sql} IS NOT NULL`;
  const placeholder = parameters.add(value, key.type);
  return upward ? `(${key.sql} > ${placeholder} OR ${key.sql} IS NULL)` : `${key.sql} < ${placeholder}`;
}

function orderClause(keys: SortKey[], backward: boolean): string {
  return keys.map((key) => `${key.sql} ${key.descending !== backward ? 'DESC' : 'ASC'}`).join(', ');
}

/** The parent of the lists that hang on Query: no row's id. */
export const ROOT = '00000000-0000-0000-0000-000000000000';

/** One page of a list for each of several parents. */
export async function fetchPages(
  dataSource: DataSource,
  list: PlainList,
  page: Page,
  parents: readonly string[],
): Promise<PlainRow[][]> {
  const parameters = new Parameters();
  const parentIds = parameters.add(parents, 'uuid[]');
  const keys = sortKeys(list, page);
  const fingerprint = fingerprintOf(list, page);
  const conditions = [memberCondition(list, page, parameters)];
  for (const [side, forward] of [
    ['after', true],
    ['before', false],
  ] as const) {
    const cursor = page[side];
    if (cursor === null) continue;
    conditions.push(beyond(keys, fromCursor(side, fingerprint, keys.length, cursor), forward, parameters));
  }
  const rows = await ask<PlainRow & { parentNo: string }>(
    dataSource,
    `SELECT parent.no AS "parentNo", page.*
     FROM unnest(${parentIds}) WITH ORDINALITY parent(id, no)
     CROSS JOIN LATERAL (
       SELECT listed.*, row_number() OVER () AS "rowNo" FROM (
         SELECT ${list.table.columns}, ARRAY[${keys.map((key) => `${key.sql}::text`).join(', ')}] AS keys
         FROM ${rowsOf(list, parameters)} t WHERE ${conditions.join(' AND ')}
         ORDER BY ${orderClause(keys, page.backward)} LIMIT ${page.size + 1}) listed) page
     ORDER BY parent.no, page."rowNo"`,
    parameters.values,
  );
  const pages: PlainRow[][] = parents.map(() => []);
  for (const row of rows) pages[Number(row.parentNo) - 1]!.push(row);
  return pages;
}

function memberCondition(list: PlainList, page: Page, parameters: Parameters): string {
  const filter = page.filter ? filterCondition(list.table, 't', page.filter, parameters) : 'true';
  return `${list.belongs} AND ${validityCondition(list.table, 't', page.validity)} AND ${filter}`;
}

/** How many rows each parent's list has, counted to one beyond the cap. */
export async function fetchCounts(
  dataSource: DataSource,
  list: PlainList,
  page: Page,
  parents: readonly string[],
): Promise<number[]> {
  const parameters = new Parameters();
  const parentIds = parameters.add(parents, 'uuid[]');
  const rows = await ask<{ count: string }>(
    dataSource,
    `SELECT (SELECT count(*) FROM (
       SELECT 1 FROM ${rowsOf(list, parameters)} t WHERE ${memberCondition(list, page, parameters)} LIMIT ${COUNT_CAP + 1}) counted) AS count
     FROM unnest(${parentIds}) WITH ORDINALITY parent(id, no) ORDER BY parent.no`,
    parameters.values,
  );
  return rows.map((row) => Number(row.count));
}

/** A connection out of the rows of a page, one more than asked for where there is more. */
export function connection(list: PlainList, page: Page, found: PlainRow[], count: () => Promise<number>) {
  const fingerprint = fingerprintOf(list, page);
  const hasMore = found.length > page.size;
  const rows = found.slice(0, page.size);
  if (page.backward) rows.reverse();
  const edges = rows.map((node) => ({ node, cursor: toCursor(fingerprint, node.keys) }));
  return {
    edges,
    nodes: rows,
    pageInfo: {
      hasNextPage: page.backward ? page.before !== null : hasMore,
      hasPreviousPage: page.backward ? hasMore : page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => Math.min(await count(), COUNT_CAP),
    totalCountIsCapped: async () => (await count()) > COUNT_CAP,
  };
}
