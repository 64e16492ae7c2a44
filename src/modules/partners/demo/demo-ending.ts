import type { EntityManager } from 'typeorm';

/** What of the demo is being ended: these partners, and whether none of it is in force then. */
export interface DemoEnding {
  changeId: string;
  partnerIds: readonly string[];
  isWhole: boolean;
}

type Handler = (transaction: EntityManager, ending: DemoEnding) => Promise<void>;

/** Where later modules say what becomes of that which the demo's partners did together, in the very transaction. */
class DemoEndings {
  readonly #handlers = new Set<Handler>();

  /** Registers what is to happen; answers how to take it back. */
  on(handler: Handler): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  async ended(transaction: EntityManager, ending: DemoEnding): Promise<void> {
    for (const handle of this.#handlers) await handle(transaction, ending);
  }
}

export const demoEndings = new DemoEndings();

/** Why that is over which ended with the demo. */
export const DEMO_ENDED = 'สิ้นสุดเครือข่ายจำลอง / the demo network was ended';
