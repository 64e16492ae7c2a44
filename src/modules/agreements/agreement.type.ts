import { GraphQLLocalDate } from 'graphql-scalars';
import { Int } from 'type-graphql';
import {
  ColumnField,
  ConnectionField,
  FilterBy,
  HubObject,
  ListField,
  ToOneField,
  ValueField,
} from '../../kernel/listing/index.ts';
import { BuddhistDateValue, knownDay } from '../../kernel/scalars/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi, liesWithin } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementClause } from './agreement-clause.entity.ts';
import { AgreementKind, AgreementLevel, ClauseKind, PartyCapacity } from './agreement-kinds.ts';
import { AgreementParty } from './agreement-party.entity.ts';
import './kinds.type.ts';

@HubObject('Agreement', () => Agreement, {
  description:
    'What partners have agreed on. Agreements form a tree, from the national MOU down to a temple and its subdistrict.',
  dated: true,
  node: true,
  defaultOrder: 'titleTh',
})
@FilterBy(
  'within',
  'DOPA code of a province, district or subdistrict: agreements for it or for any area below it.',
  liesWithin,
)
export class AgreementApi {
  @ColumnField(() => AgreementKind, { description: 'What kind of agreement it is.', filter: true })
  kind!: never;

  @ColumnField(() => AgreementLevel, { description: 'For which territory.', filter: true, order: true })
  level!: never;

  @ColumnField(() => String, { description: 'Its title in Thai.', filter: true, order: true })
  titleTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true, filter: true })
  titleEn!: never;

  @ColumnField(() => String, {
    description: 'The number of the paper, as text.',
    nullable: true,
    filter: true,
  })
  reference!: never;

  @ToOneField(() => AgreementApi, {
    description: 'The agreement under which it was made; null for one that stands by itself.',
    nullable: true,
    filter: true,
  })
  parent!: never;

  @ConnectionField(() => AgreementApi, {
    by: { relation: 'parent' },
    description: 'The agreements made under it.',
  })
  children!: never;

  @ToOneField(() => AreaApi, {
    description: 'Its territory; null for the whole country.',
    nullable: true,
    filter: true,
  })
  area!: never;

  @ToOneField(() => PartnerApi, {
    description: 'The partner that keeps its record here; null where administrators do.',
    nullable: true,
  })
  keeper!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day on which it was signed, in the Common Era.',
    nullable: true,
    filter: true,
    order: true,
  })
  signedOn!: never;

  @ValueField(() => BuddhistDateValue, {
    columns: knownDay('signedOn'),
    description: 'The same day in both eras and in words.',
    nullable: true,
  })
  signedOnInEras!: never;

  @ColumnField(() => String, { description: 'Where it was signed, in Thai.', nullable: true })
  signedAtTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  signedAtEn!: never;

  @ColumnField(() => String, { description: 'Why it was ended; null while it holds.', nullable: true })
  endReason!: never;

  @ListField(() => AgreementClauseApi, {
    by: { relation: 'agreement' },
    order: (clause) => `${clause('validTo')} IS NOT NULL, ${clause('position')}, ${clause('id')}`,
    description: 'Its clauses, those in force first, in the order of the paper.',
  })
  clauses!: never;

  @ConnectionField(() => AgreementPartyApi, {
    by: { relation: 'agreement' },
    description: 'Who stands in it.',
  })
  parties!: never;
}
declareRecord(AgreementApi, { dated: true });

@HubObject('AgreementParty', () => AgreementParty, {
  description: 'That a partner stands in an agreement.',
  dated: true,
  node: true,
  defaultOrder: 'capacity',
})
export class AgreementPartyApi {
  @ToOneField(() => AgreementApi, { description: 'The agreement.', filter: true })
  agreement!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner.', filter: true })
  partner!: never;

  @ColumnField(() => PartyCapacity, { description: 'As what it stands in it.', filter: true, order: true })
  capacity!: never;
}
declareRecord(AgreementPartyApi, { dated: true });

@HubObject('AgreementClause', () => AgreementClause, {
  description: 'A clause of an agreement.',
  dated: true,
  node: true,
  defaultOrder: 'position',
})
export class AgreementClauseApi {
  @ToOneField(() => AgreementApi, { description: 'The agreement.' })
  agreement!: never;

  @ColumnField(() => String, { description: 'Its number as the paper has it, such as 3.3.' })
  number!: never;

  @ColumnField(() => Int, { description: 'Its place among the clauses, from 1.' })
  position!: never;

  @ColumnField(() => ClauseKind, { description: 'What kind of clause it is.' })
  kind!: never;

  @ToOneField(() => AgreementPartyApi, {
    description: 'The party whose mission it is, where it is one party’s.',
    nullable: true,
  })
  party!: never;

  @ColumnField(() => String, { description: 'Its wording in Thai; a proposal while `isVerified` is false.' })
  textTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  textEn!: never;

  @ColumnField(() => Boolean, { description: 'Whether somebody has compared the wording with the paper.' })
  isVerified!: never;
}
declareRecord(AgreementClauseApi, { dated: true });
