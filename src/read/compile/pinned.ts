import { declarations } from '../../kernel/listing/index.ts';
import type { Compilation } from './compilation.ts';
import type { Given } from './given.ts';
import type { SortKey } from './order.ts';
import type { Row } from './row.ts';

/** The columns that a filter holds to one value: by a comparison, or by one of its forms, such as a province's code. */
function heldColumns(compilation: Compilation, row: Row, filter: Given) {
  const target = compilation.sources.classOf(row.source);
  const compared: string[] = [];
  const formed: string[] = [];
  for (const [name, given] of filter.entries().filter(([, each]) => each.isSet)) {
    const mapping = declarations.fields(target).find((field) => field.name === name)?.mapping;
    if (mapping?.kind === 'column' && given.part('eq').isSet) compared.push(mapping.property);
    const condition = declarations.filters(target).find((special) => special.name === name)?.condition;
    if (typeof condition !== 'object' || condition.holds === undefined) continue;
    const form = compilation.decide((run) => condition.formOf(String(given.get(run))));
    const property = condition.holds[form];
    if (property !== undefined) formed.push(property);
  }
  const named = (property: string) => row.source.column(property).databaseName;
  return { compared: compared.map(named), formed: formed.map(named) };
}

/**
 * A key to stand before a list's own: a column that the filter holds to one value, where an index begins with it, or with
 * the place that is asked for and then it, and goes on with the list's order. It changes no order. But under row-level security PostgreSQL doesn't see by itself that
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
  const { compared, formed } = heldColumns(compilation, row, filter);
  const found = compared.find((column) =>
    [[], ...formed.map((place) => [place])].some((place) =>
      row.source.hasIndex([...place, column, ...columns]),
    ),
  );
  if (found === undefined) return [];
  return [{ sql: row.named(found), descending }];
}
