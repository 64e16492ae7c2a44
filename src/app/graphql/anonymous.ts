import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { MutationDeclaration } from '../../write/index.ts';

/** Far more than `query Name { __typename }` takes, or a sign-in that asks for all it answers. */
const OPEN_TOKENS = 200;

/** The fields of Mutation that may be asked for without a key. */
export const openMutationsOf = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    Object.values(schema.getMutationType()?.getFields() ?? {})
      .filter(({ extensions }) => (extensions.mutation as MutationDeclaration | undefined)?.isOpen === true)
      .map(({ name }) => name),
  );

const TYPE_NAME = new Set(['__typename']);
const NOTHING = new Set<string>();

/**
 * Whether a document asks for `__typename` of Query or for open mutations and nothing else, which is all that a caller
 * without a key may ask. It is decided on the bare text, before validation, whose messages would tell a stranger about
 * the schema.
 */
export function isForEverybody(query: unknown, openMutations: ReadonlySet<string>): boolean {
  if (typeof query !== 'string') return false;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: OPEN_TOKENS, noLocation: true });
  } catch {
    return false;
  }
  const [only, ...more] = document.definitions;
  return only?.kind === Kind.OPERATION_DEFINITION && more.length === 0 && isOpen(only, openMutations);
}

function isOpen(
  { operation, selectionSet }: OperationDefinitionNode,
  mutations: ReadonlySet<string>,
): boolean {
  const isMutation = operation === OperationTypeNode.MUTATION;
  const allowed = operation === OperationTypeNode.QUERY ? TYPE_NAME : isMutation ? mutations : NOTHING;
  return selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && allowed.has(selection.name.value),
  );
}
