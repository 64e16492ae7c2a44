import {
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import type { Run } from './given.ts';

/** The types of all that introspection takes; variables of others can't be meant, and once coerced they are not to be again. */
const TAKEN = new Set(['String', 'Boolean']);

const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

/** The answer to a field that asks of the schema itself, as JSON: no row of the database is needed for it. */
export function introspect(
  schema: GraphQLSchema,
  asking: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  nodes: readonly FieldNode[],
  run: Run,
): string {
  const operation = {
    ...asking,
    variableDefinitions: (asking.variableDefinitions ?? []).filter(({ type }) =>
      TAKEN.has(namedTypeOf(type)),
    ),
    selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
  } as const;
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] } as const;
  const { data } = executeSync({ schema, document, variableValues: run.variables });
  return JSON.stringify(Object.values(data ?? {})[0] ?? null);
}
