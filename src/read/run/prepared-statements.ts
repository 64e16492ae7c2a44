/** Statements that one connection keeps prepared; each costs the server some memory. */
const CAPACITY = 200;

/** Which statements a connection has prepared, the least recently used first. */
export class PreparedStatements {
  readonly #known = new Set<string>();
  readonly #doubted = new Set<string>();
  readonly #capacity: number;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  /** Whether the statement has to be prepared now, and which ones are to be closed before: also those in doubt. */
  use(name: string): { isNew: boolean; discard: string[] } {
    const discard = [...this.#doubted];
    this.#doubted.clear();
    if (this.#known.delete(name)) {
      this.#known.add(name);
      return { isNew: false, discard };
    }
    const [oldest] = this.#known;
    if (this.#known.size >= this.#capacity && oldest !== undefined) {
      this.#known.delete(oldest);
      discard.push(oldest);
    }
    this.#known.add(name);
    return { isNew: true, discard };
  }

  /** Notes that nobody knows whether the statement is prepared. */
  doubt(name: string): void {
    this.#known.delete(name);
    this.#doubted.add(name);
  }
}
