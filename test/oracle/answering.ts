import type { GraphQLFieldResolver } from 'graphql';
import { checkPage, fromGlobalId, type PageArguments } from '../../src/kernel/listing/index.ts';
import { pageCapOf } from '../../src/kernel/viewer.ts';
import { loadersOf } from './loaders.ts';
import type { OracleContext } from './oracle-context.ts';
import { connection, type PlainList, type PlainRow, ROOT } from './pages.ts';
import { changeColumns, type PlainTable } from './tables.ts';

/** What answers a field by hand. */
export type Answer = GraphQLFieldResolver<PlainRow, OracleContext, never>;

/** What of a table a global id asks for. */
export type NodeTable = Pick<PlainTable, 'table' | 'types' | 'columns'>;

export const rowById = (table: Pick<PlainTable, 'table' | 'columns'>, id: string, context: OracleContext) =>
  loadersOf(context).byId(table.table, table.columns).load(id);

/** To-one: the row that `column` of the parent names. */
export const toOne =
  (table: PlainTable, column: string): Answer =>
  (parent, _args, context) => {
    const id = parent[column];
    return typeof id === 'string' ? rowById(table, id, context) : null;
  };

export const pageOf =
  (list: PlainList): GraphQLFieldResolver<PlainRow | undefined, OracleContext, PageArguments> =>
  async (parent, args, context) => {
    const page = checkPage(args, pageCapOf(context.viewer));
    const key = parent?.id ?? ROOT;
    const loaders = loadersOf(context);
    const rows = await loaders.pages(list, page).load(key);
    return connection(list, page, rows, () => loaders.counts(list, page).load(key));
  };

export const connectionTo = (name: string, table: PlainTable, belongs: string) => ({
  [name]: pageOf({ name, table, belongs }) as unknown as Answer,
});

export const listOf =
  (table: string, columns: string, column: string, order: string): Answer =>
  (parent, _args, context) =>
    loadersOf(context).belonging(table, columns, column, order).load(parent.id);

/** The change that last wrote a row. */
export const lastChange: Answer = (parent, _args, context) =>
  loadersOf(context).byId('change', changeColumns).load(String(parent.changeId));

/** The row that a global id names, or the one that it was merged into. */
export async function nodeById(globalIdText: string, tables: NodeTable[], context: OracleContext) {
  const { type, id } = fromGlobalId(globalIdText);
  const table = tables.find((candidate) => candidate.types.includes(type));
  const asked = table && (await rowById(table, id, context));
  const into = asked?.mergedIntoId;
  const row = table && typeof into === 'string' ? await rowById(table, into, context) : asked;
  return row?.__typename === type ? row : null;
}
