import type { RunVariables } from './given.ts';

/** Says by the variables of a run which of a few outcomes holds. */
export type Decide = (run: RunVariables) => string;

/**
 * What of the values decides the text of a statement beyond the shape of the variables: by what the operation does with
 * a value, not by its type. Each has few outcomes, so that no client makes statements without end by its values.
 */
export class Decisions {
  readonly #made: Decide[] = [];

  add(decide: Decide): void {
    this.#made.push(decide);
  }

  /** All outcomes as one text: runs that agree in it need the same statement. */
  outcomes(run: RunVariables): string {
    return this.#made.map((decide) => decide(run)).join();
  }
}
