import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';

/** Far more than `query Name { __typename }` takes. */
const PROBE_TOKENS = 20;

const isProbe = (operation: OperationDefinitionNode): boolean =>
  operation.operation === OperationTypeNode.QUERY &&
  operation.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
  );

/**
 * Whether a document asks for `__typename` and nothing else, which is all that a caller without a key may ask.
 * It is decided on the bare text, before validation, whose messages would tell a stranger about the schema.
 */
export function isTypenameProbe(query: unknown): boolean {
  if (typeof query !== 'string') return false;
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: PROBE_TOKENS, noLocation: true });
  } catch {
    return false;
  }
  const [only, ...more] = document.definitions;
  return only?.kind === Kind.OPERATION_DEFINITION && more.length === 0 && isProbe(only);
}
