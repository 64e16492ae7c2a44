import type { FastifyRequest } from 'fastify';
import { Lru } from '../../kernel/lru.ts';
import type { AnsweredRead } from '../http/request-scope.ts';

/** A read as Apollo has found it to be: parsed, valid, one operation of it, and how its answer is to be typed. */
export interface KnownRead extends AnsweredRead {
  readonly contentType: string;
}

/** What a request says that can be looked up; undefined where something of it is Apollo's to judge. */
interface PlainRequest {
  name: string;
  query: string;
  variables: Readonly<Record<string, unknown>>;
}

const CAPACITY = 1_000;
/** Longer documents go the ordinary way each time: few are, and they would fill the memory. */
const LONGEST_NAME = 20_000;
const PARTS = new Set(['query', 'variables', 'operationName']);

function plain({ method, url, headers, body }: FastifyRequest): PlainRequest | undefined {
  if (method !== 'POST' || url !== '/graphql' || typeof body !== 'object' || body === null) return undefined;
  for (const part in body) if (!PARTS.has(part)) return undefined;
  const { query, variables, operationName } = body as Record<string, unknown>;
  if (typeof query !== 'string' || Array.isArray(variables)) return undefined;
  if (variables !== undefined && variables !== null && typeof variables !== 'object') return undefined;
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return undefined;
  const name = `${headers.accept ?? ''}\u0000${operationName ?? ''}\u0000${query}`;
  if (name.length > LONGEST_NAME) return undefined;
  return { name, query, variables: (variables ?? {}) as PlainRequest['variables'] };
}

/**
 * The reads that Apollo has parsed, validated and answered before: the same text asked in the same way is the same read
 * again, and nothing of that has to be done twice. What differs from one request to the next (who asks, the variables)
 * is no part of what is known.
 */
export class KnownReads {
  readonly #known = new Lru<KnownRead>(CAPACITY);

  find(request: FastifyRequest): (KnownRead & Pick<PlainRequest, 'variables'>) | undefined {
    const asked = plain(request);
    const known = asked && this.#known.get(asked.name);
    return known && { ...known, variables: asked.variables };
  }

  /** Remembers a read that was answered in the ordinary way, with the content type that its answer had. */
  learn(request: FastifyRequest, read: KnownRead): void {
    const asked = plain(request);
    if (asked) this.#known.set(asked.name, read);
  }
}
