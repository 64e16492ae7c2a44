import { createHash } from 'node:crypto';

/**
 * Chance that falls the same way on every machine: a splitmix32 sequence that starts at the hash of a key. Each place
 * draws under its own key, so a change in one subdistrict leaves the others as they were.
 */
export class Chance {
  #state: number;

  constructor(key: string) {
    this.#state = createHash('sha256').update(`kueanun demo ${key}`).digest().readUInt32LE();
  }

  /** From 0 up to and not including 1. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let mixed = this.#state ^ (this.#state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** A whole number between the two, both included. */
  between(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  /** True in this share of the draws. */
  falls(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** Draws the earlier entries more often, as common words are in names. */
  pickCommon<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() ** 1.5 * list.length)] as T;
  }

  /** Draws each entry as often as its weight says beside those of the others; none where all weigh nothing. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined {
    const total = list.reduce((sum, item) => sum + weightOf(item), 0);
    let left = this.next() * total;
    return list.find((item) => {
      left -= weightOf(item);
      return left < 0;
    });
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, rank: this.next() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  }
}
