import {
  invalidState,
  notFound,
  type ObjectRef,
  objectOf,
  stale,
  type Writing,
} from '../../../write/index.ts';
import { KnowledgeResource } from '../knowledge-resource.entity.ts';
import { ResourceState } from '../resource-kinds.ts';

export const refOfResource = (id: string): ObjectRef => ({ type: 'KnowledgeResource', id });
export const refOfVersion = (id: string): ObjectRef => ({ type: 'ResourceVersion', id });

/**
 * The resource that an input names, once the rules allow what is asked for, in the expected version and still published.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
 */
export async function resourceToChange(
  writing: Writing,
  { id, expectedVersion }: { id: string; expectedVersion: number },
): Promise<KnowledgeResource> {
  const object = objectOf('id', id, ['KnowledgeResource']);
  await writing.mayChange('id', object);
  const resource = await writing.transaction.findOneByOrFail(KnowledgeResource, { id: object.id });
  if (expectedVersion !== resource.version) throw stale(expectedVersion, resource.version);
  mustBePublished('id', resource);
  return resource;
}

/**
 * A published resource that an input names, held so that it stays as it is while something is hung on it.
 * @throws HubError BAD_INPUT, NOT_FOUND, INVALID_STATE
 */
export async function heldResource(
  writing: Writing,
  field: string,
  globalId: string,
): Promise<KnowledgeResource> {
  const { id } = objectOf(field, globalId, ['KnowledgeResource']);
  await holdResource(writing, id, 'SHARE');
  const resource = await writing.transaction.findOneBy(KnowledgeResource, { id });
  if (resource === null) throw notFound(field, globalId);
  mustBePublished(field, resource);
  return resource;
}

/** @throws HubError INVALID_STATE where it was withdrawn */
export function mustBePublished(field: string, { state, stateSince }: KnowledgeResource): void {
  if (state === ResourceState.PUBLISHED) return;
  throw invalidState(
    { th: `ถอนการเผยแพร่แล้วตั้งแต่ ${stateSince}`, en: `It was withdrawn on ${stateSince}` },
    { field, rule: ResourceState.PUBLISHED, value: state },
  );
}

/**
 * Holds a resource's row until the transaction ends: what is said of it stays so while something is hung on it (SHARE),
 * and one version comes out after the other (UPDATE). The system holds it; not everybody who may may change it.
 */
export const holdResource = (writing: Writing, id: string, mode: 'SHARE' | 'UPDATE'): Promise<void> =>
  writing.asSystem(async (transaction) => {
    await transaction.query(`SELECT FROM knowledge_resource WHERE id = $1 FOR ${mode}`, [id]);
  });

/** DOPA codes of areas and of those above them. */
export async function codesOfAreas(writing: Writing, areaIds: readonly string[]): Promise<string[]> {
  const areas: { code: string }[] = await writing.transaction.query(
    `SELECT DISTINCT a.code FROM unnest($1::uuid[]) AS given(id) CROSS JOIN LATERAL unnest(hub.area_path(given.id)) AS up(id)
     JOIN area a ON a.id = up.id ORDER BY a.code`,
    [areaIds],
  );
  return areas.map(({ code }) => code);
}

/** The partners to whom a resource was sent and who are still asked. */
export async function addresseesOf(writing: Writing, resourceId: string): Promise<string[]> {
  const found: { partner_id: string }[] = await writing.transaction.query(
    `SELECT DISTINCT partner_id FROM resource_addressee WHERE resource_id = $1 AND state <> 'RELEASED' ORDER BY partner_id`,
    [resourceId],
  );
  return found.map(({ partner_id }) => partner_id);
}

/** Tells the network of a write on a resource: its publisher, whom else it concerns, and the areas that it is for. */
export async function tellOfResource(
  writing: Writing,
  type: string,
  resource: Pick<KnowledgeResource, 'id' | 'publisherId' | 'audienceAreaIds'>,
  also: readonly string[] = [],
): Promise<void> {
  await writing.tell({
    type,
    object: refOfResource(resource.id),
    partnerIds: [resource.publisherId, ...also],
    areaCodes: await codesOfAreas(writing, resource.audienceAreaIds),
  });
}
