import { Resolver } from 'type-graphql';
import { RootConnection } from '../../kernel/listing/index.ts';
import { ActivityApi, ActivityDuplicateApi } from './activity.type.ts';
import { HelpCentreApi } from './help-centre.type.ts';

/** What can be asked of activities and help centres. */
@Resolver()
export class ActivityQueries {
  @RootConnection(() => ActivityApi, {
    description: 'Activities of all kinds; by default from the earliest day on.',
  })
  activities!: never;

  @RootConnection(() => ActivityDuplicateApi, {
    description: 'Records that may be of one event; by default those first at which nobody has looked.',
  })
  activityDuplicates!: never;

  @RootConnection(() => HelpCentreApi, {
    description: 'People’s help centres; by default in the order of their Thai names.',
  })
  helpCentres!: never;
}
