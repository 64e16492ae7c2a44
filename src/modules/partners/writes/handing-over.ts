import type { Writing } from '../../../write/index.ts';
import type { Partner } from '../partner.entity.ts';
import type { SuccessionKind } from '../partner-kinds.ts';

/** That a body is followed by others from a day on. */
export interface Succession {
  kind: SuccessionKind;
  predecessor: Partner;
  successors: readonly Partner[];
  effectiveOn: string;
}

/** That a second entry of a body turned out to be one. */
export interface Merger {
  duplicate: Partner;
  survivor: Partner;
}

type Handler<Event> = (writing: Writing, event: Event) => Promise<void>;

/**
 * Modules that hold open work of partners say here how it is handed over, in the very transaction: a body that is no
 * more owes no report. What a handler throws undoes the whole.
 */
class HandingOver {
  readonly #onSuccession = new Set<Handler<Succession>>();
  readonly #onMerger = new Set<Handler<Merger>>();

  /** Registers what is to happen for each predecessor; answers how to take it back. */
  onSuccession(handler: Handler<Succession>): () => void {
    this.#onSuccession.add(handler);
    return () => this.#onSuccession.delete(handler);
  }

  /** Registers what is to happen where a duplicate entry is merged; answers how to take it back. */
  onMerger(handler: Handler<Merger>): () => void {
    this.#onMerger.add(handler);
    return () => this.#onMerger.delete(handler);
  }

  async succeeded(writing: Writing, succession: Succession): Promise<void> {
    for (const handle of this.#onSuccession) await handle(writing, succession);
  }

  async merged(writing: Writing, merger: Merger): Promise<void> {
    for (const handle of this.#onMerger) await handle(writing, merger);
  }
}

/** Where later modules learn that a partner's work goes to others. */
export const partnersHandedOver = new HandingOver();
