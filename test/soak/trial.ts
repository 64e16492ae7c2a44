import type { Chance } from '../oracle/random/chance.ts';
import type { HubUnderTrial } from './hub-under-trial.ts';

/** What a trial works with. */
export interface Setting {
  hub: HubUnderTrial;
  /** Whatever a trial leaves to chance falls the same way again under the same seed. */
  chance: Chance;
  /** Tells the person at the terminal how far it is. */
  say: (line: string) => void;
}

/** What a trial measured, and everything that broke its promise. */
export interface Report {
  figures: Readonly<Record<string, string | number>>;
  faults: readonly string[];
}

export type SizeName = 'full' | 'small';

/** One promise of the hub, put to the test. */
export interface Trial {
  name: string;
  promise: string;
  run(setting: Setting, size: SizeName): Promise<Report>;
}

interface Declaration<Size> {
  name: string;
  promise: string;
  /** By `npm run soak`. */
  full: Size;
  /** By `npm test`: seconds. */
  small: Size;
  run: (setting: Setting, size: Size) => Promise<Report>;
}

export const defineTrial = <Size>(declared: Declaration<Size>): Trial => ({
  name: declared.name,
  promise: declared.promise,
  run: (setting, size) => declared.run(setting, declared[size]),
});

const MOST_KEPT = 20;

/** Gathers what broke a promise; of many of a kind the first ones and their number. */
export class Faults {
  readonly #kept: string[] = [];
  #count = 0;

  add(fault: string): void {
    this.#count += 1;
    if (this.#kept.length < MOST_KEPT) this.#kept.push(fault);
  }

  /** Notes it where two things that must be the same are not. */
  compare(what: string, found: unknown, expected: unknown): void {
    const [seen, wanted] = [JSON.stringify(found), JSON.stringify(expected)];
    if (seen !== wanted) this.add(`${what}: ${seen} instead of ${wanted}`);
  }

  list(): string[] {
    const more = this.#count - this.#kept.length;
    return more > 0 ? [...this.#kept, `and ${more} more`] : [...this.#kept];
  }
}
