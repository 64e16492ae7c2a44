import type { DataSource } from 'typeorm';
import { type Policy, policies, type Rules, sqlOf } from '../../src/kernel/access/index.ts';

/** What row-level security must say of one table, out of the rules that its module declares. */
export interface RenderedPolicy {
  table: string;
  /** The condition of reading; `true` for what is shared. */
  reading: string;
  /** The conditions of adding and changing rows, beside the system's; `false` where nobody may. */
  inserting: string;
  updating: string;
}

/** Renders every declared policy over the columns of its table. */
export const renderedPolicies = (dataSource: DataSource): RenderedPolicy[] =>
  policies.all().map((policy) => rendered(dataSource, policy));

function rendered(dataSource: DataSource, { table, reading, inserting, updating }: Policy): RenderedPolicy {
  const metadata = dataSource.getMetadata(table());
  const root = metadata.parentEntityMetadata ?? metadata;
  const columnOf = (property: string): string => {
    const column = root.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${root.tableName} has no column for ${property}`);
    return column.databaseName;
  };
  const condition = (rules: Rules | undefined) => (rules ? sqlOf(rules, columnOf) : 'false');
  return {
    table: root.tableName,
    reading: reading === 'SHARED' ? 'true' : condition(reading),
    inserting: condition(inserting),
    updating: condition(updating),
  };
}
