import { In } from 'typeorm';
import { newId } from '../../kernel/ids.ts';
import { insertRows, type Writing } from '../../write/index.ts';
import {
  type HandedOver,
  type Merger,
  moveRows,
  type Partner,
  type Passage,
  partnersHandedOver,
  type Succession,
  type SystemWriting,
} from '../partners/index.ts';
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { ResourceAddressee } from './resource-addressee.entity.ts';
import { ResourceDraft } from './resource-draft.entity.ts';
import { AddresseeState, ResourceDraftState, ResourceState } from './resource-kinds.ts';

/** What one partner publishes goes on as the other's, and what it was asked and has not answered is asked of the other. */
async function handOver(writing: Writing, from: Partner, to: Partner): Promise<void> {
  await writing.asSystem(async (transaction) => {
    const moved = { publisherId: to.id, changeId: writing.changeId, version: () => 'version + 1' };
    const published = { publisherId: from.id, state: ResourceState.PUBLISHED };
    await transaction.update(KnowledgeResource, published, moved);
    await transaction.update(ResourceDraft, { publisherId: from.id, state: ResourceDraftState.OPEN }, moved);
  });
  await askInItsPlace(writing, from, to);
}

async function askInItsPlace(writing: Writing, from: Partner, to: Partner): Promise<void> {
  await writing.asSystem(async (transaction) => {
    const { changeId } = writing;
    const open = await transaction.findBy(ResourceAddressee, {
      partnerId: from.id,
      state: AddresseeState.ASKED,
    });
    if (open.length === 0) return;
    await transaction.update(
      ResourceAddressee,
      { id: In(open.map(({ id }) => id)) },
      { state: AddresseeState.RELEASED, changeId, version: () => 'version + 1' },
    );
    // What the other has acknowledged, or was sent as well, it is not asked a second time.
    const asked: { distribution_id: string; resource_id: string; acknowledgement_id: string | null }[] =
      await transaction.query(
        `SELECT a.distribution_id, a.resource_id, k.id AS acknowledgement_id
         FROM resource_addressee a JOIN knowledge_resource r ON r.id = a.resource_id
         LEFT JOIN resource_acknowledgement k ON k.version_id = r.current_version_id AND k.partner_id = $2
         WHERE a.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT FROM resource_addressee o
           WHERE o.distribution_id = a.distribution_id AND o.partner_id = $2)
           AND NOT EXISTS (SELECT FROM resource_distribution d WHERE d.id = a.distribution_id AND d.sender_id = $2)`,
        [open.map(({ id }) => id), to.id],
      );
    const rows = asked.map(({ distribution_id, resource_id, acknowledgement_id }) => ({
      id: newId(),
      distributionId: distribution_id,
      resourceId: resource_id,
      acknowledgementId: acknowledgement_id,
      state: acknowledgement_id === null ? AddresseeState.ASKED : AddresseeState.ACKNOWLEDGED,
    }));
    const shared = { partnerId: to.id, source: to.source, version: 1, changeId };
    await insertRows(transaction, ResourceAddressee, rows, shared);
  });
}

partnersHandedOver.onSuccession(async (writing, { predecessor, successors }: Succession) => {
  const [only, ...others] = successors;
  if (only && others.length === 0) await handOver(writing, predecessor, only);
});

/** Those of the one that goes which the other does not have of the same letter and did not send itself: nobody is asked twice. */
const NOT_ITS_OWN = `NOT EXISTS (SELECT FROM resource_addressee o WHERE o.distribution_id = resource_addressee.distribution_id
    AND o.partner_id = $2)
  AND NOT EXISTS (SELECT FROM resource_distribution d WHERE d.id = resource_addressee.distribution_id AND d.sender_id = $2)`;

const RELEASE_THE_REST = `
  UPDATE resource_addressee SET state = 'RELEASED', acknowledgement_id = NULL, version = version + 1, change_id = $2
  WHERE state <> 'RELEASED' AND (partner_id = $1 OR partner_id = $3 AND EXISTS (SELECT FROM resource_distribution d
    WHERE d.id = resource_addressee.distribution_id AND d.sender_id = $3))`;

const COUNT_WHAT_WAS_ACKNOWLEDGED = `
  UPDATE resource_addressee a SET state = 'ACKNOWLEDGED', acknowledgement_id = k.id, version = a.version + 1, change_id = $2
  FROM knowledge_resource r JOIN resource_acknowledgement k ON k.version_id = r.current_version_id
  WHERE r.id = a.resource_id AND k.partner_id = $1 AND a.partner_id = $1
    AND (a.state = 'ASKED' OR a.state = 'ACKNOWLEDGED' AND a.acknowledgement_id <> k.id)`;

/** Of one body all is one body's: what either entry acknowledged, the body has acknowledged. */
async function unite(
  { transaction, changeId }: SystemWriting,
  passage: Pick<Passage, 'from' | 'to'>,
): Promise<HandedOver> {
  const at = { transaction, changeId };
  const move = (table: string, column: string, where?: string) =>
    moveRows(at, { table, column, ...(where !== undefined && { where }) }, passage);
  const resources = await move('knowledge_resource', 'publisher_id');
  const drafts = await move('resource_draft', 'publisher_id');
  const sent = await move('resource_distribution', 'sender_id');
  const acknowledged = await move(
    'resource_acknowledgement',
    'partner_id',
    `NOT EXISTS (SELECT FROM resource_acknowledgement o WHERE o.version_id = resource_acknowledgement.version_id AND o.partner_id = $2)`,
  );
  const asked = await move('resource_addressee', 'partner_id', NOT_ITS_OWN);
  await transaction.query(RELEASE_THE_REST, [passage.from, changeId, passage.to]);
  await transaction.query(COUNT_WHAT_WAS_ACKNOWLEDGED, [passage.to, changeId]);
  return {
    knowledge_resource: resources,
    resource_draft: drafts,
    resource_distribution: sent,
    resource_acknowledgement: acknowledged,
    resource_addressee: asked,
  };
}

partnersHandedOver.onMerger((writing, { duplicate, survivor }: Merger) =>
  writing.asSystem((transaction) =>
    unite({ transaction, changeId: writing.changeId }, { from: duplicate.id, to: survivor.id }),
  ),
);
