import type { EntityManager } from 'typeorm';
import {
  administrator,
  anyOf,
  auditor,
  holds,
  policies,
  type Rule,
  type Rules,
  singleRules,
  sqlOf,
} from '../../kernel/access/index.ts';
import type { Asking, ReadLater } from '../../kernel/asking.ts';
import { asViewer, becomeViewer } from '../../kernel/db/transaction.ts';
import { HubError } from '../../kernel/errors.ts';
import { declarations, fromGlobalId } from '../../kernel/listing/index.ts';
import type { HubRole, Viewer } from '../../kernel/viewer.ts';
import { badInput, type ExplainedRule, explained } from '../../write/index.ts';
import { apiTypeOf, type PartnerType } from '../partners/index.ts';

/** Accounts and clients that are asked about one by one, at most. */
export const CANDIDATE_CAP = 500;

/** Somebody who could read a record, for which partner, and by which rules. */
export interface CouldRead {
  actor: string;
  roles: HubRole[];
  partner: unknown;
  rules: ExplainedRule[];
}

/** Who could read a record on a day. */
export interface Readers {
  on: string;
  isShared: boolean;
  readers: CouldRead[];
  examined: number;
  isCapped: boolean;
  endedSince: string[];
}

/** An account in a partner, or a client of one, that had a role there on the day. */
interface Candidate {
  kind: 'PERSON' | 'CLIENT';
  id: string;
  partnerId: string;
  partnerType: PartnerType;
  roles: HubRole[];
  /** Whether the account is active, the client in force: today, not on the day. */
  isInForce: boolean;
}

interface AskedRow {
  /** The row as of the instant, out of its table or out of what that superseded; `$1` is the id and `$2` the instant. */
  rows: string;
  rules: Rules;
  conditions: string;
  id: string;
}

const MAY_ASK = anyOf(administrator, auditor);

/**
 * Who could read a record on a day, by the very rules under which it is read: the database is asked as each of those who
 * had a role then, with its clock set to the end of that day. Null where there was no such record.
 * @throws HubError FORBIDDEN for everybody but auditors and administrators, BAD_INPUT for a day to come
 */
export const whoCouldRead = (
  { target, on }: { target: string; on: string },
  { dataSource, viewer, readLater }: Asking,
  cap: number = CANDIDATE_CAP,
): Promise<Readers | null> =>
  asViewer(
    dataSource,
    viewer,
    async (transaction) => {
      await mustMayAsk(transaction);
      const instant = await endOf(transaction, on);
      const { type, id } = fromGlobalId(target);
      const policy = policyOf(type);
      if (policy === undefined) return null;
      const asked = await rowAsOf(transaction, policy, id, instant);
      if (asked === undefined) return null;
      const none = { on, readers: [], examined: 0, isCapped: false, endedSince: [] };
      if (policy.reading === 'SHARED') return { ...none, isShared: true };
      const candidates = await candidatesOn(transaction, on, instant, cap);
      const known = candidates.filter(({ isInForce }) => isInForce).slice(0, cap);
      await transaction.query(`SELECT set_config('hub.now', $1, true)`, [instant]);
      const readers: CouldRead[] = [];
      for (const candidate of known) {
        await becomeViewer(transaction, viewerOf(candidate));
        const rules = await groundsOf(transaction, asked, instant);
        if (rules === undefined || rules.length === 0) continue;
        const { partnerId, partnerType, roles } = candidate;
        const partner: ReadLater = { type: apiTypeOf({ type: partnerType }), id: partnerId };
        readers.push({
          actor: actorOf(candidate),
          roles,
          partner: readLater(partner),
          rules: rules.map((rule) => explained(rule)),
        });
      }
      return {
        on,
        isShared: false,
        readers,
        examined: known.length,
        isCapped: candidates.length > cap,
        endedSince: candidates.filter(({ isInForce }) => !isInForce).map(actorOf),
      };
    },
    { isolation: 'REPEATABLE READ' },
  );

const actorOf = ({ kind, id }: Candidate): string => `${kind.toLowerCase()}:${id}`;

const viewerOf = ({ kind, id, partnerId }: Candidate): Viewer =>
  kind === 'PERSON'
    ? { kind, personId: id, partnerId }
    : { kind, clientId: id, partnerId, scopes: new Set() };

async function mustMayAsk(transaction: EntityManager): Promise<void> {
  const none = () => {
    throw new Error('these rules ask nothing of a row');
  };
  const [found]: { may: boolean }[] = await transaction.query(`SELECT (${sqlOf(MAY_ASK, none)}) AS may`);
  if (found?.may) return;
  throw new HubError(
    'FORBIDDEN',
    {
      th: `ไม่มีสิทธิ์ถาม ต้อง${administrator.text.th} หรือ${auditor.text.th}`,
      en: `You may not ask this: one must ${administrator.text.en}; or ${auditor.text.en}`,
    },
    { rule: `${administrator.code} | ${auditor.code}` },
  );
}

