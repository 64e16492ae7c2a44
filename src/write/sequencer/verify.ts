import type { DataSource, EntityManager } from 'typeorm';
import { asViewer } from '../../kernel/db/transaction.ts';
import { SYSTEM } from '../../kernel/viewer.ts';

/** What can be wrong with the ledger and what it stands for. */
export type LedgerFault =
  /** A number is left out. */
  | 'GAP'
  /** The entry is there no more. */
  | 'MISSING'
  /** The entry, or the change that it names, is not what was sealed. */
  | 'CHANGED'
  /** The entry of the ledger does not hang on the one before: one was taken out, put in, or moved. */
  | 'BROKEN'
  /** The entry has no number and does not wait for one. */
  | 'UNNUMBERED'
  /** The chain no longer holds the head that was noted earlier. */
  | 'HEAD';

export interface LedgerFinding {
  fault: LedgerFault;
  /** The number in the ledger; null for what has none. */
  number: string | null;
  entryId: string | null;
}

/** The last number and its chain hash, in hexadecimal: noted elsewhere, it proves later that nothing was cut off. */
export interface LedgerHead {
  number: string;
  hash: string;
}

export interface LedgerReport {
  checked: number;
  waiting: number;
  head: LedgerHead | null;
  findings: readonly LedgerFinding[];
}

export interface Verification {
  /** A head that was noted earlier. */
  known?: LedgerHead | undefined;
  onProgress?: (checked: number, all: number) => void;
  signal?: AbortSignal | undefined;
  /** Numbers that are checked in one statement; between two of them it can be stopped. */
  stretch?: number;
}

const STRETCH = 20_000;

/** Each entry of a stretch beside what it stands for; the one before a stretch comes along to hang the first on. */
const CHECK_STRETCH = `
  WITH linked AS (
    SELECT l.*, lag(l.number) OVER chain AS number_before, lag(l.chain_hash) OVER chain AS hash_before
    FROM hub.ledger l WHERE l.number >= $1::bigint - 1 AND l.number < $2::bigint
    WINDOW chain AS (ORDER BY l.number)),
  compared AS (
    SELECT l.*, sha256(convert_to(CASE l.kind WHEN 'AUDIT' THEN hub.audit_content(l.entry_id)
      ELSE hub.event_content(l.entry_id) END, 'UTF8')) AS content
    FROM linked l WHERE l.number >= $1::bigint)
  SELECT number, entry_id AS "entryId", fault FROM compared, LATERAL (VALUES
    ('GAP', number <> coalesce(number_before, 0) + 1),
    ('MISSING', content IS NULL),
    ('CHANGED', content <> content_hash),
    ('BROKEN', chain_hash <> hub.chain_hash(coalesce(hash_before, ''::bytea), number, kind, entry_id, content_hash))
  ) AS checks(fault, holds)
  WHERE holds ORDER BY number, fault`;

const UNNUMBERED = `
  SELECT NULL AS number, id AS "entryId", 'UNNUMBERED' AS fault
  FROM (SELECT id FROM hub.audit_entry UNION ALL SELECT id FROM hub.event) entry
  WHERE NOT EXISTS (SELECT FROM hub.ledger l WHERE l.entry_id = entry.id)
    AND NOT EXISTS (SELECT FROM hub.unsealed u WHERE u.entry_id = entry.id)
  ORDER BY id`;

const STATE = `
  SELECT (SELECT count(*) FROM hub.unsealed)::integer AS waiting, l.number, encode(l.chain_hash, 'hex') AS hash
  FROM (VALUES (1)) one LEFT JOIN (SELECT * FROM hub.ledger ORDER BY number DESC LIMIT 1) l ON true`;

/**
 * Checks the whole ledger: every number, every hash, every entry behind them. It looks at one state of the database,
 * however long it takes and whatever is written meanwhile.
 */
export const verifyLedger = (
  dataSource: DataSource,
  verification: Verification = {},
): Promise<LedgerReport> =>
  asViewer(dataSource, SYSTEM, (transaction) => verifyIn(transaction, verification), {
    isolation: 'REPEATABLE READ',
  });

async function verifyIn(
  transaction: EntityManager,
  { known, onProgress, signal, stretch = STRETCH }: Verification,
): Promise<LedgerReport> {
  const [state]: { waiting: number; number: string | null; hash: string | null }[] =
    await transaction.query(STATE);
  const { waiting = 0, number = null, hash = null } = state ?? {};
  const last = Number(number ?? 0);
  const findings: LedgerFinding[] = [];
  for (let from = 1; from <= last; from += stretch) {
    signal?.throwIfAborted();
    findings.push(...(await transaction.query(CHECK_STRETCH, [from, from + stretch])));
    onProgress?.(Math.min(from + stretch - 1, last), last);
  }
  findings.push(...(await transaction.query(UNNUMBERED)));
  if (known && !(await holds(transaction, known))) {
    findings.push({ fault: 'HEAD', number: known.number, entryId: null });
  }
  return { checked: last, waiting, head: number && hash ? { number, hash } : null, findings };
}

async function holds(transaction: EntityManager, { number, hash }: LedgerHead): Promise<boolean> {
  const found: unknown[] = await transaction.query(
    `SELECT FROM hub.ledger WHERE number = $1::bigint AND chain_hash = decode($2, 'hex')`,
    [number, hash],
  );
  return found.length > 0;
}
