import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import type { MutationDeclaration } from '../../write/index.ts';

/** Far more than `query Name { __typename }` takes, or a sign-in that asks for all it answers. */
const OPEN_TOKENS = 200;

/** The fields of the roots that may be asked for without a key. */
export interface OpenSurface {
  queries: ReadonlySet<string>;
  mutations: ReadonlySet<string>;
}

export const openSurfaceOf = (schema: GraphQLSchema): OpenSurface => {
  const named = (type: GraphQLObjectType | null | undefined, isOpen: (extensions: object) => boolean) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ extensions }) => isOpen(extensions))
      .map(({ name }) => name);
  const isOpenAnswer = (extensions: { isOpen?: unknown }) => extensions.isOpen === true;
  const isOpenMutation = (extensions: { mutation?: MutationDeclaration }) =>
    extensions.mutation?.isOpen === true;
  return {
    queries: new Set(['__typename', ...named(schema.getQueryType(), isOpenAnswer)]),
    mutations: new Set(named(schema.getMutationType(), isOpenMutation)),
  };
};

const NOTHING = new Set<string>();

/**
 * Whether a document asks for `__typename` of Query or for what is open and nothing else, which is all that a caller
 * without a key may ask. It is decided on the bare text, before validation, whose messages would tell a stranger about
 * the schema.
 */
export function isForEverybody(query: unknown, open: OpenSurface): boolean {
  if (typeof query !== 'string') return false;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: OPEN_TOKENS, noLocation: true });
  } catch {
    return false;
  }
  const [only, ...more] = document.definitions;
  return only?.kind === Kind.OPERATION_DEFINITION && more.length === 0 && isOpen(only, open);
}

function isOpen(
  { operation, selectionSet }: OperationDefinitionNode,
  { queries, mutations }: OpenSurface,
): boolean {
  const isMutation = operation === OperationTypeNode.MUTATION;
  const allowed = operation === OperationTypeNode.QUERY ? queries : isMutation ? mutations : NOTHING;
  return selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && allowed.has(selection.name.value),
  );
}
