import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** What a page may send, and read of an answer, beyond what every page may. */
const SENT = [
  'authorization',
  'content-type',
  'hub-acting-for',
  'idempotency-key',
  'if-none-match',
  'x-request-id',
  'apollo-require-preflight',
];
const READ = [
  'content-disposition',
  'etag',
  'location',
  'x-request-id',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
const SECONDS_TO_KEEP = 600;

/**
 * Lets web pages of the listed origins ask at these paths, and below them, from a browser; others are told nothing. No cookies come along: a page
 * shows its own key.
 */
export async function mountCors(
  http: FastifyInstance,
  paths: readonly string[],
  origins: readonly string[],
): Promise<void> {
  if (origins.length === 0) return;
  const listed = {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: SENT,
    exposedHeaders: READ,
    credentials: false,
    maxAge: SECONDS_TO_KEEP,
  };
  await http.register(cors, {
    delegator: ({ url, headers: { origin } }, decide) => {
      const asked = url?.split('?', 1)[0];
      const isOpen = paths.some((path) => asked === path || asked?.startsWith(`${path}/`));
      const isListed = isOpen && origin !== undefined && origins.includes(origin);
      decide(null, isListed ? listed : { origin: false });
    },
  });
}
