import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Answers, CodeAnswer } from '../../kernel/listing/index.ts';
import { unreadIn } from '../../kernel/scalars/index.ts';
import type { HubContext } from '../context.ts';
import { readRoot } from './read-back.ts';

/** What went wrong while an operation was read, by its context. */
const faults = new WeakMap<HubContext, unknown>();

export function noteFault(context: HubContext, fault: unknown): void {
  faults.set(context, fault);
}

const answerRoot: GraphQLFieldResolver<unknown, HubContext> = (root, args, context, info) => {
  if (faults.has(context)) throw faults.get(context);
  const { answer } = info.parentType.getFields()[info.fieldName]?.extensions ?? {};
  if (answer) {
    const [unread] = unreadIn(args);
    if (unread) throw unread;
    return (answer as CodeAnswer)(args, context);
  }
  return readRoot(root, args, context, info);
};

/**
 * Answers for every field of Query. graphql-js meets one when the reader could not answer, and throws why; or when a
 * field is asked for that code answers, and then each of the others is read by itself.
 */
export const rootAnswers = (schema: GraphQLSchema): Answers<HubContext> =>
  Object.fromEntries(
    Object.keys(schema.getQueryType()?.getFields() ?? {}).map((name) => [`Query.${name}`, answerRoot]),
  );
