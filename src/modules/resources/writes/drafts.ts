import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  notFound,
  type ObjectRef,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { partnerNamed } from '../../partners/index.ts';
import { KnowledgeResource } from '../knowledge-resource.entity.ts';
import { ResourceDraft } from '../resource-draft.entity.ts';
import { ResourceDraftState } from '../resource-kinds.ts';
import { ResourceVersion } from '../resource-version.entity.ts';
import { type ContentColumns, contentColumnsOf, ResourceContentInput } from './content.input.ts';
import { type FactColumns, factColumnsOf, ResourceFactsInput } from './facts.input.ts';
import { heldResource } from './resource-to-change.ts';

@InputType('CreateResourceDraftInput', {
  description: 'A resource that is to be worked on, or a further version of one.',
})
export class CreateResourceDraftInput extends MutationInput {
  @Field(() => ID, { description: 'Whose it is: the partner for which one acts.' })
  publisherId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The resource of which it is to be a further version; left out for a new one.',
  })
  resourceId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A global id of type ResourceDraft that the client made (UUIDv7), as one that works offline needs.',
  })
  id?: string | null;

  @Field(() => ResourceFactsInput, {
    nullable: true,
    description:
      'What it is about and for whom; left out for a further version, which has it of its resource.',
  })
  facts?: ResourceFactsInput | null;

  @Field(() => ResourceContentInput, {
    nullable: true,
    description: 'The work itself, as far as it is known.',
  })
  content?: ResourceContentInput | null;
}

@InputType('UpdateResourceDraftInput', { description: 'What of a draft is otherwise.' })
export class UpdateResourceDraftInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => ResourceFactsInput, {
    nullable: true,
    description: 'What is otherwise of what it is about and for whom; not for a further version.',
  })
  facts?: ResourceFactsInput | null;

  @Field(() => ResourceContentInput, { nullable: true, description: 'What is otherwise of the work itself.' })
  content?: ResourceContentInput | null;
}

@InputType('DiscardResourceDraftInput', { description: 'A draft of a resource that is to be put away.' })
export class DiscardResourceDraftInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;
}

export const refOfDraft = (id: string): ObjectRef => ({ type: 'ResourceDraft', id });

const written = (id: string): Written => ({ about: refOfDraft(id), answers: { draft: refOfDraft(id) } });

interface Given {
  facts?: ResourceFactsInput | null;
  content?: ResourceContentInput | null;
}

/** A further version says of itself what is new; what it is about and for whom is its resource's. */
async function columnsOf(
  writing: Writing,
  problems: Problems,
  { facts, content }: Given,
  { publisherId, resourceId }: { publisherId: string; resourceId: string | null },
): Promise<FactColumns & ContentColumns> {
  if (facts != null && resourceId !== null) {
    problems.bad('facts', 'left out for a further version', undefined, {
      th: 'รุ่นต่อไปใช้ข้อมูลของสื่อเดิม แก้ได้ด้วย updateResource',
      en: 'A further version has this of its resource, where updateResource changes it',
    });
  }
  return {
    ...(facts != null && (await factColumnsOf(writing, problems, facts, 'facts'))),
    ...(content != null && (await contentColumnsOf(writing, problems, content, 'content', publisherId))),
  };
}

/** Begins a draft, of something new or of a further version. */
export async function createResourceDraft(
  writing: Writing,
  input: CreateResourceDraftInput,
): Promise<Written> {
  const problems = new Problems();
  const publisher = await partnerNamed(writing, problems, 'publisherId', input.publisherId);
  const id = input.id == null ? newId() : problems.object('id', input.id, ['ResourceDraft'])?.id;
  problems.check();
  const publisherId = publisher!.id;
  await writing.mayCreate({ publisherId });
  const resource =
    input.resourceId == null ? null : await heldResource(writing, 'resourceId', input.resourceId);
  // What another published is not one's own to carry on.
  if (resource !== null && resource.publisherId !== publisherId)
    throw notFound('resourceId', input.resourceId!);
  const draftOf = { publisherId, resourceId: resource?.id ?? null };
  const columns = await columnsOf(writing, problems, input, draftOf);
  problems.check();
  await refuseTaken(writing, id!, input.id);
  await writing.insert(ResourceDraft, {
    tags: [],
    audienceTypes: [],
    audienceAreaIds: [],
    ...columns,
    ...draftOf,
    id: id!,
    state: ResourceDraftState.OPEN,
    source: publisher!.source,
  });
  return written(id!);
}

/** The words are the same whoever has the id, and whether or not the viewer may know of it. */
async function refuseTaken(writing: Writing, id: string, given: string | null | undefined): Promise<void> {
  const isTaken = await writing.asSystem(
    async (transaction) =>
      (await transaction.existsBy(ResourceDraft, { id })) ||
      (await transaction.existsBy(KnowledgeResource, { id })) ||
      (await transaction.existsBy(ResourceVersion, { id })),
  );
  if (!isTaken) return;
  throw duplicate(
    { th: 'รหัสนี้ถูกใช้แล้ว โปรดสร้างรหัสใหม่', en: 'This id is taken; make another one' },
    { field: 'id', rule: 'unique', ...(given != null && { value: given }) },
  );
}

/**
 * An open draft that the viewer may change, in the expected version.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
 */
export async function draftToChange(
  writing: Writing,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  action?: string,
): Promise<ResourceDraft> {
  const object = objectOf('id', id, ['ResourceDraft']);
  await writing.mayChange('id', object, action);
  const draft = await writing.transaction.findOneByOrFail(ResourceDraft, { id: object.id });
  if (expectedVersion !== draft.version) throw stale(expectedVersion, draft.version);
  if (draft.state !== ResourceDraftState.OPEN) {
    throw invalidState(
      { th: `ร่างนี้อยู่ในสถานะ ${draft.state} แล้ว`, en: `The draft is ${draft.state} already` },
      { field: 'id', rule: ResourceDraftState.OPEN, value: draft.state },
    );
  }
  return draft;
}

/** Changes a draft. */
export async function updateResourceDraft(
  writing: Writing,
  input: UpdateResourceDraftInput,
): Promise<Written> {
  const draft = await draftToChange(writing, input);
  const problems = new Problems();
  const columns = await columnsOf(writing, problems, input, draft);
  if (Object.keys(columns).length === 0) {
    problems.bad('content', 'something to change', undefined, {
      th: 'ต้องระบุสิ่งที่จะแก้',
      en: 'Something to change must be given',
    });
  }
  problems.check();
  await writing.update(ResourceDraft, { id: draft.id, expectedVersion: input.expectedVersion }, columns);
  return written(draft.id);
}

/** Puts a draft away; it is kept, and can't be changed any more. */
export async function discardResourceDraft(
  writing: Writing,
  input: DiscardResourceDraftInput,
): Promise<Written> {
  const draft = await draftToChange(writing, input);
  const { expectedVersion } = input;
  await writing.update(
    ResourceDraft,
    { id: draft.id, expectedVersion },
    { state: ResourceDraftState.DISCARDED },
  );
  return written(draft.id);
}
