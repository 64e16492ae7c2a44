import type { DataSource } from 'typeorm';
import { asViewer } from '../kernel/db/transaction.ts';
import { HubError } from '../kernel/errors.ts';
import { fromGlobalId } from '../kernel/listing/index.ts';
import { SYSTEM } from '../kernel/viewer.ts';

/** One entry of the trail as the terminal tells it. */
export interface TrailLine {
  /** Its number in the ledger; null until it is sealed. */
  number: string | null;
  /** In Bangkok, to the second. */
  at: string;
  outcome: 'DONE' | 'REFUSED';
  action: string;
  actor: string;
  /** The partner on whose behalf it was. */
  actingFor: string | null;
  rule: string | null;
  reason: string | null;
}

/** How often a rule refused. */
export interface RefusalLine {
  rule: string;
  count: number;
  /** In Bangkok, to the second. */
  lastAt: string;
}

const inBangkok = (instant: string): string =>
  `to_char(${instant} AT TIME ZONE 'Asia/Bangkok', 'YYYY-MM-DD HH24:MI:SS')`;

const TRAIL = `
  SELECT l.number::text, ${inBangkok('a.at')} AS at, a.outcome, a.action, a.rule, c.reason,
    concat_ws(':', lower(a.viewer_kind), a.viewer_id) AS actor, p.name_th AS "actingFor"
  FROM hub.audit_entry a LEFT JOIN hub.ledger l ON l.entry_id = a.id LEFT JOIN hub.change c ON c.id = a.change_id
    LEFT JOIN hub.partner p ON p.id = a.acting_for_id
  WHERE a.target_id = $1::uuid ORDER BY a.at DESC, a.id DESC LIMIT $2`;

const REFUSALS = `
  SELECT a.rule, count(*)::integer AS count, ${inBangkok('max(a.at)')} AS "lastAt"
  FROM hub.audit_entry a
  WHERE a.outcome = 'REFUSED' AND a.rule IS NOT NULL
    AND ($1::date IS NULL OR a.at >= ($1::date::timestamp AT TIME ZONE 'Asia/Bangkok'))
  GROUP BY a.rule ORDER BY count(*) DESC, a.rule`;

/** Who has a code or had it last: partners before areas. */
const BY_CODE = `
  SELECT id FROM (
    SELECT c.partner_id AS id, 1 AS kind, c.valid_to FROM hub.partner_code c WHERE c.code = $1
    UNION ALL SELECT a.id, 2, a.valid_to FROM hub.area a WHERE a.code = $1) found
  ORDER BY kind, valid_to IS NOT NULL, valid_to DESC LIMIT 1`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idIn(text: string): string | undefined {
  if (UUID.test(text)) return text.toLowerCase();
  try {
    return fromGlobalId(text).id;
  } catch {
    return undefined;
  }
}

const notFound = (text: string): HubError =>
  new HubError(
    'NOT_FOUND',
    {
      th: `ไม่มีรหัส ${text}: ใช้ global id, UUID หรือรหัสของภาคีหรือพื้นที่`,
      en: `Nothing has the code ${text}: give a global id, a UUID, or the code of a partner or an area`,
    },
    { field: 'target', rule: 'exists', value: text },
  );

/**
 * What was done and attempted to a record, the newest first.
 * @param text a global id, a UUID, or the code of a partner or an area
 * @throws HubError NOT_FOUND for a code that nothing has
 */
export const trailOf = (dataSource: DataSource, text: string, most: number): Promise<TrailLine[]> =>
  asViewer(dataSource, SYSTEM, async (transaction) => {
    const known = idIn(text);
    const found: { id: string }[] = known ? [{ id: known }] : await transaction.query(BY_CODE, [text]);
    if (found[0] === undefined) throw notFound(text);
    return transaction.query(TRAIL, [found[0].id, most]);
  });

/** Refused attempts by rule, the most frequent first; since a day in Bangkok where one is given. */
export const refusalsSince = (dataSource: DataSource, since?: string): Promise<RefusalLine[]> =>
  asViewer(dataSource, SYSTEM, (transaction) => transaction.query(REFUSALS, [since ?? null]));

const OUTCOMES = { DONE: 'ทำแล้ว / done', REFUSED: 'ถูกปฏิเสธ / refused' };

/** The trail for the terminal. */
export function trailText(lines: readonly TrailLine[]): string {
  if (lines.length === 0) return 'ไม่มีรายการ / nothing on record\n';
  const told = lines.map(({ number, at, outcome, action, actor, actingFor, rule, reason }) => {
    const whom = actingFor === null ? '' : `  ในนาม / for: ${actingFor}`;
    const why = reason === null || reason === action ? '' : `  เหตุผล / reason: ${reason}`;
    return `${number === null ? 'รอลงเลข / waiting' : `#${number}`}  ${at}  ${OUTCOMES[outcome]}  ${action}\n    ${actor}${whom}  กฎ / rule: ${rule ?? '–'}${why}`;
  });
  return `${told.join('\n')}\n`;
}

/** The refusals for the terminal. */
export function refusalsText(lines: readonly RefusalLine[]): string {
  if (lines.length === 0) return 'ไม่มีการปฏิเสธ / nothing was refused\n';
  const told = lines.map(
    ({ rule, count, lastAt }) => `${count.toLocaleString('en').padStart(8)}  ${rule}  ล่าสุด / last: ${lastAt}`,
  );
  return `${told.join('\n')}\n`;
}
