import { GraphQLLocalDate, GraphQLURL } from 'graphql-scalars';
import { Float, Int } from 'type-graphql';
import {
  ColumnField,
  ComputedField,
  ConnectionField,
  FilterBy,
  globalIdSql,
  HubObject,
  ListField,
  ToOneField,
  ValueField,
} from '../../kernel/listing/index.ts';
import { BuddhistDateValue, knownDay, MoneyValue } from '../../kernel/scalars/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AgreementClauseApi, MouRoleApi } from '../agreements/index.ts';
import { AreaApi, liesWithin, smallCount } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { ProjectApi } from '../projects/index.ts';
import { Activity } from './activity.entity.ts';
import { ActivityDuplicate } from './activity-duplicate.entity.ts';
import { ActivityEvidence } from './activity-evidence.entity.ts';
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
import { ActivityParticipation } from './activity-participation.entity.ts';
import { StoredFile } from './stored-file.entity.ts';
import './kinds.type.ts';

@HubObject('Activity', () => Activity, {
  description:
    'What partners did together. Persons are counted, never named; counts of fewer than five people are not told.',
  node: true,
  defaultOrder: 'happenedOn',
  mergedInto: 'mergedIntoId',
})
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: activities in it or in any area below it.',
  liesWithin,
)
export class ActivityApi {
  @ColumnField(() => ActivityState, { description: 'Whether it counts.', filter: true, order: true })
  state!: never;

  @ColumnField(() => ActivityKind, {
    description: 'What kind of activity it was.',
    filter: true,
    order: true,
  })
  kind!: never;

  @ColumnField(() => WelfareKind, {
    description: 'Which kind of public welfare, where it was one.',
    nullable: true,
    filter: true,
  })
  welfareKind!: never;

  @ColumnField(() => HelpDomain, {
    description: 'In which field it helped people, where it did.',
    nullable: true,
    filter: true,
  })
  helpDomain!: never;

  @ColumnField(() => String, { description: 'Its title in Thai.', filter: true, order: true })
  titleTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  titleEn!: never;

  @ColumnField(() => String, { description: 'What was done, in Thai.', nullable: true })
  descriptionTh!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner that answers for the record.', filter: true })
  recordedBy!: never;

  @ToOneField(() => ProjectApi, {
    description: 'The project that it belongs to.',
    nullable: true,
    filter: true,
  })
  project!: never;

  @ToOneField(() => AgreementClauseApi, { description: 'The clause that it serves.', nullable: true })
  clause!: never;

  @ToOneField(() => PartnerApi, {
    description: 'The partner at whose place it was, such as a temple.',
    nullable: true,
    filter: true,
  })
  place!: never;

  @ToOneField(() => AreaApi, { description: 'Where it was.', filter: true })
  area!: never;

  @ColumnField(() => Float, { description: 'Degrees north (WGS 84).', nullable: true })
  latitude!: never;

  @ColumnField(() => Float, { description: 'Degrees east (WGS 84).', nullable: true })
  longitude!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day, or the first of several, in the Common Era.',
    filter: true,
    order: true,
  })
  happenedOn!: never;

  @ValueField(() => BuddhistDateValue, {
    columns: knownDay('happenedOn'),
    description: 'The same day in both eras and in words.',
  })
  happenedOnInEras!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The last day of one that took several, in the Common Era.',
    nullable: true,
  })
  endedOn!: never;

  @ColumnField(() => Int, {
    description: 'Men and boys whom it reached.',
    nullable: true,
    mask: smallCount('male'),
  })
  male!: never;

  @ColumnField(() => Int, {
    description: 'Women and girls whom it reached.',
    nullable: true,
    mask: smallCount('female'),
  })
  female!: never;

  @ColumnField(() => Int, { description: 'Households that it reached.', nullable: true })
  households!: never;

  @ValueField(() => MoneyValue, { properties: ['spentSatang'], description: 'What it cost.', nullable: true })
  spent!: never;

  @ToOneField(() => ActivityApi, {
    description: 'The record that stands for it, where it was entered twice.',
    nullable: true,
  })
  mergedInto!: never;

  @ListField(() => ActivityApi, {
    by: { relation: 'mergedInto' },
    order: (activity) => activity('id'),
    description: 'The records for which it stands.',
  })
  mergedFrom!: never;

  @ColumnField(() => String, { description: 'Why it was withdrawn.', nullable: true })
  stateReason!: never;

  @ConnectionField(() => ActivityParticipationApi, {
    by: { relation: 'activity' },
    description: 'The partners that were there.',
  })
  participations!: never;

  @ListField(() => ActivityEvidenceApi, {
    by: { relation: 'activity' },
    order: (evidence) => `${evidence('isWithdrawn')}, ${evidence('id')}`,
    description: 'What shows that it was.',
  })
  evidence!: never;

  @ListField(() => ActivityDuplicateApi, {
    by: {
      join: (activity, duplicate) =>
        `${activity('id')} IN (${duplicate('activityId')}, ${duplicate('otherId')})`,
    },
    order: (duplicate) => `${duplicate('state')}, ${duplicate('id')}`,
    description: 'Other records that may be of the same event, and what is known of it.',
  })
  duplicates!: never;
}
declareRecord(ActivityApi, { dated: false });

