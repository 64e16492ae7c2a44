import { HubError } from '../errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An object's id as clients see it: its type and UUID, never table or state (DESIGN section 11). */
export const toGlobalId = (type: string, id: string): string =>
  Buffer.from(`${type}:${id}`).toString('base64url');

/**
 * Reads a global id back.
 * @throws HubError BAD_ID where it can't be one that this hub has given.
 */
export function fromGlobalId(globalId: string): { type: string; id: string } {
  const [type, id, ...rest] = Buffer.from(globalId, 'base64url').toString().split(':');
  if (!type || !id || rest.length > 0 || !UUID.test(id) || toGlobalId(type, id) !== globalId) {
    throw new HubError(
      'BAD_ID',
      { th: 'รหัสนี้ไม่ใช่รหัสที่ระบบนี้ออกให้', en: 'This is no id that this hub has given' },
      { field: 'id', rule: 'global id', value: globalId.slice(0, 100) },
    );
  }
  return { type, id };
}

/** The same in SQL, of a type and an id that stand in columns; null where there is no id. */
export const globalIdSql = (type: string, id: string): string =>
  `CASE WHEN ${id} IS NOT NULL THEN rtrim(translate(encode(convert_to(${type} || ':' || ${id}, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=') END`;
