import { Field, ID, InterfaceType } from 'type-graphql';

/** Anything with a global id. */
@InterfaceType('Node', {
  description: 'Anything with a global id, by which it can be fetched again.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'The global id: opaque, and the same for ever.' })
  id!: string;
}
