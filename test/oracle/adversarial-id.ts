import { seededId } from '../../src/kernel/ids.ts';

let made = 0;

/** The id of the next row, the same in every run: which rows are drawn goes by their ids. */
export function nextId(): string {
  made += 1;
  return seededId('adversarial', String(made));
}
