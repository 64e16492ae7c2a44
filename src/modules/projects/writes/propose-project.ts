import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Project } from '../project.entity.ts';
import { ProjectDraft } from '../project-draft.entity.ts';
import { DraftState, ParticipationState, ProjectStage } from '../project-kinds.ts';
import { ProjectParticipation } from '../project-participation.entity.ts';
import { notBeforeAgreement } from './agreement-in-force.ts';
import { drafts } from './drafts.ts';
import { refOfProject, tellOfProject } from './project-to-change.ts';
import { roleOf } from './roles-in-project.ts';

@InputType('ProposeProjectInput', {
  description: 'A draft that is to become a project, which everybody in the network sees.',
})
export class ProposeProjectInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;
}

const NEEDED = ['kind', 'titleTh', 'agreementId', 'areaId', 'fiscalYearBE'] as const;

/** Makes a project of a draft, under the same UUID; its owner takes part as host. */
export async function proposeProject(writing: Writing, input: ProposeProjectInput): Promise<Written> {
  const draft = await drafts.toChange(writing, input, 'updateProjectDraft');
  const problems = new Problems();
  for (const field of NEEDED) {
    if (draft[field] !== null) continue;
    problems.bad(`plan.${field}`, 'not null', null, {
      th: `ร่างยังไม่ได้ระบุ ${field}`,
      en: `The draft does not say ${field} yet`,
    });
  }
  problems.inOrder('plan.endsOn', draft.startsOn, draft.endsOn);
  await notBeforeAgreement(writing, problems, draft.agreementId, draft.startsOn);
  problems.check();
  const { id, ownerId, source } = draft;
  await writing.mayCreate({ ownerId, areaId: draft.areaId });
  const project: Partial<Project> = {
    id,
    ownerId,
    source,
    stage: ProjectStage.PROPOSED,
    stageSince: await writing.today(),
    kind: draft.kind!,
    titleTh: draft.titleTh!,
    agreementId: draft.agreementId!,
    areaId: draft.areaId!,
    fiscalYearBE: draft.fiscalYearBE!,
    ...planOf(draft),
  };
  const role = await roleOf(
    writing,
    problems,
    'plan.agreementId',
    ownerId,
    draft.agreementId!,
    'HOST_PROJECT',
  );
  problems.check();
  const { expectedVersion } = input;
  await writing.update(ProjectDraft, { id, expectedVersion }, { state: DraftState.PROPOSED });
  await writing.insert(Project, project);
  await writing.insert(ProjectParticipation, {
    projectId: id,
    partnerId: ownerId,
    roleId: role!.id,
    state: ParticipationState.CONFIRMED,
    validFrom: project.stageSince!,
    source,
  });
  await tellOfProject(writing, 'PROJECT_PROPOSED', project as Project);
  return {
    about: refOfProject(id),
    answers: { project: refOfProject(id), draft: drafts.refOf(id) },
    details: { kind: draft.kind },
  };
}

const planOf = (draft: ProjectDraft): Partial<Project> => {
  const { titleEn, goalTh, goalEn, latitude, longitude, landAreaWa } = draft;
  const { startsOn, endsOn, budgetSatang, budgetSource } = draft;
  return {
    titleEn,
    goalTh,
    goalEn,
    latitude,
    longitude,
    landAreaWa,
    startsOn,
    endsOn,
    budgetSatang,
    budgetSource,
  };
};
