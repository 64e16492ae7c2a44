import { Field, ID, InputType } from 'type-graphql';
import {
  Drafts,
  MutationInput,
  Problems,
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

export const drafts = new Drafts('ProjectDraft', ProjectDraft, [Project]);

/** Begins a draft. */
export async function createProjectDraft(writing: Writing, input: CreateProjectDraftInput): Promise<Written> {
  const problems = new Problems();
  const owner = await partnerNamed(writing, problems, 'ownerId', input.ownerId);
  const columns = await columnsOf(writing, problems, input.plan, 'plan');
  problems.inOrder('plan.endsOn', columns.startsOn, columns.endsOn);
  const id = drafts.idFrom(problems, input.id);
  problems.check();
  await writing.mayCreate({ ownerId: owner!.id, areaId: columns.areaId ?? null });
  await mustBeHost(writing, problems, owner!.id, columns.agreementId);
  await drafts.refuseTaken(writing, id!, input.id);
  await writing.insert(ProjectDraft, {
    ...columns,
    id: id!,
    ownerId: owner!.id,
    state: DraftState.OPEN,
    source: owner!.source,
  });
  return drafts.written(id!);
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

/** Changes a draft. */
export async function updateProjectDraft(writing: Writing, input: UpdateProjectDraftInput): Promise<Written> {
  const draft = await drafts.toChange(writing, input);
  const problems = new Problems();
  const columns = await columnsOf(writing, problems, input.plan, 'plan');
  const { startsOn = draft.startsOn, endsOn = draft.endsOn } = columns;
  problems.inOrder('plan.endsOn', startsOn, endsOn);
  if (Object.keys(columns).length === 0) {
    problems.nothingToChange('plan');
  }
  problems.check();
  await mustBeHost(writing, problems, draft.ownerId, columns.agreementId);
  await writing.update(ProjectDraft, { id: draft.id, expectedVersion: input.expectedVersion }, columns);
  return drafts.written(draft.id);
}

/** Puts a draft away; it is kept, and can't be changed any more. */
export const discardProjectDraft = (writing: Writing, input: DiscardProjectDraftInput): Promise<Written> =>
  drafts.discard(writing, input);
