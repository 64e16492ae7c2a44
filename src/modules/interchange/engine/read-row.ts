import { newId } from '../../../kernel/ids.ts';
import { CellFault, type CellValue, refuseExponent, visible } from '../reading/cell.ts';
import type { SourceRow } from '../reading/rows.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { type Finding, finding } from '../report/finding.ts';
import type { RuleName } from '../report/rules.ts';
import { copyLine } from './copy-line.ts';
import type { Part, ReadValues, RowNotes } from './part.ts';

/** Reads the rows of one part: turns each into a line for COPY, and keeps what there is to say about it. */
export class RowReader {
  readonly findings: Finding[] = [];
  /** Blank cells by optional column. */
  readonly blanks = new Map<string, number>();
  rows = 0;
  /** Rows whose identity can't be read: they are refused, and nothing can be said of what they stand for. */
  illegible = 0;
  readonly #part: Part;
  readonly #file: SourceFile;
  readonly #day: string;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #published: readonly { opening: string; position: number }[];

  constructor(part: Part, file: SourceFile, day: string) {
    this.#part = part;
    this.#file = file;
    this.#day = day;
    this.#positions = new Map(file.header.map((column, position) => [column, position]));
    const kept = part.restatedIn ?? file.header;
    this.#published = kept.map((column, index) => ({
      opening: `${index === 0 ? '{' : ','}${JSON.stringify(column)}:`,
      position: this.#positionOf(column),
    }));
  }

  /** The row as a line for COPY; empty where it can't even be identified. */
  read({ line, cells }: SourceRow): string {
    this.rows += 1;
    const published = (column: string) => cells[this.#positionOf(column)] ?? '';
    const row = new RowUnderway(this.#file.name, line, this.#day, published);
    const values = this.#values(row);
    const { identity } = this.#part;
    if (identity.some((column) => values[column] === null)) {
      this.illegible += 1;
      this.findings.push(...row.findings);
      return '';
    }
    const key = this.#part.key(values, this.#day);
    const staged = row.isRefused ? {} : this.#part.stage(values, row);
    for (const each of row.findings) each.key = key;
    this.findings.push(...row.findings);
    const { fields, references = [] } = this.#part;
    return copyLine([
      line,
      key,
      newId(),
      newId(),
      newId(),
      this.#publishedText(cells),
      row.isRefused,
      ...fields.map((field) => staged[field] ?? null),
      ...references.map((reference) => staged[reference] ?? null),
    ]);
  }

  #values(row: RowUnderway): ReadValues {
    const values: Record<string, CellValue | null> = {};
    for (const name in this.#part.columns) values[name] = this.#value(row, name);
    return values;
  }

  #value(row: RowUnderway, name: string): CellValue | null {
    const column = this.#part.columns[name];
    const cell = visible(row.published(name));
    if (column === undefined) return null;
    if (cell === '') {
      if (column.required) row.refuse(name, 'not-blank');
      else this.blanks.set(name, (this.blanks.get(name) ?? 0) + 1);
      return null;
    }
    if (column.isCode) refuseExponent(this.#file.name, row.line, name, cell);
    const value = column.parse(cell);
    if (!(value instanceof CellFault)) return value;
    if (column.required) row.refuse(name, value.rule);
    else row.warn(name, value.rule);
    return null;
  }

  #positionOf(column: string): number {
    return this.#positions.get(column) ?? -1;
  }

  #publishedText(cells: readonly string[]): string {
    let json = '';
    for (const { opening, position } of this.#published)
      json += opening + JSON.stringify(cells[position] ?? '');
    return `${json}}`;
  }
}

/** The row being read, with what has been found about it so far. */
class RowUnderway implements RowNotes {
  readonly findings: Finding[] = [];
  isRefused = false;
  readonly #file: string;

  constructor(
    file: string,
    readonly line: number,
    readonly day: string,
    readonly published: (column: string) => string,
  ) {
    this.#file = file;
  }

  warn(field: string, rule: RuleName, value = this.published(field)): void {
    this.findings.push(finding('warned', rule, { file: this.#file, line: this.line, field, value }));
  }

  refuse(field: string, rule: RuleName, value = this.published(field)): void {
    this.isRefused = true;
    this.findings.push(finding('refused', rule, { file: this.#file, line: this.line, field, value }));
  }
}
