import { PERSONAS } from '../factories/personas.ts';
import { type Line, lineOf } from './table.ts';

/** One line of the table of mutations: on whose objects who may carry it out, and what a refusal asks for. */
export interface MutationLine extends Line {
  /** The codes of the rules that a refusal names; empty for what is refused to nobody. */
  rules: readonly string[];
}

/** Reads a table of mutations that was written by hand: a mutation, a column for each persona, a bar, rules. */
export function mutationsOf(text: string): MutationLine[] {
  const words = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/\s+/));
  const [head = [], ...rest] = words;
  if (head.join(' ') !== PERSONAS.join(' ')) throw new Error(`the columns must be ${PERSONAS.join(' ')}`);
  const found: MutationLine[] = [];
  let before: string[] = [];
  for (const line of rest) {
    before = [...before, ...line];
    const bar = before.indexOf('|');
    if (bar < 0) continue;
    const [mutation = '', ...cells] = before.slice(0, bar);
    const rules = before.slice(bar + 1).filter((code) => code !== '-');
    found.push({ ...lineOf(mutation, cells), rules });
    before = [];
  }
  if (before.length > 0) throw new Error(`${before.join(' ')}: there are no rules`);
  return found;
}
