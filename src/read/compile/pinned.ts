import { declarations } from '../../kernel/listing/index.ts';
import type { Compilation } from './compilation.ts';
import type { Given } from './given.ts';
import type { SortKey } from './order.ts';
import type { Row } from './row.ts';

/** The columns that a filter holds to one value, by their properties. */
function pinnedProperties(compilation: Compilation, row: Row, filter: Given): string[] {
  const fields = declarations.fields(compilation.sources.classOf(row.source));
  return filter.entries().flatMap(([name, given]) => {
    const mapping = fields.find((field) => field.name === name)?.mapping;
    return mapping?.kind === 'column' && given.isSet && given.part('eq').isSet ? [mapping.property] : [];
  });
}

/**
 * A key to stand before a list's own: a column that the filter holds to one value, where an index begins with it and
 * goes on with the list's order. It changes no order. But under row-level security PostgreSQL doesn't see by itself that
 * such a column can't tell rows apart (an enum's comparison isn't leakproof), and would walk all rows in the order of
 * another index.
 */
export function pinnedKey(
  compilation: Compilation,
  row: Row,
  filter: Given | undefined,
  keys: readonly SortKey[],
): Pick<SortKey, 'sql' | 'descending'>[] {
  const { descending } = keys[0]!;
  if (!filter?.isSet || keys.some((key) => key.descending !== descending)) return [];
  const columns = keys.map((key) => key.column);
  const found = pinnedProperties(compilation, row, filter)
    .map((property) => row.source.column(property).databaseName)
    .find((column) => row.source.hasIndex([column, ...columns]));
  if (found === undefined) return [];
  return [{ sql: row.named(found), descending }];
}
