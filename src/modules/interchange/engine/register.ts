import type { BilingualText } from '../../../kernel/errors.ts';
import type { PartnerType } from '../../partners/index.ts';
import type { Part } from './part.ts';
import type { ImportSession } from './session.ts';

/** What the end of an import needs to know beside the session. */
export interface Finish {
  complete: boolean;
  /** Rows of the register whose identity can't be read. */
  illegible: number;
}

/** A register that can be imported: its parts, in the order in which they build on each other. */
export interface Register {
  /** As typed in the command and kept in `import_run`. */
  name: string;
  title: BilingualText;
  parts: readonly Part[];
  /** Parts that a single file of the register holds, where it may come without its folder. */
  partsOfOneFile: readonly Part[];
  /** Types of partner that it brings: made-up ones of these types must be gone. */
  demoTypes: readonly PartnerType[];
  /** Whether its figures mean nothing without their day. */
  needsAsOf: boolean;
  /** Whether what is absent from a complete file can be ended. */
  canBeComplete: boolean;
  /** What is left to do when all parts are written. */
  finish?(session: ImportSession, finish: Finish): Promise<void>;
}
