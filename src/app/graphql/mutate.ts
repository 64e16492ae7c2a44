import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { HubError } from '../../kernel/errors.ts';
import type { Answers } from '../../kernel/listing/index.ts';
import { type MutationDeclaration, type MutationInput, perform, userErrorOf } from '../../write/index.ts';
import type { HubContext } from '../context.ts';

/** A client writes only where its key was made for it. */
const needsWriteScope = () =>
  new HubError(
    'FORBIDDEN',
    { th: 'กุญแจนี้ไม่มีขอบเขต WRITE', en: 'This client was not given the scope WRITE' },
    { rule: 'SCOPE_WRITE' },
  );

const mutate =
  (name: string, declaration: MutationDeclaration): GraphQLFieldResolver<unknown, HubContext> =>
  async (_root, args, context) => {
    const { idempotencyKey, ...content } = args.input as MutationInput & Record<string, unknown>;
    const { viewer, requestId, dataSource } = context;
    const attempt = { viewer, requestId, action: name, idempotencyKey, content };
    const outcome = await perform(dataSource, attempt, async (writing) => {
      if (viewer.kind === 'CLIENT' && !viewer.scopes.has('WRITE')) throw needsWriteScope();
      return declaration.run(writing, args.input as MutationInput);
    });
    const objects = Object.entries(outcome.answers ?? {}).map(([field, object]) => [
      field,
      context.readLater(object),
    ]);
    return {
      ...Object.fromEntries(objects),
      ...outcome.once,
      userErrors: outcome.refusals.map(userErrorOf),
    };
  };

/** What answers the fields of Mutation: the service that each was declared with, then what it wrote, read back. */
export const mutationAnswers = (schema: GraphQLSchema): Answers<HubContext> =>
  Object.fromEntries(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => [
      `Mutation.${field.name}`,
      mutate(field.name, field.extensions.mutation as MutationDeclaration),
    ]),
  );
