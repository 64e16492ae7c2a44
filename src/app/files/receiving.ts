import type { IncomingMessage } from 'node:http';
import { HubError } from '../../kernel/errors.ts';
import type { Incoming, IncomingFile } from '../../kernel/files/index.ts';

/** How long it is waited for a file. */
export interface Patience {
  /** Milliseconds without a byte, after which its sender is taken to be gone. */
  idle: number;
  /** Milliseconds for all of it. */
  longest: number;
}

/** The largest file takes as long at 0.3 Mbit/s. */
const PATIENCE: Patience = { idle: 30_000, longest: 10 * 60_000 };
/** Files that one client or person sends at a time. */
const AT_ONCE = 4;

const tooManyAtOnce = (): HubError =>
  new HubError(
    'THROTTLED',
    {
      th: `ส่งได้ครั้งละ ${AT_ONCE} ไฟล์ รอให้เสร็จก่อน`,
      en: `Up to ${AT_ONCE} files are sent at a time; let one end first`,
    },
    { field: 'file', rule: `<= ${AT_ONCE} at a time`, retryAfter: 1 },
  );

/** Receives files: so many of one sender at a time, and not for ever. */
export class Receiving {
  readonly #sending = new Map<string, number>();

  constructor(
    private readonly incoming: Incoming,
    private readonly patience = PATIENCE,
  ) {}

  /**
   * Works for a sender while it sends.
   * @throws HubError THROTTLED
   */
  async oneOfFew<T>(sender: string, work: () => Promise<T>): Promise<T> {
    const others = this.#sending.get(sender) ?? 0;
    if (others >= AT_ONCE) throw tooManyAtOnce();
    this.#sending.set(sender, others + 1);
    try {
      return await work();
    } finally {
      const left = this.#sending.get(sender)! - 1;
      if (left > 0) this.#sending.set(sender, left);
      else this.#sending.delete(sender);
    }
  }

  /** Receives a body; the connection of a sender that takes too long is cut. */
  async receive(body: IncomingMessage, onBytes: (all: number) => void): Promise<IncomingFile> {
    const { socket } = body;
    const giveUp = () => socket.destroy();
    const late = setTimeout(giveUp, this.patience.longest);
    socket.setTimeout(this.patience.idle, giveUp);
    try {
      return await this.incoming.receive(body, onBytes);
    } finally {
      clearTimeout(late);
      // The connection may bring further requests, which have times of their own.
      socket.setTimeout(0, giveUp);
    }
  }
}
