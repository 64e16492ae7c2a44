import { Field, ID, InputType } from 'type-graphql';
import { In } from 'typeorm';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { ConfirmationDecision, confirm, PaperInput, Partner, partnerNamed } from '../../partners/index.ts';
import { Project } from '../project.entity.ts';
import { ParticipationState, ProjectStage } from '../project-kinds.ts';
import { ProjectParticipation } from '../project-participation.entity.ts';
import { mustBeIn, refOfProject, tellOfProject } from './project-to-change.ts';
import { roleNamed } from './roles-in-project.ts';

@InputType('InviteToProjectInput', { description: 'Who is asked to take part in a project, in which role.' })
export class InviteToProjectInput extends MutationInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => ID, { description: 'The MOU role.' })
  roleId!: string;
}

@InputType('JoinProjectInput', {
  description: 'That the partner for which one acts takes part in a project.',
})
export class JoinProjectInput extends MutationInput {
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;

  @Field(() => ID, { description: 'The partner for which one acts.' })
  partnerId!: string;

  @Field(() => ID, { description: 'The MOU role.' })
  roleId!: string;
}

@InputType('AnswerInvitationInput', {
  description: 'Whether a partner takes part in a project to which it was asked.',
})
export class AnswerInvitationInput extends UpdateInput {
  @Field(() => ID, { description: 'The participation.' })
  id!: string;

  @Field(() => ConfirmationDecision, { description: 'CONFIRMED to take part, DISPUTED to decline.' })
  decision!: ConfirmationDecision;

  @Field(() => PaperInput, {
    nullable: true,
    description: 'The paper on which it said so, where somebody else enters it.',
  })
  paper?: PaperInput | null;
}

@InputType('EndParticipationInput', { description: 'When a partner no longer takes part in a project.' })
export class EndParticipationInput extends UpdateInput {
  @Field(() => ID, { description: 'The participation.' })
  id!: string;

  @Field(() => GraphQLBuddhistDate, { description: 'First day on which it no longer takes part.' })
  on!: BuddhistDate;
}

/** While partners can still come and go. */
const LIVE = [ProjectStage.PROPOSED, ProjectStage.APPROVED, ProjectStage.IN_PROGRESS, ProjectStage.OPERATING];

const written = (project: Project, id: string): Written => {
  const participation = { type: 'ProjectParticipation', id };
  return { about: participation, answers: { participation, project: refOfProject(project.id) } };
};

interface Wanted {
  projectId: string;
  partnerId: string;
  roleId: string;
}

async function placeIn(writing: Writing, input: Wanted) {
  const object = objectOf('projectId', input.projectId, ['Project']);
  writing.about = object;
  const project = await writing.transaction.findOneBy(Project, { id: object.id });
  if (project === null) throw notFound('projectId', input.projectId);
  const problems = new Problems();
  const partner = await partnerNamed(writing, problems, 'partnerId', input.partnerId);
  problems.check();
  await writing.mayCreate({ projectId: project.id, partnerId: partner!.id });
  mustBeIn('projectId', project, LIVE);
  const role = await roleNamed(writing, problems, 'roleId', input.roleId, partner!.id, project.agreementId);
  problems.check();
  const place = { projectId: project.id, partnerId: partner!.id, roleId: role!.id };
  const open = In([ParticipationState.INVITED, ParticipationState.CONFIRMED]);
  if (await writing.transaction.existsBy(ProjectParticipation, { ...place, state: open })) {
    throw duplicate(
      { th: 'เข้าร่วมหรือได้รับเชิญในบทบาทนี้อยู่แล้ว', en: 'It takes part or is invited in this role already' },
      { field: 'partnerId', rule: 'each once', value: input.partnerId },
    );
  }
  return { project, place, source: project.source };
}

