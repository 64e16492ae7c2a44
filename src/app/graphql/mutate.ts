import { HeaderMap } from '@apollo/server';
import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
} from 'graphql';
import { HubError } from '../../kernel/errors.ts';
import type { Answers } from '../../kernel/listing/index.ts';
import { unreadIn } from '../../kernel/scalars/index.ts';
import {
  type MutationDeclaration,
  type MutationInput,
  type Outcome,
  type Prepared,
  perform,
  refusalsIn,
  refuseAll,
  refusedNumbersIn,
  userErrorOf,
  type Writing,
} from '../../write/index.ts';
import type { HubContext } from '../context.ts';
import { withStatus } from './with-status.ts';

/** A client writes only where its key was made for it. */
export const needsWriteScope = () =>
  new HubError(
    'FORBIDDEN',
    { th: 'กุญแจนี้ไม่มีขอบเขต WRITE', en: 'This client was not given the scope WRITE' },
    { rule: 'SCOPE_WRITE' },
  );

type Input = Partial<MutationInput> & Record<string, unknown>;

/** A mutation as the schema has it. */
interface Declared {
  name: string;
  declaration: MutationDeclaration;
  inputType: GraphQLInputObjectType;
}

const declaredOf = ({ name, args, extensions }: GraphQLField<unknown, HubContext>): Declared => ({
  name,
  declaration: extensions.mutation as MutationDeclaration,
  inputType: getNamedType(args[0]!.type) as GraphQLInputObjectType,
});

/** Carries a mutation out; answers its outcome with the viewer that it was for. */
async function carryOut(
  { name, declaration, inputType }: Declared,
  input: Input,
  context: HubContext,
): Promise<Outcome & { viewer: HubContext['viewer'] }> {
  // Before all else: no service meets a value that could not be read.
  refuseAll(unreadIn(input));
  const { idempotencyKey, ...content } = input;
  const given = input as unknown as MutationInput;
  const prepared = await prepare(declaration, context, given);
  const run = prepared?.run ?? ((writing: Writing) => declaration.run!(writing, given));
  const viewer = prepared?.viewer ?? context.viewer;
  const { requestId, dataSource } = context;
  // What was prepared carries a secret: no key of it is kept, and no hash of its content.
  const told = prepared ? { content: {} } : { idempotencyKey, content };
  const attempt = { viewer, requestId, action: name, ...told };
  const outcome = await perform(dataSource, attempt, async (writing) => {
    if (viewer.kind === 'CLIENT' && !viewer.scopes.has('WRITE')) throw needsWriteScope();
    const written = await run(writing);
    // Services look into texts together with all else that they check; what one of them forgot is not kept either. The
    // key is made up by an app, of digits as a rule, told to nobody, and gone after 30 days.
    refuseAll(refusedNumbersIn(inputType, content));
    return written;
  });
  return { ...outcome, viewer };
}

/** What may not be done is on record like every such attempt, also where that turns out before the transaction. */
async function prepare(
  declaration: MutationDeclaration,
  context: HubContext,
  input: MutationInput,
): Promise<Prepared | undefined> {
  try {
    return await declaration.prepare?.(context, input);
  } catch (fault) {
    if (!(fault instanceof HubError) || fault.code !== 'FORBIDDEN') throw fault;
    return { run: () => Promise.reject(fault) };
  }
}

/** Too many attempts are no answer of a mutation: the status says when to come again. */
function withRetry(fault: unknown): unknown {
  if (!(fault instanceof HubError) || fault.code !== 'TOO_MANY_ATTEMPTS') return fault;
  return withStatus(fault, 429, new HeaderMap([['retry-after', String(fault.detail.retryAfter ?? 1)]]));
}

const mutate =
  (declared: Declared): GraphQLFieldResolver<unknown, HubContext> =>
  async (_root, args, context) => {
    try {
      const outcome = await carryOut(declared, args.input as Input, context);
      const objects = Object.entries(outcome.answers ?? {}).map(([field, object]) => [
        field,
        context.readLater(object, outcome.viewer),
      ]);
      return {
        ...Object.fromEntries(objects),
        ...outcome.once,
        userErrors: outcome.refusals.map(userErrorOf),
      };
    } catch (fault) {
      const refusals = refusalsIn(fault);
      if (refusals) return { userErrors: refusals.map(userErrorOf) };
      throw withRetry(fault);
    }
  };

/** What answers the fields of Mutation: the service that each was declared with, then what it wrote, read back. */
export const mutationAnswers = (schema: GraphQLSchema): Answers<HubContext> =>
  Object.fromEntries(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => [
      `Mutation.${field.name}`,
      mutate(declaredOf(field)),
    ]),
  );
