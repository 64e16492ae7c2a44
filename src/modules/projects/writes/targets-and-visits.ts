import { GraphQLNonEmptyString, GraphQLNonNegativeFloat, GraphQLNonNegativeInt } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import {
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { partnerNamed } from '../../partners/index.ts';
import { Project } from '../project.entity.ts';
import { ProjectStage, TargetKind } from '../project-kinds.ts';
import { ProjectTarget } from '../project-target.entity.ts';
import { ProjectVisit } from '../project-visit.entity.ts';
import { mustBeIn, refOfProject, tellOfProject } from './project-to-change.ts';

@InputType('AddProjectTargetInput', { description: 'What a project wants to reach.' })
export class AddProjectTargetInput extends MutationInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => TargetKind, { description: 'What it counts.' })
  kind!: TargetKind;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'What it counts more exactly, in Thai.',
  })
  labelTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  labelEn?: string | null;

  @Field(() => GraphQLNonNegativeFloat, { description: 'How much is wanted.' })
  wanted!: number;
}

@InputType('UpdateProjectTargetInput', {
  description: 'How far a project has come with a target, or how much it now wants. What is left out stays.',
})
export class UpdateProjectTargetInput extends UpdateInput {
  @Field(() => ID, { description: 'The target.' })
  id!: string;

  @Field(() => GraphQLNonNegativeFloat, { nullable: true, description: 'How much is wanted.' })
  wanted?: number | null;

  @Field(() => GraphQLNonNegativeFloat, {
    nullable: true,
    description: 'How much was reached; null empties it.',
  })
  reached?: number | null;
}

@InputType('RecordProjectVisitInput', { description: 'That people came to a learning place.' })
export class RecordProjectVisitInput extends MutationInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => GraphQLBuddhistDate, { description: 'The day.' })
  visitedOn!: BuddhistDate;

  @Field(() => ID, { nullable: true, description: 'Whose people they were, where that is a partner.' })
  visitorId?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What for, in Thai.' })
  purposeTh?: string | null;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'Men and boys.' })
  male?: number | null;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'Women and girls.' })
  female?: number | null;
}

@InputType('WithdrawProjectVisitInput', { description: 'A visit that was entered by mistake.' })
export class WithdrawProjectVisitInput extends UpdateInput {
  @Field(() => ID, { description: 'The visit.' })
  id!: string;
}

/** More than there is of anything that a project wants to reach. */
const MOST_WANTED = 1_000_000_000_000;
/** More people than a district has are a typing error. */
const MOST_VISITORS = 1_000_000;

const OPEN = Object.values(ProjectStage).filter((stage) => stage !== ProjectStage.CLOSED);

async function projectToExtend(writing: Writing, globalId: string): Promise<Project> {
  const object = objectOf('projectId', globalId, ['Project']);
  writing.about = object;
  await writing.mayCreate({ projectId: object.id });
  const project = await writing.transaction.findOneBy(Project, { id: object.id });
  if (project === null) throw notFound('projectId', globalId);
  return project;
}

const written = (project: Project, type: string, field: string, id: string): Written => {
  const object = { type, id };
  return { about: object, answers: { [field]: object, project: refOfProject(project.id) } };
};

/** Adds a target to a project. */
export async function addProjectTarget(writing: Writing, input: AddProjectTargetInput): Promise<Written> {
  const project = await projectToExtend(writing, input.projectId);
  mustBeIn('projectId', project, OPEN);
  const { kind, labelTh = null, labelEn = null, wanted } = input;
  const problems = new Problems();
  problems.within('wanted', wanted, 0, MOST_WANTED);
  problems.text('labelTh', labelTh, 200);
  problems.text('labelEn', labelEn, 200);
  if (kind === TargetKind.OTHER && labelTh === null) {
    problems.bad('labelTh', 'not null for OTHER', null, {
      th: 'เป้าหมายประเภทอื่นต้องบอกว่านับอะไร (labelTh)',
      en: 'A target of another kind says what it counts (labelTh)',
    });
  }
  problems.check();
  const row = { projectId: project.id, kind, labelTh, labelEn, wanted: String(wanted) };
  const id = await writing.insert(ProjectTarget, { ...row, source: project.source });
  await tellOfProject(writing, 'PROJECT_TARGET_ADDED', project);
  return written(project, 'ProjectTarget', 'target', id);
}

