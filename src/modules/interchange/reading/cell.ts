import { arabicDigits } from '../../../kernel/scalars/index.ts';
import { fileRefused } from '../refusal.ts';
import type { RuleName } from '../report/rules.ts';

/** What a cell of a register's file may become in the hub. */
export type CellValue = string | number | boolean;

/** Why the text of a cell is no value of its column. */
export class CellFault {
  constructor(readonly rule: RuleName) {}
}

export type Parser<T extends CellValue> = (text: string) => T | CellFault;

/** A column that a register's file must have, and how its cells are read. */
export interface Column<T extends CellValue = CellValue, Required extends boolean = boolean> {
  readonly parse: Parser<T>;
  /** Whether a row without a right value here is refused; where not, a wrong one is left empty with a warning. */
  readonly required: Required;
  /** Whether the cells are codes or numbers kept as text, which a spreadsheet may have ruined. */
  readonly isCode: boolean;
}

/** A column without which the row can't be understood. */
export const required = <T extends CellValue>(parse: Parser<T>): Column<T, true> => ({
  parse,
  required: true,
  isCode: false,
});

/** A column that may be blank. */
export const optional = <T extends CellValue>(parse: Parser<T>): Column<T, false> => ({
  parse,
  required: false,
  isCode: false,
});

/** How long the codes of the registers are. */
type Digits = 2 | 4 | 5 | 6 | 7 | 8 | 11;

/** A column of codes with exactly so many digits. */
export const code = (digits: Digits): Column<string, true> => ({
  parse: codeParser(new RegExp(`^[0-9]{${digits}}$`), `code-of-${digits}-digits`),
  required: true,
  isCode: true,
});

/** A column of running numbers that a file gives its own rows. */
export const runningNumber: Column<string, true> = {
  parse: codeParser(/^[0-9]{1,9}$/, 'running-number'),
  required: true,
  isCode: true,
};

/** A code that may be blank. */
export const optionalCode = (digits: Digits): Column<string, false> => ({ ...code(digits), required: false });

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

/** What of a cell can be seen. */
export const visible = (cell: string): string => cell.replace(INVISIBLE, '').trim();

/** A name or another text, with single spaces. */
export const text: Parser<string> = (cell) => cell.replace(/\s+/g, ' ');

/** A whole number in Arabic or Thai digits, both bounds included. */
export const whole =
  (lowest: number, highest: number, rule: RuleName = 'whole-number-in-range'): Parser<number> =>
  (cell) => {
    const digits = arabicDigits(cell);
    const value = /^[0-9]{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
    return value >= lowest && value <= highest ? value : new CellFault(rule);
  };

/** A number with a decimal point, or undefined where the text is none. */
export const decimalOf = (cell: string): number | undefined =>
  /^-?[0-9]{1,12}(\.[0-9]{1,15})?$/.test(cell) ? Number(cell) : undefined;

/** One of the words that a register uses, and what each means here. */
export const oneOf =
  <T extends CellValue>(meanings: Readonly<Record<string, T>>): Parser<T> =>
  (cell) =>
    Object.hasOwn(meanings, cell) ? (meanings[cell] as T) : new CellFault('known-word');

/** A name without the word for the type of its body, unless nothing else is left. */
export const withoutTypeWord = (name: string, word: string): string =>
  name.startsWith(word) ? name.slice(word.length).trim() || name : name;

function codeParser(shape: RegExp, rule: RuleName): Parser<string> {
  return (cell) => (shape.test(cell) ? cell : new CellFault(rule));
}

/** What a spreadsheet makes of a long code: its digits are lost, in this row and without doubt in others. */
const EXPONENT = /^[0-9]+([.,][0-9]+)?E[+-]?[0-9]+$/i;

/** Refuses the whole file where a code has been turned into a number with an exponent. */
export function refuseExponent(file: string, line: number, field: string, cell: string): void {
  if (!EXPONENT.test(cell)) return;
  throw fileRefused(file, 'exponent', { line, field, value: cell });
}
