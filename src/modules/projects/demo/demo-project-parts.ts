import { seededId } from '../../../kernel/ids.ts';
import { nationalRoleId } from '../../agreements/index.ts';
import {
  Chance,
  type Confirmation,
  ConfirmationDecision,
  DEMO_TODAY,
  dayBetween,
  daysAfter,
  earlierOf,
} from '../../partners/index.ts';
import { ParticipationState, ProjectStage, TargetKind } from '../project-kinds.ts';
import type { ProjectParticipation } from '../project-participation.entity.ts';
import type { ProjectTarget } from '../project-target.entity.ts';
import type { ProjectVisit } from '../project-visit.entity.ts';
import type { DemoProject } from './demo-projects.ts';

const ABSENT_SHARE = 0.14;
const DECLINED_SHARE = 0.05;
/** Of the invitations to what is only proposed, and of all others, how many wait for an answer. */
const WAITING_SHARE = { proposed: 0.45, later: 0.05 };
const JOINED_UNASKED_SHARE = 0.3;

export type DemoParticipation = Pick<ProjectParticipation, 'id' | 'partnerId' | 'roleId' | 'state'> &
  Partial<ProjectParticipation>;

/** The owner as host; and temple, village, development office and at times a supporter, where they were asked. */
export function demoParticipations(project: DemoProject): DemoParticipation[] {
  const { row, owner, proposedOn, place } = project;
  const chance = new Chance(`participations ${project.key}`);
  const host = {
    id: idOf(project, owner.id),
    projectId: row.id,
    partnerId: owner.id,
    roleId: nationalRoleId('AREA_HOST'),
    state: ParticipationState.CONFIRMED,
    invitedById: null,
    validFrom: proposedOn,
  };
  const invited = (partnerId: string, roleCode: string, mayJoin = false): DemoParticipation[] => {
    if (chance.falls(ABSENT_SHARE)) return [];
    const isUnasked = mayJoin && chance.falls(JOINED_UNASKED_SHARE);
    const state = isUnasked ? ParticipationState.CONFIRMED : answerTo(chance, row.stage);
    const answeredOn = dayBetween(chance, proposedOn, earlierOf(daysAfter(proposedOn, 60), DEMO_TODAY));
    return [
      {
        id: idOf(project, partnerId),
        projectId: row.id,
        partnerId,
        roleId: nationalRoleId(roleCode),
        state,
        invitedById: isUnasked ? null : owner.id,
        validFrom: state === ParticipationState.CONFIRMED ? answeredOn : null,
      },
    ];
  };
  const [supporter] = place.tambon.supporters;
  return [
    host,
    ...invited(project.temple.id, 'TEMPLE_PARTNER'),
    ...invited(project.village.id, 'COMMUNITY_PARTNER'),
    // Only the development office holds its role wherever the national MOU binds it, and joins unasked.
    ...invited(project.adviserId, 'KNOWLEDGE_ADVISER', true),
    ...(supporter ? invited(supporter.id, 'NETWORK_SUPPORTER') : []),
  ];
}

const idOf = (project: DemoProject, partnerId: string): string =>
  seededId('project_participation', `${project.key} ${partnerId}`);

function answerTo(chance: Chance, stage: ProjectStage): ParticipationState {
  if (chance.falls(DECLINED_SHARE)) return ParticipationState.DECLINED;
  const waiting = stage === ProjectStage.PROPOSED ? WAITING_SHARE.proposed : WAITING_SHARE.later;
  return chance.falls(waiting) ? ParticipationState.INVITED : ParticipationState.CONFIRMED;
}

/** What those said who were asked and have answered. */
export const demoAnswers = (participations: readonly DemoParticipation[]): Partial<Confirmation>[] =>
  participations
    .filter(({ invitedById, state }) => invitedById !== null && state !== ParticipationState.INVITED)
    .map(({ id, partnerId, state }) => ({
      id: seededId('confirmation', id),
      objectType: 'ProjectParticipation',
      objectId: id,
      partnerId,
      decision:
        state === ParticipationState.CONFIRMED
          ? ConfirmationDecision.CONFIRMED
          : ConfirmationDecision.DISPUTED,
      onBehalf: false,
    }));

/** How much of what it wanted a project has reached by its stage, at the least and at the most, in percent. */
const REACHED: Readonly<Record<ProjectStage, readonly [number, number] | null>> = {
  [ProjectStage.PROPOSED]: null,
  [ProjectStage.APPROVED]: null,
  [ProjectStage.IN_PROGRESS]: [5, 60],
  [ProjectStage.OPERATING]: [50, 115],
  [ProjectStage.SUSPENDED]: [5, 50],
  [ProjectStage.CLOSED]: [80, 120],
};

/** What a project wants to reach, and how far it has come. */
export function demoTargets(project: DemoProject): Partial<ProjectTarget>[] {
  const { row, shape, key } = project;
  const chance = new Chance(`targets ${key}`);
  const [fewest, most] = shape.households;
  const wanted: [TargetKind, number][] = [
    [TargetKind.HOUSEHOLDS, chance.between(fewest, most)],
    [TargetKind.TRAININGS, chance.between(1, 8)],
  ];
  if (chance.falls(0.5)) wanted.push([TargetKind.PEOPLE, chance.between(10, 300)]);
  if (row.isLearningPlace) wanted.push([TargetKind.LEARNING_VISITS, chance.between(4, 24)]);
  const range = REACHED[row.stage];
  return wanted.map(([kind, count]) => ({
    id: seededId('project_target', `${key} ${kind}`),
    projectId: row.id,
    kind,
    wanted: String(count),
    reached: range ? String(Math.round((count * chance.between(...range)) / 100)) : null,
  }));
}

const PURPOSES = ['ศึกษาดูงานโคก หนอง นา', 'เรียนรู้การจัดการน้ำ', 'แลกเปลี่ยนเรียนรู้ระหว่างหมู่บ้าน', 'ฝึกปฏิบัติปลูกป่าสามอย่าง'];

/** Who came to a learning place since it is at work. */
export function demoVisits(project: DemoProject): Partial<ProjectVisit>[] {
  const { row, key, place } = project;
  if (!row.isLearningPlace) return [];
  const chance = new Chance(`visits ${key}`);
  const neighbours = place.district.tambons.flatMap(({ villages }) => villages);
  return Array.from({ length: chance.between(2, 12) }, (_, position) => ({
    id: seededId('project_visit', `${key} ${position}`),
    projectId: row.id,
    visitedOn: dayBetween(chance, row.stageSince, DEMO_TODAY),
    visitorId: chance.falls(0.7) ? (chance.pick(neighbours)?.id ?? null) : null,
    purposeTh: chance.pick(PURPOSES),
    male: chance.between(2, 40),
    female: chance.between(2, 45),
  }));
}
