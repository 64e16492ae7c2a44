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
import type { Viewer } from '../../kernel/viewer.ts';
import {
  type BatchDeclaration,
  type BatchInput,
  BatchRowOutcome,
  type MutationDeclaration,
  type MutationInput,
  type Outcome,
  type Prepared,
  perform,
  performBatch,
  refusalsIn,
  refuseAll,
  refusedNumbersIn,
  userErrorOf,
  type Writing,
  type Written,
} from '../../write/index.ts';
import type { HubContext } from '../context.ts';
import { readTogether } from './read-back.ts';
import { withStatus } from './with-status.ts';

/** A client writes only where its key was made for it. */
export const needsWriteScope = () =>
  new HubError(
    'FORBIDDEN',
    { th: 'กุญแจนี้ไม่มีขอบเขต WRITE', en: 'This client was not given the scope WRITE' },
    { rule: 'SCOPE_WRITE' },
  );

function mustWrite(viewer: Viewer): void {
  if (viewer.kind === 'CLIENT' && !viewer.scopes.has('WRITE')) throw needsWriteScope();
}

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

/**
 * What was written, once its texts were looked into. Services do so together with all else that they check; what one of
 * them forgot is not kept either. The key is made up by an app, of digits as a rule, told to nobody, and gone after 30
 * days.
 */
function lookedInto(inputType: GraphQLInputObjectType, content: object, written: Written): Written {
  refuseAll(refusedNumbersIn(inputType, content));
  return written;
}

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
    mustWrite(viewer);
    return lookedInto(inputType, content, await run(writing));
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

/** Carries the rows of a batch out; what they made is read back together. */
const mutateRows =
  (
    field: GraphQLField<unknown, HubContext>,
    { of, row }: BatchDeclaration,
  ): GraphQLFieldResolver<unknown, HubContext> =>
  async (_root, args, context) => {
    const { viewer, requestId, dataSource, departure } = context;
    const admit = () => mustWrite(viewer);
    const input = args.input as BatchInput;
    const { name: action } = field;
    const rowType = getNamedType(
      declaredOf(field).inputType.getFields().rows!.type,
    ) as GraphQLInputObjectType;
    const attempt = { viewer, requestId, action, of, input, departure, admit };
    const { rows, refusals } = await performBatch(dataSource, attempt, async (writing, given) => {
      const { idempotencyKey: _ofTheApp, ...content } = given;
      return lookedInto(rowType, content, await row.run!(writing, given as unknown as MutationInput));
    });
    const readLater = readTogether();
    const countOf = (wanted: BatchRowOutcome) => rows.filter(({ outcome }) => outcome === wanted).length;
    return {
      rows: rows.map(({ outcome, answers, refusals: ofRow }, index) => ({
        index,
        outcome,
        ...Object.fromEntries(
          Object.entries(answers ?? {}).map(([field, object]) => [field, readLater(object)]),
        ),
        userErrors: ofRow.map(userErrorOf),
      })),
      doneCount: countOf(BatchRowOutcome.DONE),
      refusedCount: countOf(BatchRowOutcome.REFUSED),
      userErrors: refusals.map(userErrorOf),
    };
  };

/** What answers the fields of Mutation: the service that each was declared with, then what it wrote, read back. */
export const mutationAnswers = (schema: GraphQLSchema): Answers<HubContext> =>
  Object.fromEntries(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => [
      `Mutation.${field.name}`,
      field.extensions.batch
        ? mutateRows(field, field.extensions.batch as BatchDeclaration)
        : mutate(declaredOf(field)),
    ]),
  );
