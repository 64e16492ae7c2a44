import type { DataSource, EntityManager } from 'typeorm';
import { tooSlow } from '../kernel/db/too-slow.ts';
import { asViewer } from '../kernel/db/transaction.ts';
import type { Departure } from '../kernel/departure.ts';
import { HubError } from '../kernel/errors.ts';
import { INPUT_LIST_CAP } from '../kernel/listing/index.ts';
import { unreadIn } from '../kernel/scalars/index.ts';
import type { Viewer } from '../kernel/viewer.ts';
import { type BatchInput, BatchMode, BatchRowOutcome } from './batch.ts';
import { checkKey, claim, takeTurns } from './idempotency.ts';
import {
  type Attempt,
  performIn,
  type RefusedAttempt,
  recordRefusals,
  refusalsOf,
  type Tracked,
  untilThrough,
} from './perform.ts';
import { badInput, refuseAll } from './refusal.ts';
import type { Writing, Written } from './writing.ts';

/** Milliseconds that a batch may take in all, tries included; each of its statements has its own time beside. */
const BATCH_TIMEOUT = 30_000;

/** A batch as it was sent. */
export interface BatchAttempt {
  viewer: Viewer;
  requestId: string;
  /** The batch's own name. */
  action: string;
  /** The mutation that each row is one of. */
  of: string;
  input: BatchInput;
  /** Refuses whoever may not write at all, before the rows are looked at. */
  admit: () => void;
  /** Says that nobody waits for the answer any more. */
  departure?: Departure | undefined;
  /** Milliseconds that it may take. */
  timeout?: number;
}

/** How a row ended. */
export type RowEnd =
  | { outcome: BatchRowOutcome.DONE; answers: Written['answers']; refusals: readonly [] }
  | { outcome: BatchRowOutcome.REFUSED; answers?: never; refusals: readonly HubError[] }
  | { outcome: BatchRowOutcome.NOT_WRITTEN; answers?: never; refusals: readonly [] };

/** How a batch ended: row by row, and why nothing of it was written. */
export interface BatchEnd {
  rows: readonly RowEnd[];
  refusals: readonly HubError[];
}

/** Ends the transaction of a batch of which nothing is to stay. */
class NothingStays extends Error {
  constructor(readonly ends: readonly RowEnd[]) {
    super('rows of a batch were refused');
    this.name = 'NothingStays';
  }
}

/**
 * Carries many of one mutation out in one transaction, each in a savepoint of its own: with its change, rows, history,
 * audit entry, events and key, or nothing of it. A fault of ours, a departure or a lack of time undoes them all.
 * @throws HubError TIMEOUT where it took longer than it may, CANCELLED where whoever asked has left
 */
export async function performBatch(
  dataSource: DataSource,
  batch: BatchAttempt,
  work: (writing: Writing, row: BatchInput['rows'][number]) => Promise<Written>,
): Promise<BatchEnd> {
  const { viewer } = batch;
  const mayGoOn = limitOf(batch);
  let refused: RefusedAttempt[] = [];
  const carryOut = async (transaction: EntityManager): Promise<RowEnd[]> => {
    refused = [];
    const { idempotencyKey, ...content } = batch.input;
    await claim(transaction, { viewer, action: batch.action, idempotencyKey, content: { ...content } });
    const keys = batch.input.rows.map((row) => row.idempotencyKey);
    await takeTurns(transaction, { viewer, action: batch.of }, keys);
    const ends: RowEnd[] = [];
    const known = new Map<string, Promise<unknown>>();
    for (const [index, row] of batch.input.rows.entries()) {
      mayGoOn();
      const tried = attemptOf(batch, row);
      const end = await rowEnd(transaction, tried, index, (inner) =>
        performIn(inner, tried.attempt, (writing) => work(writing, row), tried.tracked, known),
      );
      if (end.outcome === BatchRowOutcome.REFUSED) refused.push({ ...tried, refusals: end.refusals });
      ends.push(end);
    }
    const mayStandAlone = batch.input.mode === BatchMode.PER_ROW && refused.length < ends.length;
    if (refused.length > 0 && !mayStandAlone) throw new NothingStays(ends);
    // Not to be committed for somebody who has left while the last row was written.
    mayGoOn();
    return ends;
  };
  try {
    batch.admit();
    checkRows(batch);
    const rows = await untilThrough(() => asViewer(dataSource, viewer, carryOut));
    await recordRefusals(dataSource, viewer, refused);
    return { rows, refusals: [] };
  } catch (fault) {
    if (fault instanceof NothingStays) {
      await recordRefusals(dataSource, viewer, refused);
      return { rows: fault.ends.map(undone), refusals: fault.ends.flatMap(({ refusals }) => refusals) };
    }
    const refusals = refusalsOf(fault);
    if (refusals === undefined) throw fault;
    const { requestId, action } = batch;
    const attempt = { viewer, requestId, action, content: {} };
    await recordRefusals(dataSource, viewer, [{ attempt, tracked: {}, refusals }]);
    return { rows: [], refusals };
  }
}

