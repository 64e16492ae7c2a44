import { type ApiClass, type CursorKeys, declarations, OrderDirection } from '../../kernel/listing/index.ts';
import type { Compilation } from './compilation.ts';
import type { Getter } from './given.ts';
import type { Row } from './row.ts';

/** One key of a list's order. */
export interface SortKey {
  sql: string;
  /** Its name in the table. */
  column: string;
  castType: string;
  nullable: boolean;
  descending: boolean;
}

/** The keys of a list's order, with the row's id last, so that no two rows are equal in all of them. */
export function sortKeys(
  row: Row,
  target: ApiClass,
  orderBy: readonly { field: string; direction: string }[],
): SortKey[] {
  const chosen =
    orderBy.length > 0 ? orderBy : [{ field: row.source.declared.defaultOrder, direction: 'ASC' }];
  const keys = chosen.map(({ field, direction }): SortKey => {
    const property = declarations.sortedProperty(target, field);
    return {
      sql: row.column(property),
      column: row.source.column(property).databaseName,
      castType: row.source.castType(property),
      nullable: row.source.isNullable(property),
      descending: direction === OrderDirection.DESC,
    };
  });
  const { descending } = keys.at(-1)!;
  return [...keys, { sql: row.column('id'), column: 'id', castType: 'uuid', nullable: false, descending }];
}

export const orderClause = (
  keys: readonly Pick<SortKey, 'sql' | 'descending'>[],
  backward: boolean,
): string => keys.map((key) => `${key.sql}${key.descending !== backward ? ' DESC' : ''}`).join(', ');

const equal = (key: SortKey, value: string): string =>
  key.nullable ? `${key.sql} IS NOT DISTINCT FROM ${value}` : `${key.sql} = ${value}`;

/** Beyond a value in one key; a missing value counts as the largest. */
function beyondOne(key: SortKey, value: string, forward: boolean): string {
  const upward = key.descending !== forward;
  if (!key.nullable) return `${key.sql} ${upward ? '>' : '<'} ${value}`;
  return upward
    ? `(${key.sql} > ${value} OR (${key.sql} IS NULL AND ${value} IS NOT NULL))`
    : `(${key.sql} < ${value} OR (${key.sql} IS NOT NULL AND ${value} IS NULL))`;
}

/**
 * The rows beyond a cursor's row. Where no key can be missing and all point the same way it is a comparison of rows,
 * which PostgreSQL answers by one range of an index however far the page lies.
 */
export function beyond(
  compilation: Compilation,
  keys: readonly SortKey[],
  cursor: (run: Parameters<Getter>[0]) => CursorKeys,
  forward: boolean,
  path: string,
): string {
  const values = keys.map((key, position) =>
    compilation.parameters.add(`${path}.${position}`, (run) => cursor(run)[position], key.castType),
  );
  const isUniform = keys.every((key) => !key.nullable && key.descending === keys[0]!.descending);
  if (isUniform) {
    const sign = keys[0]!.descending !== forward ? '>' : '<';
    return `(${keys.map((key) => key.sql).join(', ')}) ${sign} (${values.join(', ')})`;
  }
  const cases = keys.map((key, position) => {
    const before = keys.slice(0, position).map((earlier, index) => equal(earlier, values[index]!));
    return `(${[...before, beyondOne(key, values[position]!, forward)].join(' AND ')})`;
  });
  return `(${cases.join(' OR ')})`;
}
