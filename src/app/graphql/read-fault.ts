import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Answers } from '../../kernel/listing/index.ts';
import type { HubContext } from '../context.ts';

/** What went wrong while an operation was read, by its context. */
const faults = new WeakMap<HubContext, unknown>();

export function noteFault(context: HubContext, fault: unknown): void {
  faults.set(context, fault);
}

const throwFault: GraphQLFieldResolver<unknown, HubContext> = (_root, _args, context) => {
  throw faults.get(context) ?? new Error('a read reached graphql-js without a fault');
};

/** Answers for every field of Query: graphql-js only meets one when the reader could not answer. */
export const faultAnswers = (schema: GraphQLSchema): Answers<HubContext> =>
  Object.fromEntries(
    Object.keys(schema.getQueryType()?.getFields() ?? {}).map((name) => [`Query.${name}`, throwFault]),
  );
