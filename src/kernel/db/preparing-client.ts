import { createHash } from 'node:crypto';
import pg from 'pg';

/** Texts that one process keeps prepared; each costs every connection some memory. */
const CAPACITY = 300;
/** Longer ones are made for the occasion, with a placeholder for each of many rows. */
const LONGEST = 8_000;

/** The texts that were sent, each with its name from the second time on. */
const sent = new Map<string, { name: string | undefined }>();

/** The name under which a text is prepared; undefined for the first time, and for what is not worth it. */
export function preparedName(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const known = sent.get(text);
  if (known === undefined) {
    if (sent.size < CAPACITY) sent.set(text, { name: undefined });
    return undefined;
  }
  known.name ??= `hub_${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`;
  return known.name;
}

/**
 * A client that has PostgreSQL plan a statement once and not each time: half of what the small statements of a write
 * cost is their planning. For what sends the same texts over and over; not for imports, which make and drop tables.
 */
export class PreparingClient extends pg.Client {
  // pg declares a dozen forms; TypeORM uses this one, and all others pass as they are.
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) ? preparedName(text) : undefined;
    const passed = name === undefined ? given : [{ name, text, values }, ...rest];
    return (super.query as (...all: unknown[]) => never).apply(this, passed);
  }
}
