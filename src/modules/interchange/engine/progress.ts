import type { BilingualText } from '../../../kernel/errors.ts';

/** Tells the person who waits how far an import is. */
export interface ImportProgress {
  /** A new step begins. */
  step(text: BilingualText): void;
  /** Bytes of the present file read so far. */
  bytes(read: number, all: number): void;
}

export const silentImport: ImportProgress = { step: () => {}, bytes: () => {} };
