import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  type ObjectRef,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { partnerNamed } from '../../partners/index.ts';
import { Project } from '../project.entity.ts';
import { ProjectDraft } from '../project-draft.entity.ts';
import { DraftState } from '../project-kinds.ts';
import { columnsOf, ProjectPlanInput } from './plan.input.ts';
import { roleOf } from './roles-in-project.ts';

@InputType('CreateProjectDraftInput', { description: 'A project that is to be thought over.' })
export class CreateProjectDraftInput extends MutationInput {
  @Field(() => ID, { description: 'Whose it is: the partner for which one acts.' })
  ownerId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'A global id of type ProjectDraft that the client made (UUIDv7), as one that works offline needs.',
  })
  id?: string | null;

  @Field(() => ProjectPlanInput, { description: 'What is known of it so far.' })
  plan!: ProjectPlanInput;
}

@InputType('UpdateProjectDraftInput', { description: 'What of a draft is otherwise.' })
export class UpdateProjectDraftInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => ProjectPlanInput, { description: 'What is to be otherwise.' })
  plan!: ProjectPlanInput;
}

@InputType('DiscardProjectDraftInput', { description: 'A draft that is to be put away.' })
export class DiscardProjectDraftInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;
}

export const refOfDraft = (id: string): ObjectRef => ({ type: 'ProjectDraft', id });

const written = (id: string): Written => ({ about: refOfDraft(id), answers: { draft: refOfDraft(id) } });

/** Begins a draft. */
export async function createProjectDraft(writing: Writing, input: CreateProjectDraftInput): Promise<Written> {
  const problems = new Problems();
  const owner = await partnerNamed(writing, problems, 'ownerId', input.ownerId);
  const columns = await columnsOf(writing, problems, input.plan, 'plan');
  const id = input.id == null ? newId() : problems.object('id', input.id, ['ProjectDraft'])?.id;
  problems.check();
  await writing.mayCreate({ ownerId: owner!.id, areaId: columns.areaId ?? null });
  await mustBeHost(writing, problems, owner!.id, columns.agreementId);
  await refuseTaken(writing, id!, input.id);
  await writing.insert(ProjectDraft, {
    ...columns,
    id: id!,
    ownerId: owner!.id,
    state: DraftState.OPEN,
    source: owner!.source,
  });
  return written(id!);
}

/** What can't be proposed under an agreement is told while it is still thought over. */
async function mustBeHost(
  writing: Writing,
  problems: Problems,
  ownerId: string,
  agreementId: string | null | undefined,
): Promise<void> {
  if (agreementId == null) return;
  await roleOf(writing, problems, 'plan.agreementId', ownerId, agreementId, 'HOST_PROJECT');
  problems.check();
}

/** The words are the same whoever has the id, and whether or not the viewer may know of it. */
async function refuseTaken(writing: Writing, id: string, given: string | null | undefined): Promise<void> {
  const isTaken = await writing.asSystem(
    async (transaction) =>
      (await transaction.existsBy(ProjectDraft, { id })) || (await transaction.existsBy(Project, { id })),
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
): Promise<ProjectDraft> {
  const object = objectOf('id', id, ['ProjectDraft']);
  await writing.mayChange('id', object, action);
  const draft = await writing.transaction.findOneByOrFail(ProjectDraft, { id: object.id });
  if (expectedVersion !== draft.version) throw stale(expectedVersion, draft.version);
  if (draft.state !== DraftState.OPEN) {
    throw invalidState(
      { th: `ร่างนี้อยู่ในสถานะ ${draft.state} แล้ว`, en: `The draft is ${draft.state} already` },
      { field: 'id', rule: DraftState.OPEN, value: draft.state },
    );
  }
  return draft;
}

/** Changes a draft. */
export async function updateProjectDraft(writing: Writing, input: UpdateProjectDraftInput): Promise<Written> {
  const draft = await draftToChange(writing, input);
  const problems = new Problems();
  const columns = await columnsOf(writing, problems, input.plan, 'plan');
  if (Object.keys(columns).length === 0) {
    problems.bad('plan', 'something to change', undefined, {
      th: 'ต้องระบุสิ่งที่จะแก้',
      en: 'Something to change must be given',
    });
  }
  problems.check();
  await mustBeHost(writing, problems, draft.ownerId, columns.agreementId);
  await writing.update(ProjectDraft, { id: draft.id, expectedVersion: input.expectedVersion }, columns);
  return written(draft.id);
}

/** Puts a draft away; it is kept, and can't be changed any more. */
export async function discardProjectDraft(
  writing: Writing,
  input: DiscardProjectDraftInput,
): Promise<Written> {
  const draft = await draftToChange(writing, input);
  const { expectedVersion } = input;
  await writing.update(ProjectDraft, { id: draft.id, expectedVersion }, { state: DraftState.DISCARDED });
  return written(draft.id);
}
