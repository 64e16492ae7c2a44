import type { BilingualText } from '../../../kernel/errors.ts';
import type { Finding } from './finding.ts';

/** How many rows of a part came to each end; every row comes to exactly one of the first four. */
export interface Counts {
  added: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** Of the rows above, those with at least one warning. */
  warned: number;
  /** Rows of the hub that were ended because the register doesn't have them. */
  ended: number;
}

/** One part of the register, as imported. */
export interface PartReport {
  register: string;
  title: BilingualText;
  file: string;
  rows: number;
  counts: Counts;
  /** Blank cells by optional column; such values are simply not known. */
  blank: Record<string, number>;
}

/** What an import did, or with `dry-run` would do, and everything it has to say. */
export interface ImportReport {
  register: string;
  title: BilingualText;
  result: 'imported' | 'nothing-changed' | 'dry-run';
  /** The kept run, where something was imported. */
  runId: string | null;
  changeId: string | null;
  sha256: string;
  asOf: string | null;
  complete: boolean;
  parts: PartReport[];
  findings: Finding[];
  /** Rows of the hub written, supervision, codes and the like included. */
  written: number;
  seconds: number;
}

/** Counts of all parts together. */
export const total = (parts: readonly PartReport[]): Counts => {
  const sum = { added: 0, updated: 0, unchanged: 0, refused: 0, warned: 0, ended: 0 };
  for (const { counts } of parts) {
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
  }
  return sum;
};
