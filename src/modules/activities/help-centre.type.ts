import { Int } from 'type-graphql';
import { ColumnField, HubObject, ListField, ToOneField, ValueField } from '../../kernel/listing/index.ts';
import { MoneyValue, ReportingMonthValue } from '../../kernel/scalars/index.ts';
import { declareRecord } from '../../write/index.ts';
import { smallCount } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { HelpDomain } from './activity-kinds.ts';
import { HelpCentre, HelpCentreCount } from './help-centre.entity.ts';
import './kinds.type.ts';

@HubObject('HelpCentre', () => HelpCentre, {
  description: 'A people’s help centre of a local authority (ศูนย์ช่วยเหลือประชาชน).',
  dated: true,
  node: true,
})
export class HelpCentreApi {
  @ToOneField(() => PartnerApi, { description: 'The local authority that runs it.', filter: true })
  authority!: never;

  @ColumnField(() => String, { description: 'Its name in Thai.', filter: true, order: true })
  nameTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  nameEn!: never;

  @ColumnField(() => [HelpDomain], { description: 'The fields in which it helps.' })
  domains!: never;

  @ColumnField(() => String, { description: 'Where people find it, in Thai.', nullable: true })
  placeTh!: never;

  @ColumnField(() => String, { description: 'Why it was closed; null while it is open.', nullable: true })
  endReason!: never;

  @ListField(() => HelpCentreCountApi, {
    by: { relation: 'centre' },
    order: (count) => `${count('month')} DESC, ${count('domain')}`,
    description: 'What it did month by month, the latest first.',
  })
  counts!: never;
}
declareRecord(HelpCentreApi, { dated: true });

@HubObject('HelpCentreCount', () => HelpCentreCount, {
  description:
    'What a help centre did in a month in one field: counts, never cases. Fewer than five people are not told.',
  node: true,
  defaultOrder: 'id',
})
export class HelpCentreCountApi {
  @ToOneField(() => HelpCentreApi, { description: 'The help centre.' })
  centre!: never;

  @ValueField(() => ReportingMonthValue, { properties: ['month'], description: 'The month.' })
  month!: never;

  @ColumnField(() => HelpDomain, { description: 'The field.' })
  domain!: never;

  @ColumnField(() => Int, { description: 'Cases that came.', nullable: true, mask: smallCount('cases') })
  cases!: never;

  @ColumnField(() => Int, {
    description: 'Cases that were closed.',
    nullable: true,
    mask: smallCount('closedCases'),
  })
  closedCases!: never;

  @ColumnField(() => Int, {
    description: 'People who were helped.',
    nullable: true,
    mask: smallCount('people'),
  })
  people!: never;

  @ValueField(() => MoneyValue, { properties: ['spentSatang'], description: 'What it cost.', nullable: true })
  spent!: never;
}
declareRecord(HelpCentreCountApi, { dated: false });
