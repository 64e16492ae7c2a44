import { GraphQLLocalDate } from 'graphql-scalars';
import { Float } from 'type-graphql';
import {
  ColumnField,
  ComputedField,
  FilterBy,
  HubInterface,
  HubObject,
  ListField,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi } from '../areas/index.ts';
import { Partner } from './partner.entity.ts';
import { PartnerCodeApi } from './partner-code.type.ts';
import { PartnerType, SuccessionKind } from './partner-kinds.ts';
import { PartnerNameApi } from './partner-name.type.ts';
import { PartnerSuccession } from './partner-succession.entity.ts';
import './kinds.type.ts';

@HubInterface('Partner', () => Partner, {
  description: 'A body of the network. What it is more exactly is told by its type.',
  dated: true,
})
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: partners seated in it or in any area below it.',
)
@FilterBy(
  'text',
  'Has this in its Thai or English name; the word for the type (วัด, บ้าน, อบต. …), spaces and the spelling of sara am do not count.',
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
  })
  labelTh!: never;

  @ComputedField(() => String, {
    description: 'English name with its type and the areas it lies in; Thai where there is no English name.',
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
    description: 'Its codes, those in force first, then by scheme and code.',
  })
  codes!: never;

  @ListField(() => PartnerNameApi, {
    by: { relation: 'partner' },
    description: 'Its other names: former ones, aliases and abbreviations, in Thai order.',
  })
  otherNames!: never;

  @ListField(() => PartnerSuccessionApi, {
    by: { relation: 'successor' },
    description: 'What it followed, the latest first.',
  })
  predecessors!: never;

  @ListField(() => PartnerSuccessionApi, {
    by: { relation: 'predecessor' },
    description: 'What followed it, the latest first.',
  })
  successors!: never;
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
