import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Project } from '../project.entity.ts';
import { ProjectStage } from '../project-kinds.ts';
import { projectToChange, refOfProject, tellOfProject } from './project-to-change.ts';

/** That a project comes to another stage of its life. */
@InputType()
abstract class StageInput extends UpdateInput {
  @Field(() => ID, { description: 'The project.' })
  id!: string;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description: 'Since which day; today where it is left out.',
  })
  on?: BuddhistDate | null;
}

/** The same where somebody has to give a reason. */
@InputType()
abstract class StageWithReasonInput extends StageInput {
  @Field(() => GraphQLNonEmptyString, { description: 'Why.' })
  reason!: string;
}

@InputType('ApproveProjectInput', { description: 'A project that is approved.' })
export class ApproveProjectInput extends StageInput {}

@InputType('StartProjectInput', { description: 'A project that begins to be built.' })
export class StartProjectInput extends StageInput {}

@InputType('OperateProjectInput', { description: 'A project that is put to work.' })
export class OperateProjectInput extends StageInput {}

@InputType('SuspendProjectInput', { description: 'A project that is halted for a time.' })
export class SuspendProjectInput extends StageWithReasonInput {}

@InputType('ResumeProjectInput', { description: 'A project that goes on.' })
export class ResumeProjectInput extends StageInput {}

@InputType('CloseProjectInput', { description: 'A project that is over.' })
export class CloseProjectInput extends StageWithReasonInput {}

const { PROPOSED, APPROVED, IN_PROGRESS, OPERATING, SUSPENDED, CLOSED } = ProjectStage;

/** From which stages a project comes to a stage, and what the network is told then. */
const STEPS = {
  [APPROVED]: { from: [PROPOSED], event: 'PROJECT_APPROVED' },
  [IN_PROGRESS]: { from: [APPROVED, SUSPENDED], event: 'PROJECT_STARTED' },
  [OPERATING]: { from: [IN_PROGRESS, SUSPENDED], event: 'PROJECT_OPERATING' },
  [SUSPENDED]: { from: [APPROVED, IN_PROGRESS, OPERATING], event: 'PROJECT_SUSPENDED' },
  [CLOSED]: { from: [PROPOSED, APPROVED, IN_PROGRESS, OPERATING, SUSPENDED], event: 'PROJECT_CLOSED' },
} as const;

type Step = keyof typeof STEPS;

async function step(
  writing: Writing,
  input: StageInput & { reason?: string },
  stage: Step,
  from: readonly ProjectStage[] = STEPS[stage].from,
): Promise<Written> {
  const project = await projectToChange(writing, input, from);
  const problems = new Problems();
  const today = await writing.today();
  const since = problems.exactDay('on', input.on) ?? today;
  const { reason = null } = input;
  problems.inOrder('on', project.stageSince, since);
  problems.notAfter('on', since, today);
  problems.text('reason', reason);
  problems.check();
  await writing.update(
    Project,
    { id: project.id, expectedVersion: input.expectedVersion },
    { stage, stageSince: since, stageReason: reason },
  );
  await tellOfProject(writing, STEPS[stage].event, project);
  const object = refOfProject(project.id);
  return { about: object, answers: { project: object }, details: { from: project.stage, to: stage } };
}

/** Approves what was proposed. */
export const approveProject = (writing: Writing, input: ApproveProjectInput): Promise<Written> =>
  step(writing, input, APPROVED);

/** Begins to build what was approved. */
export const startProject = (writing: Writing, input: StartProjectInput): Promise<Written> =>
  step(writing, input, IN_PROGRESS, [APPROVED]);

/** Puts to work what was built. */
export const operateProject = (writing: Writing, input: OperateProjectInput): Promise<Written> =>
  step(writing, input, OPERATING, [IN_PROGRESS]);

/** Halts a project for a time. */
export const suspendProject = (writing: Writing, input: SuspendProjectInput): Promise<Written> =>
  step(writing, input, SUSPENDED);

/** Goes on with what was halted; what had been at work is to be put to work again. */
export const resumeProject = (writing: Writing, input: ResumeProjectInput): Promise<Written> =>
  step(writing, input, IN_PROGRESS, [SUSPENDED]);

/** Ends a project, also one that was only proposed. */
export const closeProject = (writing: Writing, input: CloseProjectInput): Promise<Written> =>
  step(writing, input, CLOSED);
