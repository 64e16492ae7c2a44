import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../kernel/db/transaction.ts';
import { newId } from '../kernel/ids.ts';
import { SYSTEM } from '../kernel/viewer.ts';
import { AuditEntry, AuditOutcome } from './audit-entry.entity.ts';
import { ChangeChannel } from './change.entity.ts';
import { openChange } from './change.ts';
import type { ObjectRef } from './writing.ts';

/** What an operator's command does, as the audit trail names it. */
export interface Command {
  /** Such as `createApiClient`. */
  action: string;
  reason: string;
}

/**
 * Carries an operator's command out: under a change of its own, with an audit entry of what it was about, in one
 * transaction. The operator is at the machine and stands above the rules; what was done stays on record.
 */
export const inCommand = <Result>(
  dataSource: DataSource,
  { action, reason }: Command,
  work: (transaction: EntityManager, changeId: string) => Promise<{ about: ObjectRef; result: Result }>,
): Promise<Result> =>
  inTransaction(dataSource, async (transaction) => {
    const changeId = await openChange(transaction, { channel: ChangeChannel.CLI, actor: 'cli', reason });
    const { about, result } = await work(transaction, changeId);
    await recordDone(transaction, { action, about, changeId });
    return result;
  });

/** Puts on record what the system has done to something under a change. */
export async function recordDone(
  transaction: EntityManager,
  { action, about, changeId }: { action: string; about: ObjectRef; changeId: string },
): Promise<void> {
  await transaction.insert(AuditEntry, {
    id: newId(),
    viewerKind: SYSTEM.kind,
    action,
    targetType: about.type,
    targetId: about.id,
    outcome: AuditOutcome.DONE,
    changeId,
  });
}
