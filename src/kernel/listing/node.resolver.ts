import { ID, Resolver } from 'type-graphql';
import { RootField } from './declare.ts';
import { declarations } from './mapping.ts';
import { Node } from './node.ts';

/** Fetching anything again by its global id. */
@Resolver()
export class NodeQueries {
  @RootField(() => Node, {
    description: 'The object with this global id.',
    nullable: true,
    arguments: [{ name: 'id', type: () => ID, description: 'The global id.' }],
    mapping: { kind: 'nodes', targets: () => declarations.nodes() },
  })
  node!: never;

  @RootField(() => [Node], {
    description: 'The objects with these global ids, in their order; null where there is none.',
    nullable: 'items',
    arguments: [{ name: 'ids', type: () => [ID], description: 'Up to 100 global ids.' }],
    mapping: { kind: 'nodes', targets: () => declarations.nodes() },
  })
  nodes!: never;
}
