export { AccessQueries, AccessRule, accessActions, completeAccessActions } from './access.resolver.ts';
export { AuditQueries } from './audit.resolver.ts';
export { AuditDetail } from './audit-detail.entity.ts';
export { AuditEntry, AuditOutcome } from './audit-entry.entity.ts';
export { AuditEntryApi } from './audit-entry.type.ts';
export {
  type BatchDeclaration,
  type BatchInput,
  BatchMode,
  BatchRowOutcome,
  HubBatch,
} from './batch.ts';
export { type CarryingRole, carryingRoles } from './carrying-roles.ts';
export { Change, ChangeChannel } from './change.entity.ts';
export { type ChangeOpening, hasHappened, openChange } from './change.ts';
export { inCommand, recordDone } from './command.ts';
export { couldDo } from './could-do.ts';
export { type Decision, decide, forbidden } from './decide.ts';
export { type DraftRow, Drafts, takenId } from './drafts.ts';
export { Event, EventVisibility } from './event.entity.ts';
export { type ExplainedRule, explained } from './explain-access.ts';
export { ANY_NUMBER, type Exemption, MayHold, refusedNumbersIn, takesText } from './free-text.ts';
export { Idempotency } from './idempotency.entity.ts';
export { insertRows } from './insert-rows.ts';
export { LedgerEntry, LedgerKind, Unsealed } from './ledger.entity.ts';
export {
  HubMutation,
  type MutationDeclaration,
  MutationInput,
  type PayloadField,
  type Prepared,
  UpdateInput,
} from './mutation.ts';
export { OldKeys } from './old-keys.ts';
export { type Attempt, type Outcome, perform } from './perform.ts';
export { type BatchAttempt, type BatchEnd, performBatch } from './perform-batch.ts';
export { Problems } from './problems.ts';
export { FieldChange, RecordVersion } from './record-version.entity.ts';
export { HistoryQueries, RecordVersionApi } from './record-version.type.ts';
export { DataSourceKind, Dated, Recorded } from './recorded.ts';
export { ChangeApi, declareRecord } from './recorded.type.ts';
export {
  badInput,
  duplicate,
  invalidState,
  notFound,
  RefusalCode,
  Refused,
  refusalsIn,
  refuseAll,
  stale,
} from './refusal.ts';
export { RefusalCount } from './refusal-count.entity.ts';
export * from './sequencer/index.ts';
export { UserError, userErrorOf } from './user-error.type.ts';
export {
  type EventToTell,
  type ObjectRef,
  objectOf,
  type VersionToReplace,
  type Writing,
  type Written,
} from './writing.ts';

import './write.policy.ts';
