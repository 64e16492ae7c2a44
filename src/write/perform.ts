import type { DataSource, EntityManager } from 'typeorm';
import { asViewer } from '../kernel/db/transaction.ts';
import { HubError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { actingForOf, actorOf, type Viewer, viewerIdOf } from '../kernel/viewer.ts';
import { AuditEntry, AuditOutcome } from './audit-entry.entity.ts';
import { ChangeChannel } from './change.entity.ts';
import { openChange } from './change.ts';
import { checkKey, claim, keep } from './idempotency.ts';
import { passedOver, refusalsIn } from './refusal.ts';
import { Writing, type Written } from './writing.ts';

/** A mutation as it was sent. */
export interface Attempt {
  viewer: Viewer;
  requestId: string;
  /** The mutation's name, which is that of its action. */
  action: string;
  /** What tells a repeat from a new attempt, unique to the viewer and the mutation for 30 days; none where repeats aren't told. */
  idempotencyKey?: string | undefined;
  /** The rest of the input. */
  content: Readonly<Record<string, unknown>>;
  /** What a person gave as the reason, where the mutation asks for one. */
  reason?: string | undefined;
  /** By which way it came: the API, unless an operator typed a command. */
  channel?: ChangeChannel.CLI;
}

/** How a mutation ended: with answers to read back, or with reasons why not. */
export type Outcome =
  | { answers: Written['answers']; once: Written['once']; refusals: readonly [] }
  | { answers: undefined; once: undefined; refusals: readonly HubError[] };

/** PostgreSQL gave up one of two transactions that waited for each other; the same again will do. */
const TRY_AGAIN = new Set(['40P01', '40001']);
const TRIES = 3;

/**
 * Carries a mutation out: change, rows, history, audit entry, events and the key of a repeat in one transaction, or
 * nothing of it. A repeat of the same key with the same content is answered with what the first time made.
 */
export async function perform(
  dataSource: DataSource,
  attempt: Attempt,
  work: (writing: Writing) => Promise<Written>,
): Promise<Outcome> {
  const tracked: Tracked = {};
  try {
    if (attempt.idempotencyKey !== undefined) checkKey(attempt.idempotencyKey);
    const written = await untilThrough(() =>
      asViewer(dataSource, attempt.viewer, (transaction) => performIn(transaction, attempt, work, tracked)),
    );
    return { answers: written.answers, once: written.once, refusals: [] };
  } catch (fault) {
    const refusals = refusalsOf(fault);
    if (refusals === undefined) throw fault;
    await recordRefusals(dataSource, attempt.viewer, [{ attempt, tracked, refusals }]);
    return { answers: undefined, once: undefined, refusals };
  }
}

/** Does the same again where PostgreSQL gave it up for another transaction. */
export async function untilThrough<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (fault) {
      if (!TRY_AGAIN.has((fault as { code?: string }).code ?? '') || tried === TRIES) throw fault;
    }
  }
}

/** What is known of an attempt once it is under way, also where it fails. */
export interface Tracked {
  writing?: Writing;
}

/** Carries one mutation out within a transaction, which is undone as far as the caller undoes it. */
export async function performIn(
  transaction: EntityManager,
  attempt: Attempt,
  work: (writing: Writing) => Promise<Written>,
  tracked: Tracked,
  known?: Map<string, Promise<unknown>>,
): Promise<Pick<Written, 'answers' | 'once'>> {
  const { viewer, action, idempotencyKey, channel = ChangeChannel.API } = attempt;
  const repeatable = idempotencyKey === undefined ? undefined : { ...attempt, idempotencyKey };
  const repeated = repeatable && (await claim(transaction, repeatable));
  if (repeated) return { answers: repeated };
  const acting = actingForOf(viewer);
  const changeId = await openChange(transaction, {
    channel,
    actor: channel === ChangeChannel.CLI ? 'cli' : actorOf(viewer),
    reason: attempt.reason ?? action,
    ...(acting !== null && { actingForId: acting }),
  });
  const writing = new Writing(transaction, viewer, changeId, action, known);
  tracked.writing = writing;
  const written = await work(writing);
  await transaction.insert(AuditEntry, {
    ...entryOf(attempt),
    targetType: written.about.type,
    targetId: written.about.id,
    outcome: AuditOutcome.DONE,
    rule: [...new Set(writing.grounds)].join(' ') || null,
    changeId,
    details: { ...written.details } as never,
  });
  if (repeatable) await keep(transaction, repeatable, written.answers);
  return written;
}

const entryOf = ({ viewer, action, requestId }: Attempt) => ({
  id: newId(),
  viewerKind: viewer.kind,
  viewerId: viewerIdOf(viewer),
  actingForId: actingForOf(viewer),
  action,
  requestId,
});

/**
 * What the database refused where the application did not: a backstop, and told as such. Constraints stay unnamed: they
 * hold for rows that the viewer may not know of as well.
 */
const BACKSTOPS: Readonly<Record<string, () => HubError>> = {
  // insufficient_privilege: row-level security
  '42501': passedOver,
  // unique_violation
  '23505': () =>
    new HubError(
      'DUPLICATE',
      { th: 'มีรายการเดียวกันอยู่แล้ว', en: 'There is the same already' },
      { rule: 'unique' },
    ),
  // foreign_key_violation
  '23503': () =>
    new HubError(
      'NOT_FOUND',
      { th: 'ไม่พบสิ่งที่อ้างถึง', en: 'There is no such object as is referred to' },
      { rule: 'exists' },
    ),
  // character_not_in_repertoire, untranslatable_character: U+0000, which PostgreSQL does not store
  '22021': notText,
  '22P05': notText,
};

function notText(): HubError {
  return new HubError(
    'BAD_INPUT',
    { th: 'ข้อความมีอักขระที่เก็บไม่ได้ (U+0000)', en: 'A text has a character that cannot be stored (U+0000)' },
    { rule: 'no U+0000' },
  );
}

/** What was refused, by us or by the database; undefined for a fault of ours. */
export function refusalsOf(fault: unknown): readonly HubError[] | undefined {
  const { code } = (fault as { driverError?: { code?: string } }).driverError ?? {};
  const backstop = code === undefined ? undefined : BACKSTOPS[code];
  return refusalsIn(backstop?.() ?? fault);
}

/** An attempt that was refused, and why. */
export interface RefusedAttempt {
  attempt: Attempt;
  tracked: Tracked;
  refusals: readonly HubError[];
}

/** Attempts on what one may not touch stay on record; what was only mistyped does not. */
export async function recordRefusals(
  dataSource: DataSource,
  viewer: Viewer,
  refused: readonly RefusedAttempt[],
): Promise<void> {
  const entries = refused.flatMap(({ attempt, tracked, refusals }) => {
    const reason = refusals.find(({ code }) => code === 'FORBIDDEN' || code === 'NOT_FOUND');
    if (reason === undefined) return [];
    const about = tracked.writing?.about;
    return {
      ...entryOf(attempt),
      targetType: about?.type ?? null,
      targetId: about?.id ?? null,
      outcome: AuditOutcome.REFUSED,
      rule: reason.code === 'FORBIDDEN' ? (reason.detail.rule ?? reason.code) : reason.code,
      changeId: null,
    };
  });
  if (entries.length === 0 || viewer.kind === 'ANONYMOUS') return;
  await asViewer(dataSource, viewer, (transaction) => transaction.insert(AuditEntry, entries));
}
