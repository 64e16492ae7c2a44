import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../kernel/viewer.ts';
import { unauthenticated, type ViewerOf } from '../../modules/access/index.ts';

/**
 * Who asks for a file or sends one, by the same keys, sessions and tokens as everywhere; nobody does so without.
 * @throws HubError UNAUTHENTICATED, FORBIDDEN, UNAVAILABLE
 */
export async function askerOf({ headers }: FastifyRequest, viewerOf: ViewerOf): Promise<Viewer> {
  const { authorization, 'hub-acting-for': actingFor } = headers;
  const viewer = await viewerOf(authorization, actingFor?.toString());
  if (viewer.kind === 'ANONYMOUS') throw unauthenticated();
  return viewer;
}
