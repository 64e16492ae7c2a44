import { Field, Float, ObjectType } from 'type-graphql';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi } from './partner.type.ts';

@ObjectType('PartnerCandidate', { description: 'A partner whose name answers a search, and where it is.' })
export class PartnerCandidate {
  @Field(() => PartnerApi, { description: 'The partner.' })
  partner!: never;

  @Field(() => String, {
    description: 'The name that answered: its own, in Thai or English, or another name of it.',
  })
  matchedName!: never;

  @Field(() => [AreaApi], {
    description:
      'The areas that it lies in, from the province down; what tells it from others of the same name.',
  })
  path!: never;

  @Field(() => Float, {
    description: 'How near the name comes to the text, from 0 to 1; 1 is the same name, however it is spelt.',
  })
  score!: never;
}

@ObjectType('PartnerSearch', { description: 'The candidates for a name, the nearest first.' })
export class PartnerSearch {
  @Field(() => [PartnerCandidate], { description: 'The candidates.' })
  candidates!: never;

  @Field(() => Boolean, { description: 'Whether there are more candidates than were asked for.' })
  hasMore!: never;
}
