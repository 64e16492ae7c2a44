import { GraphQLLocalDate } from 'graphql-scalars';
import { Int } from 'type-graphql';
import { ColumnField, HubObject } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaPopulation } from './area-population.entity.ts';
import { smallCount } from './small-count.ts';

@HubObject('AreaPopulation', () => AreaPopulation, {
  description:
    'People and households of an area on one day, as published; parts need not add up to the total.',
})
export class AreaPopulationApi {
  @ColumnField(() => GraphQLLocalDate, { description: 'The day of the figures.' })
  asOf!: never;

  @ColumnField(() => Int, {
    description: 'People in all; null where they are fewer than five and the figure is withheld.',
    nullable: true,
    mask: smallCount('population'),
  })
  population!: never;

  @ColumnField(() => Int, {
    description:
      'Men and boys; null also where they, the women and girls or all are fewer than five, and withheld.',
    nullable: true,
    mask: smallCount('population', 'male', 'female'),
  })
  male!: never;

  @ColumnField(() => Int, {
    description:
      'Women and girls; null also where they, the men and boys or all are fewer than five, and withheld.',
    nullable: true,
    mask: smallCount('population', 'male', 'female'),
  })
  female!: never;

  @ColumnField(() => Int, { description: 'Households.', nullable: true })
  households!: never;
}
declareRecord(AreaPopulationApi, { dated: false });