/** Says how far a project has come with a target. */
export async function updateProjectTarget(
  writing: Writing,
  input: UpdateProjectTargetInput,
): Promise<Written> {
  const object = objectOf('id', input.id, ['ProjectTarget']);
  await writing.mayChange('id', object);
  const target = await writing.transaction.findOneByOrFail(ProjectTarget, { id: object.id });
  const { wanted, reached, expectedVersion } = input;
  const set = {
    ...(wanted != null && { wanted: String(wanted) }),
    ...(reached !== undefined && { reached: reached === null ? null : String(reached) }),
  };
  const problems = new Problems();
  problems.within('wanted', wanted, 0, MOST_WANTED);
  problems.within('reached', reached, 0, MOST_WANTED);
  if (Object.keys(set).length === 0) {
    problems.nothingToChange('reached');
  }
  problems.check();
  await writing.update(ProjectTarget, { id: target.id, expectedVersion }, set);
  const project = await writing.transaction.findOneByOrFail(Project, { id: target.projectId });
  await tellOfProject(writing, 'PROJECT_TARGET_CHANGED', project);
  return written(project, 'ProjectTarget', 'target', target.id);
}

/** Records that people came to a learning place. */
export async function recordProjectVisit(writing: Writing, input: RecordProjectVisitInput): Promise<Written> {
  const project = await projectToExtend(writing, input.projectId);
  const problems = new Problems();
  if (!project.isLearningPlace) {
    throw invalidState(
      { th: 'โครงการนี้ยังไม่ได้เป็นแหล่งเรียนรู้', en: 'The project is no learning place' },
      { field: 'projectId', rule: 'isLearningPlace' },
    );
  }
  const visitedOn = problems.exactDay('visitedOn', input.visitedOn);
  problems.notAfter('visitedOn', visitedOn, await writing.today());
  problems.text('purposeTh', input.purposeTh);
  const visitor =
    input.visitorId == null ? undefined : await partnerNamed(writing, problems, 'visitorId', input.visitorId);
  const { purposeTh = null, male = null, female = null } = input;
  problems.within('male', male, 0, MOST_VISITORS);
  problems.within('female', female, 0, MOST_VISITORS);
  if ((male ?? 0) + (female ?? 0) === 0) {
    problems.bad('male', 'male + female > 0', 0, {
      th: 'ต้องมีผู้มาเยี่ยมอย่างน้อยหนึ่งคน',
      en: 'One visitor at least must have come',
    });
  }
  problems.check();
  const id = await writing.insert(ProjectVisit, {
    projectId: project.id,
    visitedOn: visitedOn!,
    visitorId: visitor?.id ?? null,
    purposeTh,
    male,
    female,
    source: project.source,
  });
  await tellOfProject(writing, 'PROJECT_VISITED', project, undefined, visitor ? [visitor.id] : []);
  return written(project, 'ProjectVisit', 'visit', id);
}

/** Takes back a visit that was entered by mistake; it stays on record and counts no more. */
export async function withdrawProjectVisit(
  writing: Writing,
  input: WithdrawProjectVisitInput,
): Promise<Written> {
  const object = objectOf('id', input.id, ['ProjectVisit']);
  await writing.mayChange('id', object);
  const visit = await writing.transaction.findOneByOrFail(ProjectVisit, { id: object.id });
  if (visit.isWithdrawn) {
    throw invalidState(
      { th: 'ถอนรายการนี้ไว้แล้ว', en: 'It was withdrawn already' },
      { field: 'id', rule: 'not withdrawn' },
    );
  }
  const { expectedVersion } = input;
  await writing.update(ProjectVisit, { id: visit.id, expectedVersion }, { isWithdrawn: true });
  const project = await writing.transaction.findOneByOrFail(Project, { id: visit.projectId });
  await tellOfProject(writing, 'PROJECT_VISIT_WITHDRAWN', project);
  return written(project, 'ProjectVisit', 'visit', visit.id);
}
