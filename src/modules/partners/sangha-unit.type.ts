import { Int, Resolver } from 'type-graphql';
import {
  ColumnField,
  ConnectionField,
  HubObject,
  RootConnection,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi } from '../areas/index.ts';
import { Nikaya, SanghaLevel, SanghaUnit } from './sangha-unit.entity.ts';
import './kinds.type.ts';

@HubObject('SanghaUnit', () => SanghaUnit, {
  description: 'A unit of the Sangha’s administration. Its tree is not the civil one.',
  dated: true,
  node: true,
})
export class SanghaUnitApi {
  @ColumnField(() => SanghaLevel, { description: 'Its tier.', filter: true, order: true })
  level!: never;

  @ColumnField(() => Nikaya, { description: 'The order that it belongs to.', filter: true })
  nikaya!: never;

  @ColumnField(() => Int, {
    description: 'The running number of a region; null on other tiers.',
    nullable: true,
    filter: true,
    order: true,
  })
  number!: never;

  @ColumnField(() => String, { description: 'Thai name.', filter: true, order: true })
  nameTh!: never;

  @ColumnField(() => String, { description: 'English name, where there is one.', nullable: true })
  nameEn!: never;

  @ToOneField(() => SanghaUnitApi, {
    description: 'The unit above; null for a hon.',
    nullable: true,
    filter: true,
  })
  parent!: never;

  @ToOneField(() => AreaApi, {
    description: 'The civil area that a provincial unit looks after.',
    nullable: true,
    filter: true,
  })
  area!: never;

  @ConnectionField(() => SanghaUnitApi, {
    by: { relation: 'parent' },
    description: 'The units one tier below.',
  })
  children!: never;
}
declareRecord(SanghaUnitApi, { dated: true });

/** What can be asked of the Sangha's tree. */
@Resolver()
export class SanghaQueries {
  @RootConnection(() => SanghaUnitApi, {
    description: 'Units of the Sangha of all tiers; by default in the order of their Thai names.',
  })
  sanghaUnits!: never;
}
