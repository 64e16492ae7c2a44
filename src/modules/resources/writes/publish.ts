import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import { invalidState, Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { KnowledgeResource } from '../knowledge-resource.entity.ts';
import { ResourceAddressee } from '../resource-addressee.entity.ts';
import { ResourceDraft } from '../resource-draft.entity.ts';
import { AddresseeState, ResourceDraftState, ResourceState } from '../resource-kinds.ts';
import { ResourceVersion } from '../resource-version.entity.ts';
import { drafts } from './drafts.ts';
import {
  addresseesOf,
  holdResource,
  mustBePublished,
  refOfResource,
  refOfVersion,
  tellOfResource,
} from './resource-to-change.ts';

@InputType('PublishResourceInput', {
  description: 'A draft that is to become a resource, which everybody in the network sees.',
})
export class PublishResourceInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;
}

@InputType('PublishResourceVersionInput', {
  description: 'A draft that is to become the next version of its resource.',
})
export class PublishResourceVersionInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;
}

const NEEDED_FACTS = ['kind', 'titleTh'] as const;

function mustSay(
  problems: Problems,
  draft: ResourceDraft,
  at: string,
  fields: readonly (keyof ResourceDraft)[],
): void {
  for (const field of fields) {
    if (draft[field] !== null) continue;
    problems.bad(`${at}.${field}`, 'not null', null, {
      th: `ร่างยังไม่ได้ระบุ ${field}`,
      en: `The draft does not say ${field} yet`,
    });
  }
}

function mustHaveContent(problems: Problems, draft: ResourceDraft): void {
  mustSay(problems, draft, 'content', ['language']);
  if ((draft.url === null) !== (draft.fileId === null)) return;
  problems.bad('content.url', 'one of url and fileId', undefined, {
    th: 'ต้องระบุ url หรือ fileId อย่างใดอย่างหนึ่ง',
    en: 'Either url or fileId must be given',
  });
}

/** Whether a draft is of a further version decides by which mutation it is published. */
function mustBeDraftOf(what: 'a resource' | 'a version', { resourceId }: ResourceDraft): void {
  if ((resourceId === null) === (what === 'a resource')) return;
  throw invalidState(
    {
      th: resourceId === null ? 'ร่างนี้เป็นของสื่อใหม่' : 'ร่างนี้เป็นรุ่นต่อไปของสื่อที่มีอยู่แล้ว',
      en:
        resourceId === null
          ? 'The draft is of a new resource'
          : 'The draft is of a further version of a resource',
    },
    { field: 'id', rule: `a draft of ${what}` },
  );
}

const versionOf = (
  draft: ResourceDraft,
  resourceId: string,
  id: string,
  number: number,
  publishedOn: string,
) => ({
  id,
  resourceId,
  number,
  publishedOn,
  language: draft.language!,
  issuedOn: draft.issuedOn,
  issuedKnownTo: draft.issuedKnownTo,
  changesTh: draft.changesTh,
  changesEn: draft.changesEn,
  url: draft.url,
  fileId: draft.fileId,
  source: draft.source,
});

const published = (
  writing: Writing,
  { id }: ResourceDraft,
  { expectedVersion }: UpdateInput,
): Promise<void> =>
  writing.update(ResourceDraft, { id, expectedVersion }, { state: ResourceDraftState.PUBLISHED });

const written = (draft: ResourceDraft, resourceId: string, versionId: string, number: number): Written => ({
  about: refOfResource(resourceId),
  answers: {
    resource: refOfResource(resourceId),
    resourceVersion: refOfVersion(versionId),
    draft: drafts.refOf(draft.id),
  },
  details: { number },
});

/** Makes a resource of a draft, under the same UUID, with its first version. */
export async function publishResource(writing: Writing, input: PublishResourceInput): Promise<Written> {
  const draft = await drafts.toChange(writing, input, 'updateResourceDraft');
  mustBeDraftOf('a resource', draft);
  const problems = new Problems();
  mustSay(problems, draft, 'facts', NEEDED_FACTS);
  mustHaveContent(problems, draft);
  problems.check();
  const { id, publisherId, audienceAreaIds, source } = draft;
  await writing.mayCreate({ publisherId, audienceAreaIds });
  const today = await writing.today();
  const versionId = newId();
  const { titleEn, descriptionTh, descriptionEn, tags, audienceTypes, clauseId } = draft;
  await published(writing, draft, input);
  await writing.insert(KnowledgeResource, {
    id,
    state: ResourceState.PUBLISHED,
    stateSince: today,
    publisherId,
    currentVersionId: versionId,
    latestNumber: 1,
    kind: draft.kind!,
    titleTh: draft.titleTh!,
    titleEn,
    descriptionTh,
    descriptionEn,
    tags,
    audienceTypes,
    audienceAreaIds,
    clauseId,
    source,
  });
  await writing.insert(ResourceVersion, versionOf(draft, id, versionId, 1, today));
  await tellOfResource(writing, 'RESOURCE_PUBLISHED', { id, publisherId, audienceAreaIds });
  return written(draft, id, versionId, 1);
}

/** Makes a draft the next version of its resource: whoever had acknowledged the one before is asked again. */
export async function publishResourceVersion(
  writing: Writing,
  input: PublishResourceVersionInput,
): Promise<Written> {
  const draft = await drafts.toChange(writing, input, 'updateResourceDraft');
  mustBeDraftOf('a version', draft);
  const resourceId = draft.resourceId!;
  await writing.mayCreate({ resourceId });
  await holdResource(writing, resourceId, 'UPDATE');
  const resource = await writing.transaction.findOneByOrFail(KnowledgeResource, { id: resourceId });
  mustBePublished('id', resource);
  const problems = new Problems();
  mustHaveContent(problems, draft);
  mustSay(problems, draft, 'content', ['changesTh']);
  problems.check();
  const number = resource.latestNumber + 1;
  await published(writing, draft, input);
  await writing.update(
    KnowledgeResource,
    { id: resourceId, expectedVersion: resource.version },
    { currentVersionId: draft.id, latestNumber: number },
  );
  await writing.insert(
    ResourceVersion,
    versionOf(draft, resourceId, draft.id, number, await writing.today()),
  );
  await askAgain(writing, resourceId);
  const addressees = await addresseesOf(writing, resourceId);
  await tellOfResource(writing, 'RESOURCE_VERSION_PUBLISHED', resource, addressees);
  return written(draft, resourceId, draft.id, number);
}

/** Every addressee is another partner's to answer for: that they are asked again follows from the new version. */
const askAgain = (writing: Writing, resourceId: string): Promise<void> =>
  writing.asSystem(async (transaction) => {
    await transaction.update(
      ResourceAddressee,
      { resourceId, state: AddresseeState.ACKNOWLEDGED },
      {
        state: AddresseeState.ASKED,
        acknowledgementId: null,
        changeId: writing.changeId,
        version: () => 'version + 1',
      },
    );
  });
