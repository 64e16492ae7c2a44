import { randomUUID } from 'node:crypto';

/** What may come in from outside: no spaces or line breaks, so that it can't forge a log line, and not long. */
const SANE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** The id under which a request is logged and answered: the caller's `x-request-id` where it is sane, else a UUID. */
export const requestIdOf = (header: string | string[] | undefined): string =>
  typeof header === 'string' && SANE.test(header) ? header : randomUUID();