/** Checks what is sent before anything is asked of the database. */
function checkRows({ input }: BatchAttempt): void {
  checkKey(input.idempotencyKey);
  const { length } = input.rows;
  if (length < 1 || length > INPUT_LIST_CAP) {
    throw badInput(
      { th: `rows ต้องมี 1 ถึง ${INPUT_LIST_CAP} รายการ`, en: `rows must hold 1 to ${INPUT_LIST_CAP} entries` },
      { field: 'rows', rule: `1..${INPUT_LIST_CAP}`, value: String(length) },
    );
  }
}

/** What is asked between rows: a batch takes longer than anything that one statement's time bounds. */
function limitOf({ departure, timeout = BATCH_TIMEOUT }: BatchAttempt): () => void {
  const end = performance.now() + timeout;
  return () => {
    if (departure?.hasLeft) {
      throw new HubError('CANCELLED', {
        th: 'ผู้ส่งเลิกรอแล้ว จึงไม่ได้บันทึกรายการใด',
        en: 'Whoever sent it has left; nothing of it was written',
      });
    }
    if (performance.now() > end) throw tooSlow(timeout);
  };
}

function attemptOf(
  { viewer, requestId, of }: BatchAttempt,
  { idempotencyKey, ...content }: BatchInput['rows'][number],
): { attempt: Attempt & { idempotencyKey: string }; tracked: Tracked } {
  return { attempt: { viewer, requestId, action: of, idempotencyKey, content }, tracked: {} };
}

async function rowEnd(
  transaction: EntityManager,
  { attempt }: ReturnType<typeof attemptOf>,
  index: number,
  perform: (transaction: EntityManager) => ReturnType<typeof performIn>,
): Promise<RowEnd> {
  try {
    refuseAll(unreadIn(attempt.content));
    checkKey(attempt.idempotencyKey);
    // Within a transaction this is a savepoint.
    const { answers } = await transaction.transaction(perform);
    return { outcome: BatchRowOutcome.DONE, answers, refusals: [] };
  } catch (fault) {
    const refusals = refusalsOf(fault);
    if (refusals === undefined) throw fault;
    return { outcome: BatchRowOutcome.REFUSED, refusals: refusals.map((refusal) => inRow(refusal, index)) };
  }
}

/** A refusal with the path of its field from the batch's input on. */
function inRow({ code, text, detail }: HubError, index: number): HubError {
  const field = ['rows', index, detail.field].filter((part) => part !== undefined).join('.');
  return new HubError(code, text, { ...detail, field });
}

const undone = (end: RowEnd): RowEnd =>
  end.outcome === BatchRowOutcome.DONE ? { outcome: BatchRowOutcome.NOT_WRITTEN, refusals: [] } : end;
