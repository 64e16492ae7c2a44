/** Chance that falls the same way again under the same seed (a mulberry32 sequence). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to and not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  falls(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number between the two, both included. */
  between(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('there is nothing to pick from');
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  /** Up to so many of the items, in a random order, none twice. */
  some<Item>(items: readonly Item[], most: number): Item[] {
    const left = [...items];
    const taken: Item[] = [];
    while (left.length > 0 && taken.length < most) {
      taken.push(...left.splice(Math.floor(this.next() * left.length), 1));
    }
    return taken;
  }
}
