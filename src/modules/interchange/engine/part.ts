import type { BilingualText } from '../../../kernel/errors.ts';
import type { CellValue, Column } from '../reading/cell.ts';
import type { RuleName } from '../report/rules.ts';
import type { ImportSession } from './session.ts';
import type { SetRule } from './set-rule.ts';
import type { Target } from './target.ts';

export type Columns = Readonly<Record<string, Column>>;

/** What the columns of a row that is not refused were read as; blank and faulty optional cells are null. */
export type Values<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer T, infer Required>
    ? true extends Required
      ? T
      : T | null
    : never;
};

/** Where a part says what is wrong with a row while it reads it. */
export interface RowNotes {
  warn(field: string, rule: RuleName, value?: string): void;
  refuse(field: string, rule: RuleName, value?: string): void;
  /** The cell as it stands in the file. */
  published(field: string): string;
  /** The day on which what the register says is so, as an ISO date. */
  readonly day: string;
}

/** One file of a register, or one kind of body that a file states: how its rows are read and what they become. */
export interface PartDefinition<C extends Columns> {
  /** Name in `register_record`, and the stem of the part's staging tables. */
  name: string;
  title: BilingualText;
  /** Name of the file in a folder of the register. */
  fileName: string;
  columns: C;
  /** The columns by which a row identifies itself; where one of them is illegible, so is the row. */
  identity: readonly (keyof C & string)[];
  /** Set where many rows of a file state the same thing, in these columns. */
  restatedIn?: readonly (keyof C & string)[];
  key(values: Values<C>, day: string): string;
  /** Columns of the target that the row's own values fill, and columns that only lead to other rows. */
  fields: readonly string[];
  references?: readonly string[];
  /** Values for `fields` and `references`, by name. */
  stage(values: Values<C>, notes: RowNotes): Record<string, CellValue | null>;
  target: Target;
  /** Joins on the staged row `i` (at most one row each), and what they resolve: fields of the target, or others. */
  joins?: string;
  resolvedFields?: Readonly<Record<string, string>>;
  resolved?: Readonly<Record<string, string>>;
  /** Columns of the target that are given to a new row and never compared afterwards, as expressions on `m`. */
  onlyWhenNew?: Readonly<Record<string, string>>;
  refusals?: readonly SetRule[];
  warnings?: readonly SetRule[];
  /** Runs when the rows are staged, before `joins`. */
  prepare?(session: ImportSession): Promise<void>;
  /** Runs when the rows are written: what follows from them. */
  derive?(session: ImportSession): Promise<void>;
  /** Runs last: says what was noticed about the register as a whole. */
  observe?(session: ImportSession, file: string): Promise<void>;
}

/** The values of a row of any part. */
export type ReadValues = Readonly<Record<string, CellValue | null>>;

/** A part whose columns are known to itself only. */
export interface Part extends Omit<PartDefinition<Columns>, 'columns' | 'stage' | 'key' | 'identity'> {
  readonly columns: Columns;
  readonly identity: readonly string[];
  key(values: ReadValues, day: string): string;
  stage(values: ReadValues, notes: RowNotes): Record<string, CellValue | null>;
}

/** Keeps a part's columns and what it does with their values in step, then forgets their types. */
export const definePart = <const C extends Columns>(definition: PartDefinition<C>): Part =>
  definition as unknown as Part;

/** All columns of the target that a part compares and writes. */
export const comparedFields = (part: Part): string[] => [
  ...part.fields,
  ...Object.keys(part.resolvedFields ?? {}),
];

/** The staging table as filled from the file, and as matched with the hub. */
export const incoming = (part: Pick<Part, 'name'>): string => `incoming_${part.name.replaceAll('-', '_')}`;
export const matched = (part: Pick<Part, 'name'>): string => `matched_${part.name.replaceAll('-', '_')}`;
