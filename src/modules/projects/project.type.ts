import { GraphQLLocalDate } from 'graphql-scalars';
import { Float, Int } from 'type-graphql';
import {
  ColumnField,
  ComputedField,
  ConnectionField,
  FilterBy,
  HubObject,
  ListField,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AgreementApi, MouRoleApi } from '../agreements/index.ts';
import { AreaApi, atTime, liesWithin, smallCount } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { Project } from './project.entity.ts';
import { ParticipationState, ProjectKind, ProjectStage, TargetKind } from './project-kinds.ts';
import { ProjectParticipation } from './project-participation.entity.ts';
import { declarePlan } from './project-plan.type.ts';
import { ProjectTarget } from './project-target.entity.ts';
import { ProjectVisit } from './project-visit.entity.ts';
import { RoleCompliance } from './role-compliance.entity.ts';
import './kinds.type.ts';

@HubObject('Project', () => Project, {
  description: 'A pilot project or model area, on which partners work together under an agreement.',
  node: true,
  defaultOrder: 'titleTh',
})
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: projects in it or in any area below it.',
  liesWithin,
)
@FilterBy(
  'lacksRole',
  'Code of an MOU role, such as KNOWLEDGE_ADVISER: projects without a confirmed partner in it.',
  (project, code, asOf) =>
    asOf === undefined
      ? `NOT EXISTS (SELECT FROM hub.project_participation t JOIN hub.mou_role r ON r.id = t.role_id
      WHERE t.project_id = ${project('id')} AND t.state = 'CONFIRMED' AND r.code = ${code})`
      : `NOT ${atTime('has_partner_in', `${project('id')}, ${code}`, asOf)}`,
)
export class ProjectApi {
  @ColumnField(() => ProjectKind, { description: 'What kind of project it is.', filter: true, order: true })
  kind!: never;

  @ColumnField(() => ProjectStage, { description: 'Where it stands in its life.', filter: true, order: true })
  stage!: never;

  @ColumnField(() => GraphQLLocalDate, { description: 'Since which day.', filter: true, order: true })
  stageSince!: never;

  @ColumnField(() => String, {
    description: 'Why it came to that stage, where somebody had to say.',
    nullable: true,
  })
  stageReason!: never;

  @ColumnField(() => String, { description: 'Its title in Thai.', filter: true, order: true })
  titleTh!: never;

  @ColumnField(() => Int, {
    description: 'The fiscal year in which it begins, by the Buddhist Era year in which that ends.',
    filter: true,
    order: true,
  })
  fiscalYearBE!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner that owns and hosts it.', filter: true })
  owner!: never;

  @ToOneField(() => AgreementApi, { description: 'The agreement under which it is.', filter: true })
  agreement!: never;

  @ToOneField(() => AreaApi, { description: 'Where it is.', filter: true })
  area!: never;

  @ColumnField(() => Boolean, { description: 'Whether people come there to learn.', filter: true })
  isLearningPlace!: never;

  @ListField(() => ProjectTargetApi, {
    by: { relation: 'project' },
    order: (target) => `${target('kind')}, ${target('id')}`,
    description: 'What it wants to reach.',
  })
  targets!: never;

  @ConnectionField(() => ProjectParticipationApi, {
    by: { relation: 'project' },
    description: 'Who takes part in it, or was asked to.',
  })
  participations!: never;

  @ConnectionField(() => ProjectVisitApi, {
    by: { relation: 'project' },
    description: 'Who came there to learn.',
  })
  visits!: never;

  @ListField(() => RoleComplianceApi, {
    by: { rows: (project, asOf) => `${atTime('compliance_of', project('id'), asOf)} AS compliance` },
    order: (item) => item('id'),
    description:
      'The roles in which the agreement asks for a partner, and whether a confirmed one is there today.',
  })
  mouCompliance!: never;

  @ComputedField(() => Boolean, {
    description: 'Whether a confirmed partner is there in every role that the agreement asks for.',
    sql: (project, asOf) => atTime('is_compliant', project('id'), asOf),
  })
  isMouCompliant!: never;
}
declarePlan(ProjectApi);
declareRecord(ProjectApi, { dated: false });

@HubObject('RoleCompliance', () => RoleCompliance, {
  description: 'Whether a project has a confirmed partner in a role that it is asked for.',
})
export class RoleComplianceApi {
  @ToOneField(() => MouRoleApi, { description: 'The role.' })
  role!: never;

  @ColumnField(() => Boolean, { description: 'Whether a confirmed partner is there in it today.' })
  isMet!: never;

  @ListField(() => ProjectParticipationApi, {
    by: {
      join: (item, participation) =>
        `${participation('projectId')} = ${item('projectId')} AND ${participation('roleId')} = ${item('id')}`,
    },
    order: (participation) => `${participation('state')}, ${participation('id')}`,
    description: 'Those in it, and those who were asked or have declined.',
  })
  participations!: never;
}

@HubObject('ProjectParticipation', () => ProjectParticipation, {
  description: 'That a partner takes part in a project in an MOU role, or was asked to.',
  dated: true,
  node: true,
  defaultOrder: 'state',
})
export class ProjectParticipationApi {
  @ToOneField(() => ProjectApi, { description: 'The project.', filter: true })
  project!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner.', filter: true })
  partner!: never;

  @ToOneField(() => MouRoleApi, { description: 'In which role.', filter: true })
  role!: never;

  @ColumnField(() => ParticipationState, { description: 'Where it stands.', filter: true, order: true })
  state!: never;

  @ToOneField(() => PartnerApi, {
    description: 'Who asked it; null where it joined by itself.',
    nullable: true,
  })
  invitedBy!: never;
}
declareRecord(ProjectParticipationApi, { dated: true });

@HubObject('ProjectTarget', () => ProjectTarget, {
  description: 'What a project wants to reach, and how far it has come.',
  node: true,
  defaultOrder: 'kind',
})
export class ProjectTargetApi {
  @ToOneField(() => ProjectApi, { description: 'The project.' })
  project!: never;

  @ColumnField(() => TargetKind, { description: 'What it counts.' })
  kind!: never;

  @ColumnField(() => String, { description: 'What it counts more exactly, in Thai.', nullable: true })
  labelTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  labelEn!: never;

  @ColumnField(() => Float, { description: 'How much is wanted.' })
  wanted!: never;

  @ColumnField(() => Float, {
    description: 'How much was reached; null where nobody has said.',
    nullable: true,
  })
  reached!: never;
}
declareRecord(ProjectTargetApi, { dated: false });

@HubObject('ProjectVisit', () => ProjectVisit, {
  description: 'That people came to a learning place. They are counted, never named.',
  node: true,
  defaultOrder: 'visitedOn',
})
export class ProjectVisitApi {
  @ToOneField(() => ProjectApi, { description: 'The project.', filter: true })
  project!: never;

  @ColumnField(() => GraphQLLocalDate, { description: 'The day.', filter: true, order: true })
  visitedOn!: never;

  @ToOneField(() => PartnerApi, {
    description: 'Whose people they were, where that is a partner.',
    nullable: true,
  })
  visitor!: never;

  @ColumnField(() => String, { description: 'What for, in Thai.', nullable: true })
  purposeTh!: never;

  @ColumnField(() => Int, { description: 'Men and boys.', nullable: true, mask: smallCount('male') })
  male!: never;

  @ColumnField(() => Int, { description: 'Women and girls.', nullable: true, mask: smallCount('female') })
  female!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether it was entered by mistake and counts no more.',
    filter: true,
  })
  isWithdrawn!: never;
}
declareRecord(ProjectVisitApi, { dated: false });
