import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Chance } from '../oracle/random/chance.ts';
import type { Body } from './asking.ts';
import type { HubUnderTrial } from './hub-under-trial.ts';

/** Who keeps a register in the trials, and the bodies that are edited. */
export interface Register {
  key: string;
  /** Global ids of local authorities, each with its version. */
  authorities: { id: string; uuid: string; version: number }[];
}

/** The area in which the trials add local authorities. */
const SEAT = '500108';

let seat: string;

/** Makes a client that may write, and finds so many authorities that it may edit. */
export async function openRegister(hub: HubUnderTrial, authorities: number): Promise<Register> {
  const key = await hub.keyFor('PLAO-50', 'COORDINATOR', 'WRITE');
  const found = await hub.rows(
    `SELECT id, version FROM hub.partner
     WHERE type = 'LOCAL_AUTHORITY' AND province_code = '50' AND valid_to IS NULL ORDER BY id LIMIT $1`,
    [authorities],
  );
  if (found.length < authorities) throw new Error(`there are only ${found.length} local authorities`);
  const [area] = await hub.rows('SELECT id FROM hub.area WHERE code = $1 AND valid_to IS NULL', [SEAT]);
  seat = toGlobalId('Area', area.id);
  return {
    key,
    authorities: found.map(({ id, version }) => ({
      id: toGlobalId('LocalAuthority', id),
      uuid: id,
      version,
    })),
  };
}

/** What every trial asks back; the populations make the answer wait for a table that no write touches. */
const BACK = `partner { id nameEn version ... on LocalAuthority { area { populations { population } } } }
  userErrors { code field rule value }`;
/** The table that an answer is read from and no write of the trials touches. */
export const READ_BACK_TABLE = 'hub.area_population';

const EDIT = `mutation Edit($input: UpdatePartnerInput!) { updatePartner(input: $input) { ${BACK} } }`;
const ADD = `mutation Add($input: CreatePartnerInput!) { createPartner(input: $input) { ${BACK} } }`;

/**
 * Tells the tokens of one run from those of another. Short: with what is counted behind it there must never be thirteen
 * digits, which could be somebody's national identification number, and which the register refuses.
 */
export const runNumber = (chance: Chance): number => chance.between(0, 9_999);

/** An edit that leaves its token in the row, and bears it as the key of a repeat. */
export const edit = (token: string, id: string, expectedVersion: number): Body => ({
  query: EDIT,
  variables: { input: { id, expectedVersion, nameEn: token, idempotencyKey: token } },
});

/** A new local authority that bears the token. */
export const addition = (token: string): Body => ({
  query: ADD,
  variables: {
    input: {
      type: 'LOCAL_AUTHORITY',
      nameTh: `ทดสอบ ${token}`,
      nameEn: token,
      areaId: seat,
      details: { localAuthorityKind: 'SAO' },
      idempotencyKey: token,
    },
  },
});

/** Where in the database a write with a token left something, and how much. */
export interface Traces {
  token: string;
  /** Versions of a partner that bear it, superseded ones included. */
  versions: number;
  /** Versions that it superseded. */
  superseded: number;
  changes: number;
  entries: number;
  events: number;
  keys: number;
}

const TRACES = `
  WITH asked AS (SELECT unnest($1::text[]) AS token),
  written AS (
    SELECT name_en AS token, change_id FROM hub.partner WHERE name_en = ANY ($1)
    UNION ALL SELECT name_en, change_id FROM hub.partner_history WHERE name_en = ANY ($1)),
  found AS (
    SELECT token, 'versions' AS trace FROM written
    UNION ALL SELECT token, 'superseded' FROM written w JOIN hub.partner_history h ON h.superseded_by = w.change_id
    UNION ALL SELECT token, 'changes' FROM written w JOIN hub.change c ON c.id = w.change_id
    UNION ALL SELECT token, 'entries' FROM written w JOIN hub.audit_entry a ON a.change_id = w.change_id AND a.outcome = 'DONE'
    UNION ALL SELECT token, 'events' FROM written w JOIN hub.event e ON e.change_id = w.change_id
    UNION ALL SELECT key, 'keys' FROM hub.idempotency WHERE key = ANY ($1) AND result IS NOT NULL)
  SELECT token, ${['versions', 'superseded', 'changes', 'entries', 'events', 'keys']
    .map((trace) => `count(*) FILTER (WHERE trace = '${trace}')::int AS ${trace}`)
    .join(', ')}
  FROM asked LEFT JOIN found USING (token) GROUP BY token ORDER BY token`;

/** Looks up, past the hub, what writes left. */
export const tracesOf = (hub: HubUnderTrial, tokens: readonly string[]): Promise<Traces[]> =>
  hub.rows(TRACES, [tokens]);

/** What one write leaves, once. */
export const wholeEdit = (token: string): Traces => ({ ...wholeAddition(token), superseded: 1 });
export const wholeAddition = (token: string): Traces => ({
  token,
  versions: 1,
  superseded: 0,
  changes: 1,
  entries: 1,
  events: 1,
  keys: 1,
});
export const nothing = (token: string): Traces => ({
  token,
  versions: 0,
  superseded: 0,
  changes: 0,
  entries: 0,
  events: 0,
  keys: 0,
});

/** How many rows stand in each table that a write adds to. */
export async function totals(hub: HubUnderTrial): Promise<Record<string, number>> {
  const [found] = await hub.rows(
    `SELECT (SELECT count(*)::int FROM hub.change) AS changes, (SELECT count(*)::int FROM hub.audit_entry) AS entries,
       (SELECT count(*)::int FROM hub.event) AS events, (SELECT count(*)::int FROM hub.idempotency) AS keys,
       (SELECT count(*)::int FROM hub.partner) + (SELECT count(*)::int FROM hub.partner_history) AS versions`,
  );
  return found;
}