/** Asks a partner to take part in a project. */
export async function inviteToProject(writing: Writing, input: InviteToProjectInput): Promise<Written> {
  const { project, place, source } = await placeIn(writing, input);
  const id = await writing.insert(ProjectParticipation, {
    ...place,
    state: ParticipationState.INVITED,
    invitedById: project.ownerId,
    source,
  });
  await tellOfProject(writing, 'PROJECT_INVITED', project, undefined, [place.partnerId]);
  return written(project, id);
}

/** Takes part in a project unasked, by an MOU role that lets one; the owner can end it. */
export async function joinProject(writing: Writing, input: JoinProjectInput): Promise<Written> {
  const { project, place, source } = await placeIn(writing, input);
  const id = await writing.insert(ProjectParticipation, {
    ...place,
    state: ParticipationState.CONFIRMED,
    validFrom: await writing.today(),
    source,
  });
  await tellOfProject(writing, 'PROJECT_JOINED', project, undefined, [place.partnerId]);
  return written(project, id);
}

async function participationToChange(writing: Writing, input: { id: string; expectedVersion: number }) {
  const object = objectOf('id', input.id, ['ProjectParticipation']);
  await writing.mayChange('id', object);
  const { transaction } = writing;
  const participation = await transaction.findOneByOrFail(ProjectParticipation, { id: object.id });
  if (input.expectedVersion !== participation.version)
    throw stale(input.expectedVersion, participation.version);
  const project = await transaction.findOneByOrFail(Project, { id: participation.projectId });
  return { participation, project };
}

const notIn = (state: ParticipationState, wanted: ParticipationState) =>
  invalidState(
    { th: `สถานะเป็น ${state} แล้ว`, en: `It is ${state} already` },
    { field: 'id', rule: wanted, value: state },
  );

/** Confirms or declines an invitation: the partner itself, or whoever answers for it, by a paper. */
export async function answerInvitation(writing: Writing, input: AnswerInvitationInput): Promise<Written> {
  const { participation, project } = await participationToChange(writing, input);
  if (participation.state !== ParticipationState.INVITED)
    throw notIn(participation.state, ParticipationState.INVITED);
  mustBeIn('id', project, LIVE);
  const partner = await writing.transaction.findOneByOrFail(Partner, { id: participation.partnerId });
  const object = { type: 'ProjectParticipation', id: participation.id };
  const { decision, paper = null, expectedVersion } = input;
  await confirm(writing, { object, partner, decision, paper });
  const isConfirmed = decision === ConfirmationDecision.CONFIRMED;
  await writing.update(
    ProjectParticipation,
    { id: participation.id, expectedVersion },
    isConfirmed
      ? { state: ParticipationState.CONFIRMED, validFrom: await writing.today() }
      : { state: ParticipationState.DECLINED },
  );
  const type = isConfirmed ? 'PARTICIPATION_CONFIRMED' : 'PARTICIPATION_DECLINED';
  await tellOfProject(writing, type, project, object, [partner.id]);
  return written(project, participation.id);
}

/** Ends a participation on a day, or takes an invitation back. */
export async function endParticipation(writing: Writing, input: EndParticipationInput): Promise<Written> {
  const { participation, project } = await participationToChange(writing, input);
  const { state, validFrom, partnerId, id } = participation;
  if (state === ParticipationState.DECLINED || state === ParticipationState.ENDED)
    throw notIn(state, ParticipationState.CONFIRMED);
  const problems = new Problems();
  const on = problems.exactDay('on', input.on);
  problems.inOrder('on', validFrom, on);
  problems.notAfter('on', on, await writing.today());
  if (partnerId === project.ownerId) {
    problems.bad('id', 'not the owner', undefined, {
      th: 'หน่วยงานเจ้าของโครงการออกจากโครงการของตนไม่ได้',
      en: 'The owner does not leave its own project',
    });
  }
  problems.check();
  const { expectedVersion } = input;
  await writing.update(
    ProjectParticipation,
    { id, expectedVersion },
    { state: ParticipationState.ENDED, validTo: on! },
  );
  await tellOfProject(writing, 'PARTICIPATION_ENDED', project, undefined, [partnerId]);
  return written(project, id);
}
