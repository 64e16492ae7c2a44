import { hubEnum } from '../../kernel/listing/index.ts';
import { DraftState, ParticipationState, ProjectKind, ProjectStage, TargetKind } from './project-kinds.ts';

hubEnum(ProjectKind, 'ProjectKind', 'The kinds of project.', {
  KHOK_NONG_NA_CLM: 'Khok Nong Na, community lab model of a subdistrict (CLM).',
  KHOK_NONG_NA_HLM: 'Khok Nong Na, household lab model (HLM).',
  KHOK_NONG_NA_VILLAGE_CENTRE: 'Khok Nong Na, learning centre of a village.',
  SUFFICIENCY_ECONOMY_ZONE: 'Sufficiency economy development zone (เขตพัฒนาเศรษฐกิจพอเพียง).',
  SUSTAINABLE_VILLAGE: 'Sustainable village (หมู่บ้านยั่งยืน).',
  CURRICULUM_TRAINING: 'Training with a curriculum.',
  PUBLIC_WELFARE_MODEL: 'Model of public welfare (สาธารณสงเคราะห์).',
  OTHER: 'Another kind.',
});

hubEnum(ProjectStage, 'ProjectStage', 'Where a project stands in its life.', {
  PROPOSED: 'Proposed, and not approved yet.',
  APPROVED: 'Approved, and not begun yet.',
  IN_PROGRESS: 'Being built up.',
  OPERATING: 'Built, and at work as a model or learning place.',
  SUSPENDED: 'Halted for a time.',
  CLOSED: 'Over.',
});

hubEnum(DraftState, 'DraftState', 'What became of a draft.', {
  OPEN: 'It is still thought over.',
  PROPOSED: 'It became a project, under the same UUID.',
  DISCARDED: 'It was put away.',
});

hubEnum(ParticipationState, 'ParticipationState', 'Where a participation stands.', {
  INVITED: 'Asked, and not answered yet.',
  CONFIRMED: 'The partner takes part.',
  DECLINED: 'The partner has declined.',
  ENDED: 'The partner took part until a day.',
});

hubEnum(TargetKind, 'TargetKind', 'What a target counts.', {
  HOUSEHOLDS: 'Households.',
  PEOPLE: 'People.',
  TRAININGS: 'Trainings.',
  LEARNING_VISITS: 'Learning visits.',
  LAND: 'Land, in rai.',
  OTHER: 'Something else, as its label says.',
});
