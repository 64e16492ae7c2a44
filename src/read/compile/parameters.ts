import { Unread } from '../../kernel/scalars/index.ts';
import type { Getter, Run } from './given.ts';

/** Nothing that could not be read is sent; the first part of a parameter's name is the key of the answer. */
const readable =
  (name: string, get: Getter): Getter =>
  (run) => {
    const value = get(run);
    if (value instanceof Unread) throw value.at(name.split('.').slice(1).join('.'));
    return value;
  };

/** The values that travel beside a statement's text, each found again at every run. */
export class Parameters {
  readonly #getters: Getter[] = [];
  readonly #checks: Getter[] = [];
  readonly #placeholders = new Map<string, string>();

  /** Takes a value in and answers its placeholder, typed; the same `name` is sent once. */
  add(name: string, get: Getter, type: string): string {
    const known = this.#placeholders.get(name);
    if (known) return known;
    this.#getters.push(readable(name, get));
    const placeholder = `$${this.#getters.length}::${type}`;
    this.#placeholders.set(name, placeholder);
    return placeholder;
  }

  /** Something that must hold at each run whether or not a value of it is sent; it throws where it doesn't. */
  check(check: Getter): void {
    this.#checks.push(check);
  }

  /** The values of one run. Throws what the client did wrong. */
  values(run: Run): unknown[] {
    for (const check of this.#checks) check(run);
    return this.#getters.map((get) => get(run));
  }
}
