import { GraphQLLocalDate } from 'graphql-scalars';
import { Float } from 'type-graphql';
import {
  type AsOf,
  ColumnField,
  ComputedField,
  FilterBy,
  HubInterface,
  HubObject,
  ListField,
  type RowSql,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi, atTime, liesWithin } from '../areas/index.ts';
import { Partner } from './partner.entity.ts';
import { PartnerCodeApi } from './partner-code.type.ts';
import { PartnerType, SuccessionKind } from './partner-kinds.ts';
import { PartnerNameApi } from './partner-name.type.ts';
import { PartnerSuccession } from './partner-succession.entity.ts';
import './kinds.type.ts';

const LABELLED = [
  'type',
  'localAuthorityKind',
  'officeTier',
  'governmentOfficeKind',
  'nameTh',
  'nameEn',
  'mooNo',
  'areaId',
  'sanghaUnitId',
  'source',
];

const partnerLabel = (partner: RowSql, language: 'th' | 'en', asOf: AsOf) =>
  atTime('partner_label', `${LABELLED.map(partner).join(', ')}, '${language}'`, asOf);

const latestFirst = (succession: RowSql) =>
  `${succession('effectiveOn')} DESC NULLS LAST, ${succession('id')}`;

@HubInterface('Partner', () => Partner, {
  description: 'A body of the network. What it is more exactly is told by its type.',
  dated: true,
  mergedInto: 'mergedIntoId',
})
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: partners seated in it or in any area below it.',
  liesWithin,
)
@FilterBy(
  'text',
  'Has this in its Thai or English name; the word for the type (วัด, บ้าน, อบต. …), spaces and the spelling of sara am do not count.',
  // As a subquery it is worked out once; a generic plan would else do so for every row.
  (partner, text) => `${partner('searchKey')} LIKE (SELECT hub.search_pattern(${text}))`,
)
export abstract class PartnerApi {
  @ColumnField(() => PartnerType, {
    description: 'Which of the nine types it is of.',
    filter: true,
    order: true,
  })
  type!: never;

  @ColumnField(() => String, {
    description: 'Thai name as published, without the word for its type.',
    filter: true,
    order: true,
  })
  nameTh!: never;

  @ColumnField(() => String, {
    description: 'English name; null where no register gave one.',
    nullable: true,
    filter: true,
    order: true,
  })
  nameEn!: never;

  @ComputedField(() => String, {
    description:
      'Thai name with the word for its type and the areas it lies in; demo data is marked as such.',
    sql: (partner, asOf) => partnerLabel(partner, 'th', asOf),
  })
  labelTh!: never;

  @ComputedField(() => String, {
    description: 'English name with its type and the areas it lies in; Thai where there is no English name.',
    sql: (partner, asOf) => partnerLabel(partner, 'en', asOf),
  })
  labelEn!: never;

  @ToOneField(() => AreaApi, {
    description: 'The area of its seat, the smallest that is known.',
    nullable: true,
    filter: true,
  })
  area!: never;

  @ColumnField(() => Float, { description: 'Degrees north (WGS 84), where known.', nullable: true })
  latitude!: never;

  @ColumnField(() => Float, { description: 'Degrees east (WGS 84), where known.', nullable: true })
  longitude!: never;

  @ColumnField(() => String, { description: 'Why it was ended; null while it holds.', nullable: true })
  endReason!: never;

  @ListField(() => PartnerCodeApi, {
    by: { relation: 'partner' },
    order: (code) => `${code('validTo')} IS NOT NULL, ${code('scheme')}, ${code('code')}, ${code('id')}`,
    description: 'Its codes, those in force first, then by scheme and code.',
  })
  codes!: never;

  @ListField(() => PartnerNameApi, {
    by: { relation: 'partner' },
    order: (name) => `${name('nameTh')}, ${name('id')}`,
    description: 'Its other names: former ones, aliases and abbreviations, in Thai order.',
  })
  otherNames!: never;

  @ListField(() => PartnerSuccessionApi, {
    by: { relation: 'successor' },
    order: latestFirst,
    description: 'What it followed, the latest first.',
  })
  predecessors!: never;

  @ListField(() => PartnerSuccessionApi, {
    by: { relation: 'predecessor' },
    order: latestFirst,
    description: 'What followed it, the latest first.',
  })
  successors!: never;

  @ToOneField(() => PartnerApi, {
    description: 'The entry that stands for it, where two entries of the register meant one body.',
    nullable: true,
  })
  mergedInto!: never;

  @ListField(() => PartnerApi, {
    by: { relation: 'mergedInto' },
    order: (entry) => `${entry('nameTh')}, ${entry('id')}`,
    description: 'The duplicate entries for which it stands; asked for by the id of one, it is answered.',
  })
  mergedFrom!: never;
}
declareRecord(PartnerApi, { dated: true });

@HubObject('PartnerSuccession', () => PartnerSuccession, {
  description: 'That one partner followed another. A body that was only upgraded stays the same partner.',
})
export class PartnerSuccessionApi {
  @ToOneField(() => PartnerApi, { description: 'The one that was before.' })
  predecessor!: never;

  @ToOneField(() => PartnerApi, { description: 'The one that came after.' })
  successor!: never;

  @ColumnField(() => SuccessionKind, { description: 'How it followed.' })
  kind!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'From which day on, where it is known.',
    nullable: true,
  })
  effectiveOn!: never;
}
declareRecord(PartnerSuccessionApi, { dated: false });
