import type { AsOf, Belonging } from '../../kernel/listing/index.ts';
import { literal } from './json-text.ts';
import type { Row } from './row.ts';

/** Of which row, and how. */
export interface BelongingTo {
  owner: Row;
  by: Belonging;
}

/** Where a row comes from, and on what condition it is one of those asked for. */
export function belongs(
  row: Row,
  belonging: BelongingTo | undefined,
  asOf: AsOf,
): { from: string; condition: string } {
  const { mark } = row.source;
  const isMarked = mark ? `${row.named(mark.column)} = ${literal(mark.value)}` : 'true';
  const { from } = row;
  if (!belonging) return { from, condition: isMarked };
  const { owner, by } = belonging;
  // An expression names its rows by an alias of its own, behind AS; here they go by the row's.
  if ('rows' in by)
    return { from: by.rows(owner.column, asOf).replace(/ AS \w+/, ` AS ${row.alias}`), condition: 'true' };
  const linked =
    'relation' in by
      ? `${row.named(row.source.relationColumn(by.relation))} = ${owner.column('id')}`
      : by.join(owner.column, row.column, asOf);
  return { from, condition: mark ? `${linked} AND ${isMarked}` : linked };
}
