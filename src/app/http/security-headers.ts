import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

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

/** What helmet sets on an answer: the same on each, so it is asked once. */
function securityHeaders(): ReturnType<ServerResponse['getHeaders']> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const set = helmet({ contentSecurityPolicy: STRICTEST, strictTransportSecurity: false });
  set(request, response, (fault?: unknown) => {
    if (fault) throw fault;
  });
  return { ...response.getHeaders() };
}

/** Sets the security headers of every answer. HSTS is left to whoever terminates TLS before the hub. */
export function mountSecurityHeaders(http: FastifyInstance): void {
  const headers = securityHeaders();
  http.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
