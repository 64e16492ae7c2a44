import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Nothing is allowed that a page does not name; a page that needs more sends a policy of its own. */
const STRICTEST = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** Sets the security headers of every answer. HSTS is left to whoever terminates TLS before the hub. */
export async function mountSecurityHeaders(http: FastifyInstance): Promise<void> {
  await http.register(helmet, { contentSecurityPolicy: STRICTEST, strictTransportSecurity: false });
}
