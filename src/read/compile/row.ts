import type { RowSql } from '../../kernel/listing/index.ts';
import type { Source } from './source.ts';

/** One row while a statement is written: its source, its alias, and which of its columns the statement turned out to need. */
export class Row {
  readonly source: Source;
  readonly alias: string;
  /** What it is taken from, as an item of FROM. */
  readonly from: string;
  readonly #used = new Set<string>();

  /** @param rows where its rows come from in the place of the source's table */
  constructor(source: Source, alias: string, rows: string = source.table) {
    this.source = source;
    this.alias = alias;
    this.from = `${rows} ${alias}`;
  }

  /** A column by its property. */
  readonly column: RowSql = (property) => this.named(this.source.column(property).databaseName);

  /** A column by its name in the table. */
  named(column: string): string {
    this.#used.add(column);
    return `${this.alias}."${column}"`;
  }

  /** The columns that were named so far, over the alias of the row that they are taken from. */
  selectList(from: string): string {
    const columns = [...this.#used].map((column) => `${from}."${column}"`);
    return columns.length === 0 ? '1' : columns.join(', ');
  }
}
