import type { EntityManager } from 'typeorm';
import { newId } from '../../src/kernel/ids.ts';
import {
  KnowledgeResource,
  ResourceDraft,
  ResourceDraftState,
  ResourceKind,
  ResourceLanguage,
  ResourceState,
  ResourceVersion,
} from '../../src/modules/resources/index.ts';
import { DataSourceKind, insertRows } from '../../src/write/index.ts';

/** A draft of a partner's own, and a resource that it published for the area of its seat, or for all where it has none. */
export async function addResources(
  transaction: EntityManager,
  changeId: string,
  partnerId: string,
): Promise<{ draftId: string; resourceId: string }> {
  const [partner]: { area_id: string | null }[] = await transaction.query(
    'SELECT area_id FROM partner WHERE id = $1',
    [partnerId],
  );
  const [draftId, resourceId, versionId] = [newId(), newId(), newId()];
  const shared = { source: DataSourceKind.SYNTHETIC, version: 1, changeId };
  const facts = {
    publisherId: partnerId,
    kind: ResourceKind.INFOGRAPHIC,
    titleTh: 'อินโฟกราฟิก',
    tags: [],
    audienceTypes: [],
    audienceAreaIds: partner?.area_id ? [partner.area_id] : [],
  };
  const draft = { ...facts, id: draftId, state: ResourceDraftState.OPEN };
  await insertRows(transaction, ResourceDraft, [draft], shared);
  const resource = {
    ...facts,
    id: resourceId,
    state: ResourceState.PUBLISHED,
    stateSince: '2022-10-01',
    currentVersionId: versionId,
    latestNumber: 1,
  };
  await insertRows(transaction, KnowledgeResource, [resource], shared);
  const version = {
    id: versionId,
    resourceId,
    number: 1,
    publishedOn: '2022-10-01',
    language: ResourceLanguage.THAI,
    url: 'https://example.org/infographic',
  };
  await insertRows(transaction, ResourceVersion, [version], shared);
  return { draftId, resourceId };
}
