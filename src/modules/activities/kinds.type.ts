import { hubEnum } from '../../kernel/listing/index.ts';
import {
  ActivityKind,
  ActivityPart,
  ActivityState,
  DuplicateReason,
  DuplicateState,
  EvidenceKind,
  HelpDomain,
  WelfareKind,
} from './activity-kinds.ts';

hubEnum(ActivityKind, 'ActivityKind', 'The kinds of activity.', {
  JOINT_WORK_DAY: 'Day of joint work (เอามื้อสามัคคี).',
  TRAINING: 'Training.',
  LEARNING_VISIT: 'Visit to a learning place.',
  CONSTRUCTION: 'Building or digging, such as of a pond.',
  MEETING: 'Meeting.',
  WELFARE: 'Public welfare (สาธารณสงเคราะห์).',
  DHARMA: 'Teaching or practice of the dharma.',
  CAMPAIGN: 'Campaign.',
  OTHER: 'Another kind.',
});

hubEnum(WelfareKind, 'WelfareKind', 'The kinds of public welfare that the Sangha Supreme Council has set.', {
  RELIEF: 'Relief (สงเคราะห์).',
  SUPPORT: 'Support (เกื้อกูล).',
  DEVELOPMENT: 'Development (พัฒนา).',
  INTEGRATION: 'Integration (บูรณาการ).',
});

hubEnum(HelpDomain, 'HelpDomain', 'The fields in which a people’s help centre helps.', {
  DISASTER: 'Disaster (สาธารณภัย).',
  QUALITY_OF_LIFE: 'Quality of life (คุณภาพชีวิต).',
  COMMUNICABLE_DISEASE: 'Communicable disease (โรคติดต่อ).',
});

hubEnum(ActivityState, 'ActivityState', 'Whether a record of an activity counts.', {
  RECORDED: 'It counts.',
  WITHDRAWN: 'It was entered by mistake.',
  MERGED: 'It was entered twice: another record stands for it.',
});

hubEnum(ActivityPart, 'ActivityPart', 'As what a partner was at an activity.', {
  HOST: 'Host.',
  CO_HOST: 'One of several hosts.',
  ADVISER: 'Adviser.',
  SUPPORTER: 'Supporter, such as with things or money.',
  PARTICIPANT: 'Participant.',
});

hubEnum(EvidenceKind, 'EvidenceKind', 'The kinds of evidence.', {
  LINK: 'A page elsewhere.',
  PHOTO: 'A photo, without the position at which it was taken.',
  FILE: 'Another file.',
});

hubEnum(DuplicateState, 'DuplicateState', 'What is known of two records that may be of one event.', {
  SUSPECTED: 'Nobody has looked yet.',
  DISTINCT: 'Somebody has looked: they are of two events.',
  MERGED: 'They were of one event: one record stands for both.',
});

hubEnum(DuplicateReason, 'DuplicateReason', 'Why two records may be of one event.', {
  SAME_DAYS: 'Their days overlap.',
  SAME_AREA: 'They were in one area.',
  SAME_PLACE: 'They were at one partner’s place.',
  SAME_KIND: 'They are of one kind.',
  SHARED_PARTNER: 'A partner was at both.',
  SIMILAR_TITLE: 'Their titles are alike.',
  SAME_COUNTS: 'They count the same people.',
});
