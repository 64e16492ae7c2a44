import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Owner } from '../factories/personas.ts';
import { seatOf } from './agreement-attempts.ts';
import type { Maker, Rows, Try } from './mutation-attempts.ts';

const ALL: readonly Owner[] = ['A', 'B', 'T', 'C'];
const SYNTHETIC = { source: 'SYNTHETIC' };
const CONTENT = { language: 'THAI', url: 'https://example.org/', changes_th: 'ทดลอง' };

/** What a resource of the owner's says of itself: it is for the area of its seat, or for all where it has none. */
async function factsOf(rows: Rows, tried: Try): Promise<Record<string, unknown>> {
  const id = rows.partnerId(tried);
  const { area } = await rows.one<{ area: string | null }>(
    'SELECT area_id AS area FROM partner WHERE id = $1',
    [id],
  );
  return {
    ...SYNTHETIC,
    publisher_id: id,
    kind: 'VIDEO',
    title_th: rows.name(),
    tags: [],
    audience_types: [],
    audience_area_ids: area === null ? [] : [area],
  };
}

async function resourceOf(rows: Rows, tried: Try): Promise<{ id: string; versionId: string }> {
  const versionId = newId();
  const id = await rows.insert('knowledge_resource', {
    ...(await factsOf(rows, tried)),
    state: 'PUBLISHED',
    state_since: '2022-10-01',
    current_version_id: versionId,
    latest_number: 1,
    search_key: 'ทดลอง',
  });
  const version = { id: versionId, resource_id: id, number: 1, published_on: '2022-10-01' };
  await rows.insert('resource_version', { ...SYNTHETIC, ...CONTENT, ...version });
  return { id, versionId };
}

/** For what is done to a draft, of something new or of a further version. */
const toDraft = (more: Record<string, unknown> = {}, { isOfVersion = false } = {}): Maker => ({
  letters: ALL,
  make: async (rows, tried) => {
    const draft = { ...(await factsOf(rows, tried)), ...CONTENT, state: 'OPEN' };
    const resource = isOfVersion ? { resource_id: (await resourceOf(rows, tried)).id } : {};
    const id = await rows.insert('resource_draft', { ...draft, ...resource });
    return { input: { id: toGlobalId('ResourceDraft', id), expectedVersion: 1, ...more } };
  },
});

/** The least that the mutations of knowledge resources take. */
export const RESOURCE_MAKERS: Readonly<Record<string, Maker>> = {
  createResourceDraft: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => ({ input: { publisherId: (await rows.named(rows.partnerId(tried))).id } }),
  },
  updateResourceDraft: toDraft({ facts: { titleEn: 'Try' } }),
  discardResourceDraft: toDraft(),
  publishResource: toDraft(),
  publishResourceVersion: toDraft({}, { isOfVersion: true }),
  updateResource: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await resourceOf(rows, tried);
      const facts = { titleEn: 'Try' };
      return { input: { id: toGlobalId('KnowledgeResource', id), expectedVersion: 1, facts } };
    },
  },
  // To the villages of the owner's seat.
  distributeResource: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await resourceOf(rows, tried);
      const { id: senderId } = await rows.named(rows.partnerId(tried));
      const areaIds = [toGlobalId('Area', (await seatOf(rows, tried)).id)];
      const to = { partnerTypes: ['VILLAGE'], areaIds };
      return { input: { resourceId: toGlobalId('KnowledgeResource', id), senderId, to } };
    },
  },
  withdrawResource: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id } = await resourceOf(rows, tried);
      return {
        input: { id: toGlobalId('KnowledgeResource', id), expectedVersion: 1, reason: 'ทดลอง' },
      };
    },
  },
  acknowledgeResource: {
    letters: ALL,
    make: async (rows, tried) => {
      const { id: resourceId, versionId } = await resourceOf(rows, tried);
      const partnerId = rows.partnerId(tried);
      const distribution = await rows.insert('resource_distribution', {
        ...SYNTHETIC,
        resource_id: resourceId,
        version_id: versionId,
        sender_id: partnerId,
        sent_on: '2022-10-01',
        partner_types: [],
        area_ids: [],
        partner_ids: [partnerId],
        reach_area_ids: [],
      });
      const sent = { distribution_id: distribution, resource_id: resourceId, partner_id: partnerId };
      await rows.insert('resource_addressee', { ...SYNTHETIC, ...sent, state: 'ASKED' });
      const paper = { reference: 'นม 1/2565', date: '2022-10-01' };
      const { id } = await rows.named(partnerId);
      return { input: { versionId: toGlobalId('ResourceVersion', versionId), partnerId: id, paper } };
    },
  },
};
