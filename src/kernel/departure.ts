/**
 * Whether whoever waits for an answer has left. As `AbortSignal`, for one process and at a tenth of its price: every
 * request has one, and nearly none of them needs it.
 */
export class Departure {
  readonly #listeners = new Set<() => void>();
  #hasLeft = false;

  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  leave(): void {
    this.#hasLeft = true;
    for (const listener of this.#listeners) listener();
  }

  /** Calls the listener when they leave; answers what takes it away again. */
  onLeaving(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
