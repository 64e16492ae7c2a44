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

/** That a second entry of a body turned out to be one, on a day. */
export interface Merger {
  duplicate: Partner;
  survivor: Partner;
  on: string;
}

/** That bodies are no more from a day on, and that no single other goes on with what each held. */
export interface Ending {
  partnerIds: readonly string[];
  on: string;
}

/** Where something is written: the transaction, as the system, and the change. */
export type SystemWriting = Pick<Writing, 'transaction' | 'changeId'>;

/** How many rows of which table were handed over or ended, for the audit trail; what is none is left out. */
export type HandedOver = Readonly<Record<string, number>>;

// biome-ignore lint/suspicious/noConfusingVoidType: a handler that counts nothing answers nothing
type Handler<Event, At = Writing> = (at: At, event: Event) => Promise<HandedOver | void>;

/**
 * Modules that hold something of partners say here how it is handed over, in the very transaction: a body that is no
 * more owes no report. What a handler throws undoes the whole. `test/guards/partner-references.test.ts` holds every
 * table to it that names partners.
 */
class HandingOver {
  readonly #onSuccession = new Set<Handler<Succession>>();
  readonly #onMerger = new Set<Handler<Merger>>();
  readonly #onEnding = new Set<Handler<Ending, SystemWriting>>();

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

  /** Registers what is to happen where nobody follows, or several do, also by an import; answers how to take it back. */
  onEnding(handler: Handler<Ending, SystemWriting>): () => void {
    this.#onEnding.add(handler);
    return () => this.#onEnding.delete(handler);
  }

  /** A body that is split has several successors: which of them goes on with what is for people to say. */
  async succeeded(writing: Writing, succession: Succession): Promise<HandedOver> {
    const handed = await all(this.#onSuccession, writing, succession);
    if (succession.successors.length === 1) return handed;
    const { predecessor, effectiveOn: on } = succession;
    const { changeId } = writing;
    const ending = { partnerIds: [predecessor.id], on };
    const ended = await writing.asSystem((transaction) => this.ended({ transaction, changeId }, ending));
    return sum([handed, ended]);
  }

  merged(writing: Writing, merger: Merger): Promise<HandedOver> {
    return all(this.#onMerger, writing, merger);
  }

  ended(at: SystemWriting, ending: Ending): Promise<HandedOver> {
    return all(this.#onEnding, at, ending);
  }
}

async function all<Event, At>(
  handlers: Iterable<Handler<Event, At>>,
  at: At,
  event: Event,
): Promise<HandedOver> {
  const counts: HandedOver[] = [];
  for (const handle of handlers) counts.push((await handle(at, event)) ?? {});
  return sum(counts);
}

function sum(counts: readonly HandedOver[]): HandedOver {
  const total: Record<string, number> = {};
  for (const [what, count] of counts.flatMap(Object.entries)) {
    if (count > 0) total[what] = (total[what] ?? 0) + count;
  }
  return total;
}

/** Where later modules learn that a partner's work goes to others. */
export const partnersHandedOver = new HandingOver();