/** The last instant of a day in Bangkok, of today the present. */
async function endOf(transaction: EntityManager, on: string): Promise<string> {
  const [found]: { instant: string; today: string }[] = await transaction.query(
    `SELECT hub.today()::text AS today, hub.instant_text(least(hub.now(),
       (($1::date + 1)::timestamp AT TIME ZONE 'Asia/Bangkok') - interval '1 microsecond')) AS instant`,
    [on],
  );
  const { instant, today } = found!;
  if (on <= today) return instant;
  throw badInput(
    {
      th: `on ต้องไม่อยู่ในอนาคต วันนี้คือ ${today}`,
      en: `on must not lie in the future: today is ${today}`,
    },
    { field: 'on', rule: `<= ${today}`, value: on },
  );
}

type ReadPolicy = NonNullable<ReturnType<typeof policies.of>>;

function policyOf(typeName: string): ReadPolicy | undefined {
  const type = declarations.types().find((candidate) => declarations.type(candidate).name === typeName);
  return type && policies.of(declarations.type(type).table());
}

/** The row as it was recorded at an instant; undefined where there was none for the transaction's viewer. */
async function rowAsOf(
  transaction: EntityManager,
  policy: ReadPolicy,
  id: string,
  instant: string,
): Promise<AskedRow | undefined> {
  for (const asked of askedRows(transaction, policy, id))
    if ((await groundsOf(transaction, asked, instant)) !== undefined) return asked;
  return undefined;
}

/** The two places where it may be found. */
function askedRows(transaction: EntityManager, { table, reading }: ReadPolicy, id: string): AskedRow[] {
  const metadata = transaction.connection.getMetadata(table());
  const { tableName, tablePath } = metadata;
  const family = [metadata, ...metadata.childEntityMetadatas];
  const columns = [...new Set(family.flatMap((one) => one.columns.map(({ databaseName }) => databaseName)))];
  const list = columns.map((column) => `v."${column}"`).join(', ');
  const isWritten = columns.includes('at')
    ? 'v.at <= $2'
    : '(SELECT c.at FROM hub.change c WHERE c.id = v.change_id) <= $2';
  const places = [`${tablePath} v WHERE v.id = $1 AND ${isWritten}`];
  if (columns.includes('version'))
    places.push(`hub.${tableName}_history v WHERE v.id = $1 AND v.superseded_at > $2 AND ${isWritten}`);
  const rules: Rules = reading === 'SHARED' ? { anyOf: [] } : reading;
  const columnOf = (property: string) => `t."${metadata.findColumnWithPropertyName(property)?.databaseName}"`;
  const conditions = singleRules(rules).map((rule, no) => `, (${sqlOf(rule, columnOf)}) AS rule_${no}`);
  return places.map((place) => ({
    id,
    rules,
    rows: `(SELECT ${list} FROM ${place}) t`,
    conditions: conditions.join(''),
  }));
}

/** The rules by which the transaction's viewer reads the row; undefined where row-level security shows none. */
async function groundsOf(
  transaction: EntityManager,
  { rows, rules, conditions, id }: AskedRow,
  instant: string,
): Promise<Rule[] | undefined> {
  const [found]: Record<string, unknown>[] = await transaction.query(
    `SELECT t.id${conditions} FROM ${rows}`,
    [id, instant],
  );
  if (found === undefined) return undefined;
  const held = singleRules(rules).filter((_, no) => found[`rule_${no}`] === true);
  return holds(rules, new Set(held.map(({ code }) => code))) ? held : [];
}

/** When the first version of a row was recorded. */
const firstRecorded = (table: string, row: string): string =>
  `(SELECT written.at FROM hub.change written WHERE written.id = coalesce(
     (SELECT h.change_id FROM hub.${table}_history h WHERE h.id = ${row}.id AND h.version = 1), ${row}.change_id))`;

const CANDIDATES = `
  SELECT found.*, p.type AS "partnerType" FROM (
    SELECT 'PERSON' AS kind, m.person_id AS id, m.partner_id AS "partnerId", array_agg(DISTINCT m.role::text) AS roles,
      s.status = 'ACTIVE' AS "isInForce"
    FROM hub.membership m JOIN hub.person s ON s.id = m.person_id
    WHERE (m.valid_from IS NULL OR m.valid_from <= $1) AND (m.valid_to IS NULL OR m.valid_to > $1)
      AND ${firstRecorded('membership', 'm')} <= $2
    GROUP BY m.person_id, m.partner_id, s.status
    UNION ALL
    SELECT 'CLIENT', c.id, c.partner_id, c.roles::text[], c.revoked_at IS NULL
    FROM hub.api_client c
    WHERE c.partner_id IS NOT NULL AND c.roles <> '{}' AND (c.revoked_at IS NULL OR c.revoked_at > $2)
      AND ${firstRecorded('api_client', 'c')} <= $2) found
  JOIN hub.partner p ON p.id = found."partnerId"
  ORDER BY found.kind, found.id, found."partnerId" LIMIT $3`;

/** Who had a role on the day, one more than are asked about where there are more. */
const candidatesOn = (
  transaction: EntityManager,
  on: string,
  instant: string,
  cap: number,
): Promise<Candidate[]> => transaction.query(CANDIDATES, [on, instant, cap + 1]);
