import type { ApolloServer } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Departure } from '../../kernel/departure.ts';
import { type ErrorCode, HubError } from '../../kernel/errors.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { unauthenticated, type ViewerOf } from '../../modules/access/index.ts';
import type { Asked, HubContext } from '../context.ts';
import { isDatabaseUnavailable } from '../http/database-unavailable.ts';
import { UNAVAILABLE } from '../http/error-answer.ts';
import { requestScope } from '../http/request-scope.ts';
import { type Charged, type Charging, type KnownOperations, tellBudget } from '../limits/index.ts';
import { type Admission, admissionBy } from './admission.ts';
import { isForEverybody } from './anonymous.ts';
import { resultOf } from './answer-reads.ts';
import { KnownReads } from './known-reads.ts';
import { refuseDeepNesting } from './nesting.ts';
import { fillIn } from './persisted.ts';
import { bodyOf } from './stringify.ts';
import { withStatus } from './with-status.ts';

/** Where GraphQL is asked. */
export const PATH = '/graphql';
const RETRY_AFTER_SECONDS = '1';

export interface GraphqlRoute {
  apollo: ApolloServer<HubContext>;
  viewerOf: ViewerOf;
  /** Makes the context of one request; the route has found out who asks. */
  contextFor: (viewer: Viewer, asked: Asked) => HubContext;
  charging: Charging;
  /** Which operations may be asked, and which of them without a key. */
  admission: Admission;
}

/** Of whom a viewer who acts for several partners says for which. */
const ACTING_FOR = 'hub-acting-for';

const STATUS: Partial<Record<ErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_INPUT: 400 };

/**
 * Who asks, or the refusal with its HTTP status: 401 for what proves nobody, 403 for a partner that one isn't a member
 * of, 503 without the database or the issuer of identities.
 */
async function viewerOfRequest(
  request: FastifyRequest,
  { viewerOf, admission: { open } }: Pick<GraphqlRoute, 'viewerOf' | 'admission'>,
): Promise<Viewer> {
  try {
    const { authorization, [ACTING_FOR]: actingFor } = request.headers;
    const viewer = await viewerOf(authorization, actingFor?.toString());
    if (viewer.kind === 'ANONYMOUS' && !isForEverybody(queryOf(request), open)) throw unauthenticated();
    return viewer;
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw comeAgain(new HubError('UNAVAILABLE', UNAVAILABLE));
    if (!(error instanceof HubError)) throw error;
    if (error.code === 'UNAVAILABLE') throw comeAgain(error);
    const headers = new HeaderMap(
      error.code === 'UNAUTHENTICATED' ? [['www-authenticate', 'Bearer realm="hub"']] : [],
    );
    throw withStatus(error, STATUS[error.code] ?? 400, headers);
  }
}

const comeAgain = (refused: HubError) =>
  withStatus(refused, 503, new HeaderMap([['retry-after', RETRY_AFTER_SECONDS]]));

function queryOf({ method, body, query }: FastifyRequest): unknown {
  const source = method === 'POST' ? body : query;
  return typeof source === 'object' && source !== null && 'query' in source ? source.query : undefined;
}

/** Tells when the client is gone before its answer. */
function departureOf({ raw }: FastifyReply): Departure {
  const departure = new Departure();
  raw.once('close', () => {
    if (!raw.writableEnded) departure.leave();
  });
  return departure;
}

/** Lets a plain GET through Apollo's CSRF check: no browser can ride on a session where no cookie comes along. */
function admitBareGet({ method, headers }: FastifyRequest): void {
  if (method !== 'GET' || headers.cookie !== undefined || headers['content-type'] !== undefined) return;
  headers['apollo-require-preflight'] = 'bare GET without cookies';
}

/** The integration reads the address as a URL of this host, and would fail on a host that can't stand in one. */
function refuseMalformedAddress({ url, hostname }: FastifyRequest): void {
  if (URL.canParse(url, `http://${hostname}/`)) return;
  const text = { th: 'ที่อยู่หรือหัวข้อ Host ไม่ถูกรูปแบบ', en: 'The address or the Host header is malformed' };
  throw new HubError('BAD_INPUT', text, { field: 'host', rule: 'a host name', value: hostname });
}

/** Finds the operation that is named by an id; what is wrong with the id is said to whom there is a key of. */
function nameDocument(request: FastifyRequest, operations: KnownOperations): void {
  try {
    fillIn(request, operations);
  } catch (refused) {
    if (!(refused instanceof HubError)) throw refused;
    request.scope.unknownDocument = refused;
  }
}

/** Mounts `GET|POST /graphql`, GraphQL over HTTP. */
export function mountGraphql(http: FastifyInstance, route: GraphqlRoute): void {
  const { apollo, contextFor, charging, admission } = route;
  const { operations } = admission;
  const knownReads = new KnownReads();
  const admit = admissionBy(admission);

  const contextOf = async (request: FastifyRequest, reply: FastifyReply) => {
    const { scope, ip: address } = request;
    const viewer = await viewerOfRequest(request, route);
    scope.isAnonymous = viewer.kind === 'ANONYMOUS';
    charging.refuseIfSpent({ viewer, address });
    if (scope.unknownDocument !== undefined) {
      scope.documentRefused = true;
      throw withStatus(scope.unknownDocument, 400, new HeaderMap());
    }
    if (operations.mode !== 'off') await admit(queryOf(request), viewer, scope.requestId);
    return contextFor(viewer, { requestId: scope.requestId, address, departure: departureOf(reply) });
  };

  /** The body of a read that is known; undefined where Apollo is to answer, also with what went wrong. */
  async function answerKnown(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | Buffer | undefined> {
    const known = knownReads.find(request);
    if (known === undefined) return undefined;
    const { scope } = request;
    let charged: Charged | undefined;
    let isOfCharge = false;
    try {
      const context = await contextOf(request, reply);
      isOfCharge = true;
      charged = await charging.charge(context, known);
      isOfCharge = false;
      const { reader, viewer, departure } = context;
      const body = bodyOf(resultOf(await reader.read({ ...known, viewer, departure }), { cost: charged }));
      tellBudget(charged, (name, value) => reply.header(name, value));
      scope.operation = known.operation.operation;
      scope.operationName = known.operation.name?.value ?? null;
      reply.header('content-type', known.contentType);
      return body;
    } catch (cause) {
      scope.fault = { cause, charged, isOfCharge };
      return undefined;
    }
  }

  const handler = fastifyApolloHandler(apollo, {
    context: contextOf,
  });

  http.route({
    method: ['GET', 'POST'],
    url: PATH,
    exposeHeadRoute: false,
    preHandler: async (request) => {
      refuseMalformedAddress(request);
      refuseDeepNesting(request);
      admitBareGet(request);
      nameDocument(request, operations);
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const body = await answerKnown(request, reply);
      if (body !== undefined) return reply.send(body);
      return requestScope.run(request.scope, () => handler.call(http, request, reply));
    },
    // The audit of GraphQL over HTTP: with the older media type a well-formed request is answered with 200, whatever
    // became of its document; only `application/graphql-response+json` tells it by the status.
    onSend: async (request, reply) => {
      const { scope } = request;
      const contentType = String(reply.getHeader('content-type'));
      if (scope.documentRefused && contentType.startsWith('application/json')) reply.code(200);
      // What was read may still have been refused for the media type that was asked for.
      if (scope.answered && reply.statusCode === 200)
        knownReads.learn(request, { ...scope.answered, contentType });
    },
  });

  http.route({
    method: ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'],
    url: PATH,
    handler: (_request, reply) => reply.code(405).header('allow', 'GET, POST').send(),
  });
}
