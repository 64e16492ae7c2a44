import { type Letter, PERSONAS, type PersonaName } from '../factories/personas.ts';

/** One line of a table by hand: what it is about, and whose rows each persona may see or change. */
export interface Line {
  subject: string;
  allowed: Readonly<Record<PersonaName, ReadonlySet<Letter>>>;
}

const LETTERS = new Set<string>(['A', 'B', 'T', 'C', 'O']);

function lettersOf(cell: string, where: string): ReadonlySet<Letter> {
  if (cell === '-') return new Set();
  const letters = [...cell];
  const wrong = letters.filter(
    (letter, position) => !LETTERS.has(letter) || letters.indexOf(letter) !== position,
  );
  if (wrong.length > 0) throw new Error(`${where}: "${cell}" is no set of owners`);
  return new Set(letters as Letter[]);
}

/** A line by its cells, in the order of `PERSONAS`. */
export function lineOf(subject: string, cells: readonly string[]): Line {
  if (cells.length !== PERSONAS.length) throw new Error(`${subject}: ${cells.length} cells`);
  const allowed = PERSONAS.map((name, position) => [name, lettersOf(cells[position] ?? '', subject)]);
  return { subject, allowed: Object.fromEntries(allowed) as Line['allowed'] };
}

/**
 * Reads a table that was written by hand: a subject and a column for each persona, in the order of `PERSONAS`. A cell is
 * the owners whose rows that persona reaches, `-` for none.
 */
export function tableOf(text: string): Line[] {
  const lines = text.split('\n').map((line) => line.trim());
  const found = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const [head, ...rest] = found.map((line) => line.split(/\s+/));
  if (head?.join(' ') !== PERSONAS.join(' ')) throw new Error(`the columns must be ${PERSONAS.join(' ')}`);
  const table = rest.map(([subject = '', ...cells]) => lineOf(subject, cells));
  const twice = table.filter(
    ({ subject }, position) => table.findIndex((line) => line.subject === subject) !== position,
  );
  if (twice.length > 0) throw new Error(`twice: ${twice.map(({ subject }) => subject).join(', ')}`);
  return table;
}

/** The letters as a cell is written. */
export const cellOf = (letters: Iterable<Letter>): string => [...letters].join('') || '-';
