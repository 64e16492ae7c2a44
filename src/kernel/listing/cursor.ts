import { createHash } from 'node:crypto';
import { HubError } from '../errors.ts';
import type { Page } from './page.ts';

/** The values of a row's sort keys, as text of the database, so that no microsecond is lost; its id comes last. */
export type CursorKeys = (string | null)[];

/** Sorts the keys of every object in it, so that equal values are equal texts. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.map(([key, inner]) => [key, canonical(inner)]);
}

/** Tells the list a cursor belongs to: which field, under which filter, order and validity. */
export function listFingerprint(listName: string, page: Page): string {
  const list = canonical([listName, page.filter, page.orderBy, page.validity]);
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 12);
}

export const toCursor = (fingerprint: string, keys: CursorKeys): string =>
  Buffer.from(JSON.stringify([fingerprint, ...keys])).toString('base64url');

/**
 * Reads the keys of the row that a cursor marks.
 * @throws HubError BAD_CURSOR where it is none, or one of another list, filter or order.
 */
export function fromCursor(
  field: 'after' | 'before',
  fingerprint: string,
  count: number,
  cursor: string,
): CursorKeys {
  const parts = parse(cursor);
  const fits = parts?.length === count + 1 && typeof parts[count] === 'string';
  if (!parts || !fits || parts[0] !== fingerprint) {
    throw new HubError(
      'BAD_CURSOR',
      {
        th: `${field} ไม่ใช่ตำแหน่งในรายการนี้ หรือเป็นของรายการที่กรองหรือเรียงต่างกัน`,
        en: `${field} is no cursor of this list, or of one with another filter or order`,
      },
      { field, rule: 'cursor', value: cursor.slice(0, 100) },
    );
  }
  return parts.slice(1);
}

function parse(cursor: string): CursorKeys | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const areTexts = Array.isArray(parts) && parts.every((part) => part === null || typeof part === 'string');
    return areTexts ? parts : undefined;
  } catch {
    return undefined;
  }
}
