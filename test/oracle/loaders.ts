import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Page } from '../../src/kernel/listing/index.ts';
import { ask } from './ask.ts';
import type { OracleContext } from './oracle-context.ts';
import { fetchCounts, fetchPages, type PlainList, type PlainRow } from './pages.ts';

const keyOf = (list: PlainList, page: Page): string =>
  `${list.name} ${JSON.stringify([page, list.search?.wanted])}`;

/** What one request has already asked for, so that the same is never asked twice and alike is asked together. */
export class Loaders {
  readonly #loaders = new Map<string, unknown>();

  constructor(readonly dataSource: DataSource) {}

  /** The rows of a table by id. */
  byId(table: string, columns: string): DataLoader<string, PlainRow | undefined> {
    return this.#loader(`id ${table}`, async (ids) => {
      const rows = await ask<PlainRow>(
        this.dataSource,
        `SELECT ${columns} FROM ${table} t WHERE t.id = ANY($1::uuid[])`,
        [ids],
      );
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    });
  }

  /** All rows of a table whose `column` names a parent, in a fixed order. */
  belonging<Row>(table: string, columns: string, column: string, order: string): DataLoader<string, Row[]> {
    return this.#loader(`belonging ${table} ${column}`, async (parents) => {
      const rows = await ask<Row & { owner: string }>(
        this.dataSource,
        `SELECT t.${column} AS owner, ${columns} FROM ${table} t WHERE t.${column} = ANY($1::uuid[]) ORDER BY ${order}`,
        [parents],
      );
      const found = Map.groupBy(rows, (row) => row.owner);
      return parents.map((parent) => found.get(parent) ?? []);
    });
  }

  ask<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    return ask<Row>(this.dataSource, sql, values);
  }

  pages(list: PlainList, page: Page): DataLoader<string, PlainRow[]> {
    return this.#loader(`page ${keyOf(list, page)}`, (parents) =>
      fetchPages(this.dataSource, list, page, parents),
    );
  }

  counts(list: PlainList, page: Page): DataLoader<string, number> {
    return this.#loader(`count ${keyOf(list, page)}`, (parents) =>
      fetchCounts(this.dataSource, list, page, parents),
    );
  }

  #loader<Key, Value>(
    name: string,
    load: (keys: readonly Key[]) => Promise<(Value | Error)[]>,
  ): DataLoader<Key, Value> {
    const known = this.#loaders.get(name);
    if (known) return known as DataLoader<Key, Value>;
    const made = new DataLoader<Key, Value>(load);
    this.#loaders.set(name, made);
    return made;
  }
}

const loadersOfContexts = new WeakMap<OracleContext, Loaders>();

export function loadersOf(context: OracleContext): Loaders {
  const known = loadersOfContexts.get(context);
  if (known) return known;
  const made = new Loaders(context.dataSource);
  loadersOfContexts.set(context, made);
  return made;
}
