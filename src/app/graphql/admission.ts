import { HeaderMap } from '@apollo/server';
import type { Logger } from 'pino';
import { HubError } from '../../kernel/errors.ts';
import { Lru } from '../../kernel/lru.ts';
import { actorOf, type Viewer } from '../../kernel/viewer.ts';
import { type KnownOperations, sha256Of } from '../limits/index.ts';
import { isForEverybody, type OpenSurface } from './anonymous.ts';
import { withStatus } from './with-status.ts';

/** Who may ask what is not known beforehand. */
export interface Admission {
  operations: KnownOperations;
  /** Whether a viewer may ask in words of its own where only known operations are answered. */
  mayAskFreely: (viewer: Viewer) => Promise<boolean>;
  open: OpenSurface;
  log: Logger;
}

/** Operations that were logged as unknown, each once for whoever sent it. */
const LOGGED = 1_000;

const notKnown = (): HubError =>
  new HubError(
    'FORBIDDEN',
    {
      th: 'ที่นี่ตอบเฉพาะคำสั่งที่ลงทะเบียนไว้ การถามด้วยคำสั่งอื่นต้องมีบทบาท ANALYST หรือ ADMIN',
      en: 'Only registered operations are answered here; other ones need the role ANALYST or ADMIN',
    },
    { field: 'query', rule: 'KNOWN_OPERATION' },
  );

/**
 * Makes the check of a request's text: nothing, a line in the log for what is not known, or a refusal. What everybody
 * may ask without a key is not registered by anybody.
 */
export function admissionBy({ operations, mayAskFreely, open, log }: Admission) {
  const logged = new Lru<true>(LOGGED);

  function note(text: string, viewer: Viewer, requestId: string): void {
    const sha256 = sha256Of(text);
    const name = `${sha256} ${actorOf(viewer)}`;
    if (logged.get(name)) return;
    logged.set(name, true);
    // Its hash and not its text, which may hold what it was asked about.
    log.warn({ requestId, sha256, viewer: actorOf(viewer) }, 'an operation is not in the manifest');
  }

  /** @throws GraphQLError FORBIDDEN with its status */
  return async (text: unknown, viewer: Viewer, requestId: string): Promise<void> => {
    if (operations.mode === 'off' || typeof text !== 'string' || operations.knows(text)) return;
    if (isForEverybody(text, open)) return;
    if (operations.mode === 'log') return note(text, viewer, requestId);
    if (!(await mayAskFreely(viewer))) throw withStatus(notKnown(), 403, new HeaderMap());
  };
}
