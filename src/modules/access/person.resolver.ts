import { Resolver } from 'type-graphql';
import { RootConnection } from '../../kernel/listing/index.ts';
import { MembershipApi } from './membership.type.ts';
import { PersonApi } from './person.type.ts';

/** Whoever manages accounts looks them up here. */
@Resolver()
export class PersonQueries {
  @RootConnection(() => PersonApi, {
    description: 'The people whose accounts the viewer may see, by default in the order of their names.',
  })
  people!: never;

  @RootConnection(() => MembershipApi, {
    description:
      'Who is what in which partner, as far as the viewer may know; by default in the order of roles.',
  })
  memberships!: never;
}
