import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { filterOf } from './filter.ts';
import { type ApiClass, type ArgumentDeclaration, declarations } from './mapping.ts';
import { orderOf } from './order.ts';

/** Rows that a page holds when nothing is asked for. */
export const DEFAULT_PAGE = 20;

/** How far a total is counted exactly; beyond it the total says that it is capped. */
export const COUNT_CAP = 10_000;

/** Which rows of a dated type a list shows, by the day of the hub's clock in Bangkok. */
export enum Validity {
  CURRENT = 'CURRENT',
  ENDED = 'ENDED',
  ALL = 'ALL',
}

registerEnumType(Validity, {
  name: 'Validity',
  description: 'Which rows a list shows, by whether they hold today in Bangkok.',
  valuesConfig: {
    CURRENT: { description: 'Those that hold today.' },
    ENDED: { description: 'Those that hold no longer.' },
    ALL: { description: 'All of them, also those that will hold from a later day on.' },
  },
});

@ObjectType('PageInfo', { description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; null on an empty page.' })
  endCursor!: string | null;
}

const connections = new Map<ApiClass, ApiClass>();

/** The connection type that lists a type; made on first use. */
export function connectionOf(target: ApiClass): ApiClass {
  const known = connections.get(target);
  if (known) return known;
  const { name } = declarations.type(target);

  class Edge {}
  Field(() => target, { description: 'The row.' })(Edge.prototype, 'node');
  Field(() => String, {
    description: 'Where the row stands in this list: opaque, and good for this filter and order only.',
  })(Edge.prototype, 'cursor');
  ObjectType(`${name}Edge`, { description: `One ${name} and where it stands in the list.` })(Edge);

  class Connection {}
  Field(() => [Edge], { description: 'The rows of this page with their cursors.' })(
    Connection.prototype,
    'edges',
  );
  Field(() => [target], { description: 'The rows of this page.' })(Connection.prototype, 'nodes');
  Field(() => PageInfo, { description: 'Where this page lies in the list.' })(
    Connection.prototype,
    'pageInfo',
  );
  Field(() => Int, {
    description: `Rows in the whole list, counted only when asked for, and exact up to ${COUNT_CAP.toLocaleString('en')}.`,
  })(Connection.prototype, 'totalCount');
  Field(() => Boolean, {
    description: `Whether there are more rows than totalCount says, because counting stopped at ${COUNT_CAP.toLocaleString('en')}.`,
  })(Connection.prototype, 'totalCountIsCapped');
  ObjectType(`${name}Connection`, { description: `A list of ${name} in pages.` })(Connection);

  connections.set(target, Connection);
  return Connection;
}

const optional = { nullable: true } as const;

/** The arguments that say which page of a list is wanted. */
export const windowArguments = (): ArgumentDeclaration[] => [
  {
    name: 'first',
    type: () => Int,
    description: `Rows from the start, or after \`after\`; ${DEFAULT_PAGE} where neither \`first\` nor \`last\` is given.`,
    ...optional,
  },
  { name: 'after', type: () => String, description: 'Cursor behind which the page begins.', ...optional },
  { name: 'last', type: () => Int, description: 'Rows from the end, or before `before`.', ...optional },
  { name: 'before', type: () => String, description: 'Cursor before which the page ends.', ...optional },
];

/** The arguments that every list in pages takes. */
export const pageArguments = (target: () => ApiClass): ArgumentDeclaration[] => [
  ...windowArguments(),
  { name: 'filter', type: () => filterOf(target()), description: 'Which rows to list.', ...optional },
  {
    name: 'orderBy',
    type: () => [orderOf(target())],
    description:
      'The order, by one key after the other; what is equal in all of them stands in an order of its own that never changes.',
    ...optional,
  },
  {
    name: 'validity',
    type: () => Validity,
    description: 'Which rows by their validity in time; without effect on what holds for ever.',
    default: Validity.CURRENT,
  },
];
