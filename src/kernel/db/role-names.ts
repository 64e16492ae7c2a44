import { createHash } from 'node:crypto';

/** The hub's three logins, by their names in the database server. */
export interface RoleNames {
  /** Owns the schema and runs migrations. */
  readonly owner: string;
  /** The hub's processes and commands: owns nothing, held by row-level security. */
  readonly app: string;
  /** Analysts: reads only. */
  readonly reader: string;
}

const LONGEST_PREFIX = 63 - '_hub_reader'.length;

export const roleNames = (prefix: string): RoleNames => ({
  owner: `${prefix}hub_owner`,
  app: `${prefix}hub_app`,
  reader: `${prefix}hub_reader`,
});

/**
 * Roles belong to the whole server: on one that is not ours they carry the database's name, or its digest where that
 * would make a name longer than PostgreSQL keeps (63 bytes).
 */
export function prefixFor(database: string): string {
  if (Buffer.byteLength(database) <= LONGEST_PREFIX) return `${database}_`;
  return `${createHash('sha256').update(database).digest('hex').slice(0, 16)}_`;
}
