import { AsyncLocalStorage } from 'node:async_hooks';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import type { HubError } from '../../kernel/errors.ts';
import type { Charged } from '../limits/charged.ts';

/** How a GraphQL request ended: answered, refused for a reason that its client can mend, or failed by a fault of ours. */
export type Outcome = 'ok' | 'refused' | 'failed';

/** What is noted of one HTTP request on its way, for its one log line, its metric and its error answers. */
export interface RequestScope {
  readonly requestId: string;
  readonly log: Logger;
  operation: 'query' | 'mutation' | 'subscription' | 'none';
  operationName: string | null;
  outcome: Outcome;
  /** The document was read but did not parse, validate or take its variables. */
  documentRefused: boolean;
  /** The read that was answered, where it was one. */
  answered?: AnsweredRead;
  /** What a read that was tried went wrong by; it is not tried, or charged, again. */
  fault?: { cause: unknown; charged?: Charged | undefined; isOfCharge?: boolean };
  /** Why the request names no operation that can be asked. */
  unknownDocument?: HubError;
  /** Whether it came without a key. */
  isAnonymous?: boolean;
}

/** A read that Apollo found valid and the reader answered. */
export interface AnsweredRead {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
}

/** Carries the scope to where Apollo offers no way to pass it: its error formatter knows no request. */
export const requestScope = new AsyncLocalStorage<RequestScope>();

export const openScope = (requestId: string, log: Logger): RequestScope => ({
  requestId,
  // Made when something is to be logged: most requests have nothing to say but their one line.
  get log() {
    return log.child({ requestId });
  },
  operation: 'none',
  operationName: null,
  outcome: 'ok',
  documentRefused: false,
});

/** Notes a refusal or a failure; a failure is not made good by a later refusal. */
export function noteOutcome(scope: RequestScope, outcome: Outcome): void {
  if (scope.outcome !== 'failed') scope.outcome = outcome;
}
