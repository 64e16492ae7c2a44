import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Run } from './given.ts';

/**
 * What of a variable decides the text of the statement: which parts of it are there, how many conditions a list has,
 * and the values of booleans and enums. Texts, numbers and lists of either only fill parameters.
 */
function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === undefined) return '-';
  if (value === null) return '0';
  const inner = getNullableType(type);
  if (isListType(inner)) {
    if (!isInputObjectType(getNullableType(inner.ofType))) return '[]';
    return `[${(value as unknown[]).map((item) => shapeOf(item, inner.ofType)).join()}]`;
  }
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    const given = value as Record<string, unknown>;
    const shapes = fields
      .filter((field) => given[field.name] !== undefined)
      .map((field) => `${field.name}:${shapeOf(given[field.name], field.type)}`);
    return `{${shapes.join()}}`;
  }
  if (isEnumType(inner) || typeof value === 'boolean') return String(value);
  return '$';
}

/** Tells apart the runs of an operation that need different statements. */
export function shapeOfVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Run['variables'],
): string {
  const shapes = (operation.variableDefinitions ?? []).map(({ variable, type }) => {
    const name = variable.name.value;
    return shapeOf(variables[name], typeFromAST(schema, type) as GraphQLInputType);
  });
  return shapes.join(';');
}
