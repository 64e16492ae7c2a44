import { type DestinationStream, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';

/** Request headers that carry a credential, wherever a log line may hold them. */
const CREDENTIALS = ['authorization', 'cookie', 'set-cookie', 'x-api-key'];
const PLACES = ['', 'headers.', 'req.headers.', 'request.headers.'];
const SECRET_PATHS = PLACES.flatMap((place) => CREDENTIALS.map((name) => `${place}["${name}"]`)).map((path) =>
  path.replace('.[', '['),
);

/** SQLSTATE class 22, data exception: its messages end in the offending value. */
const DATA_EXCEPTION = /^22/;

const withoutValue = (text: string, code: unknown): string =>
  typeof code === 'string' && DATA_EXCEPTION.test(code)
    ? text.replace(/: "[\s\S]*?"(?=\n|$)/g, ': "…"')
    : text;

/**
 * An error as it stands in the log: type, message, code and stack. Nothing else of it, because a database error also
 * carries its statement's parameters, and these are what a client sent.
 */
function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: withoutValue(error.message, code),
    ...(typeof code === 'string' ? { code } : {}),
    stack: withoutValue(error.stack ?? '', code),
  };
}

/** The structured log (JSON lines) of the process; credentials are struck out and queries' values never enter it. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service: 'kueanun-hub' },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
    serializers: {
      err: serializeError,
      error: serializeError,
      // Fastify's own lines name a request by method and path: the query string of a GET holds its variables.
      req: (request: { method?: string; url?: string }) => ({
        method: request.method,
        path: request.url?.split('?', 1)[0],
      }),
      res: stdSerializers.res,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
