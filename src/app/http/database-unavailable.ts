const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH']);
/** SQLSTATE: connection exceptions, too many connections, and a server that stops, crashed or starts up. */
const SQLSTATE = /^(08...|53300|57P0[123])$/;
/** What `pg` and its pool say without a code, and the server with one that also means other things. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)|is not currently accepting connections$/;

/** Whether an error says that the database can't be reached just now, rather than that something is wrong with us. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  // Node names a host of several addresses by one AggregateError.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isDatabaseUnavailable);
  const known = typeof code === 'string' && (NETWORK.has(code) || SQLSTATE.test(code));
  return known || MESSAGES.test(error.message);
}
