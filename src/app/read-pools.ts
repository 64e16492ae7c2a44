import type { Viewer } from '../kernel/viewer.ts';
import { ReadPool, type ReadPoolSettings } from '../read/index.ts';

export interface ReadPoolsSettings {
  /** Address with the login of the unprivileged role. */
  url: string;
  /** Whether somebody asks what nobody foresaw: such a question may take longer. */
  isAnalyst: (viewer: Viewer) => Promise<boolean>;
  ordinary?: Omit<ReadPoolSettings, 'url'>;
  analysts?: Omit<ReadPoolSettings, 'url'>;
}

/** An analyst's question has 30 seconds (DESIGN section 10), and connections of its own: nobody else waits behind it. */
const FOR_ANALYSTS = { size: 2, queue: 32, timeout: 30_000 };

/** The connections that reads travel on: those of everybody, and those of analysts. */
export class ReadPools implements Pick<ReadPool, 'read' | 'close'> {
  readonly #isAnalyst: ReadPoolsSettings['isAnalyst'];
  readonly #ordinary: ReadPool;
  readonly #analysts: ReadPool;

  constructor({ url, isAnalyst, ordinary, analysts }: ReadPoolsSettings) {
    this.#isAnalyst = isAnalyst;
    this.#ordinary = new ReadPool({ url, ...ordinary });
    this.#analysts = new ReadPool({ url, ...FOR_ANALYSTS, ...analysts });
  }

  readonly read: ReadPool['read'] = async (viewer, ...asked) => {
    const pool = (await this.#isAnalyst(viewer)) ? this.#analysts : this.#ordinary;
    return pool.read(viewer, ...asked);
  };

  async close(): Promise<void> {
    await Promise.all([this.#ordinary.close(), this.#analysts.close()]);
  }
}
