import { In } from 'typeorm';
import { newId } from '../../kernel/ids.ts';
import { insertRows, type Writing } from '../../write/index.ts';
import { type Merger, type Partner, partnersHandedOver, type Succession } from '../partners/index.ts';
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
           WHERE o.distribution_id = a.distribution_id AND o.partner_id = $2)`,
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

// A body that is split has several successors: which of them goes on with what is for people to say.
partnersHandedOver.onSuccession(async (writing, { predecessor, successors }: Succession) => {
  const [only, ...others] = successors;
  if (only && others.length === 0) await handOver(writing, predecessor, only);
});

partnersHandedOver.onMerger(async (writing, { duplicate, survivor }: Merger) =>
  handOver(writing, duplicate, survivor),
);
