import type { EntityManager } from 'typeorm';
import { newId } from '../../src/kernel/ids.ts';
import { DatePrecision } from '../../src/kernel/scalars/index.ts';
import {
  Directive,
  DirectiveDraft,
  DirectiveDraftState,
  DirectiveState,
  DirectiveUrgency,
} from '../../src/modules/directives/index.ts';
import { DataSourceKind, insertRows } from '../../src/write/index.ts';

/** A draft of a partner's own, and a directive that it issued for the area of its seat, or for all where it has none. */
export async function addDirectives(
  transaction: EntityManager,
  changeId: string,
  issuerId: string,
): Promise<{ draftId: string; directiveId: string }> {
  const [partner]: { area_id: string | null }[] = await transaction.query(
    'SELECT area_id FROM partner WHERE id = $1',
    [issuerId],
  );
  const [draftId, directiveId] = [newId(), newId()];
  const shared = { source: DataSourceKind.SYNTHETIC, version: 1, changeId };
  const letter = {
    issuerId,
    subjectTh: 'หนังสือ',
    urgency: DirectiveUrgency.NORMAL,
    actions: [],
    refersTo: [],
    attachments: [],
  };
  const draft = { ...letter, id: draftId, state: DirectiveDraftState.OPEN };
  await insertRows(transaction, DirectiveDraft, [draft], shared);
  const directive = {
    ...letter,
    id: directiveId,
    state: DirectiveState.ISSUED,
    stateSince: '2022-10-01',
    letterNumber: 'มท 1/ว 1',
    datedOn: '2022-10-01',
    datedKnownTo: DatePrecision.DAY,
    isWordingVerified: true,
    reachAreaIds: partner?.area_id ? [partner.area_id] : [],
  };
  await insertRows(transaction, Directive, [directive], shared);
  return { draftId, directiveId };
}