@HubObject('ActivityParticipation', () => ActivityParticipation, {
  description: 'That a partner was at an activity, and as what.',
  node: true,
  defaultOrder: 'part',
})
export class ActivityParticipationApi {
  @ToOneField(() => ActivityApi, { description: 'The activity.', filter: true })
  activity!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner.', filter: true })
  partner!: never;

  @ColumnField(() => ActivityPart, { description: 'As what it was there.', filter: true, order: true })
  part!: never;

  @ToOneField(() => MouRoleApi, {
    description: 'The MOU role in which it was there, where it has one.',
    nullable: true,
    filter: true,
  })
  role!: never;

  @ColumnField(() => Boolean, { description: 'Whether that was said by mistake.', filter: true })
  isWithdrawn!: never;
}
declareRecord(ActivityParticipationApi, { dated: false });

@HubObject('StoredFile', () => StoredFile, {
  description:
    'A file that a partner sent to `POST /files`. Until something shows it, it is for its own partner, auditors and administrators.',
  node: true,
  defaultOrder: 'id',
})
export class StoredFileApi {
  @ToOneField(() => PartnerApi, { description: 'Who sent it.' })
  owner!: never;

  @ColumnField(() => String, { description: 'Its name.' })
  name!: never;

  @ComputedField(() => String, {
    description: 'Where a GET with a key brings its bytes: a path at this hub.',
    sql: (file) => `'/files/' || ${globalIdSql("'StoredFile'", file('id'))}`,
  })
  url!: never;

  @ColumnField(() => String, { description: 'Its media type, such as image/jpeg.' })
  mediaType!: never;

  @ColumnField(() => Float, { description: 'Its size in bytes.' })
  bytes!: never;

  @ColumnField(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  sha256!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether it is a picture out of which the position was taken at which it was made.',
  })
  isPositionStripped!: never;
}
declareRecord(StoredFileApi, { dated: false });

@HubObject('ActivityEvidence', () => ActivityEvidence, {
  description: 'What shows that an activity was.',
  node: true,
  defaultOrder: 'id',
})
export class ActivityEvidenceApi {
  @ToOneField(() => ActivityApi, { description: 'The activity.' })
  activity!: never;

  @ColumnField(() => EvidenceKind, { description: 'What kind of evidence it is.' })
  kind!: never;

  @ColumnField(() => GraphQLURL, { description: 'The address of a page elsewhere.', nullable: true })
  url!: never;

  @ToOneField(() => StoredFileApi, { description: 'The file.', nullable: true })
  file!: never;

  @ColumnField(() => String, { description: 'What it shows, in Thai.', nullable: true })
  captionTh!: never;

  @ColumnField(() => Boolean, { description: 'Whether it was taken back.' })
  isWithdrawn!: never;
}
declareRecord(ActivityEvidenceApi, { dated: false });

@HubObject('ActivityDuplicate', () => ActivityDuplicate, {
  description: 'That two records may be of one event, and what became of it.',
  node: true,
  defaultOrder: 'state',
})
export class ActivityDuplicateApi {
  @ToOneField(() => ActivityApi, { description: 'The one that was recorded later.' })
  activity!: never;

  @ToOneField(() => ActivityApi, { description: 'The one that was there already.' })
  other!: never;

  @ColumnField(() => [DuplicateReason], { description: 'Why they may be of one event.' })
  reasons!: never;

  @ColumnField(() => DuplicateState, { description: 'What is known of it.', filter: true, order: true })
  state!: never;
}
declareRecord(ActivityDuplicateApi, { dated: false });
