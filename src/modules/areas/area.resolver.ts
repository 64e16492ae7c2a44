import { Resolver } from 'type-graphql';
import { currentFirst, RootConnection, RootField } from '../../kernel/listing/index.ts';
import { AreaApi } from './area.type.ts';

/** What can be asked of the civil tree. */
@Resolver()
export class AreaQueries {
  @RootField(() => AreaApi, {
    description: 'The area with this DOPA code: the one that has it today, else the last that had it.',
    nullable: true,
    arguments: [{ name: 'code', type: () => String, description: 'DOPA code of 2, 4 or 6 digits.' }],
    mapping: {
      kind: 'lookup',
      target: () => AreaApi,
      where: (area, argument) => `${area('code')} = ${argument('code')}`,
      order: currentFirst,
    },
  })
  area!: never;

  @RootConnection(() => AreaApi, {
    description: 'Areas of all levels; by default in the order of their Thai names.',
  })
  areas!: never;
}
