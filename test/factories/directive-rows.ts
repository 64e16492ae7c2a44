import type { EntityManager } from 'typeorm';
import { newId } from '../../src/kernel/ids.ts';
import { DirectiveDraft, DirectiveDraftState, DirectiveUrgency } from '../../src/modules/directives/index.ts';
import { DataSourceKind, insertRows } from '../../src/write/index.ts';

/** A draft of a partner's own; answers its id. */
export async function addDirectiveDraft(
  transaction: EntityManager,
  changeId: string,
  issuerId: string,
): Promise<string> {
  const id = newId();
  const draft = {
    id,
    issuerId,
    state: DirectiveDraftState.OPEN,
    subjectTh: 'ร่างหนังสือ',
    urgency: DirectiveUrgency.NORMAL,
    actions: [],
    refersTo: [],
    attachments: [],
  };
  const shared = { source: DataSourceKind.SYNTHETIC, version: 1, changeId };
  await insertRows(transaction, DirectiveDraft, [draft], shared);
  return id;
}
