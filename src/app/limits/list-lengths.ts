import {
  type DocumentNode,
  GraphQLError,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValidationRule,
  visit,
} from 'graphql';
import type { HubError } from '../../kernel/errors.ts';
import { checkListLength, INPUT_LIST_CAP } from '../../kernel/listing/index.ts';
import type { Variables } from './cost.ts';

/** Ids of objects are limited as a page is, where they are read. */
const hasOwnLimit = (field: Pick<GraphQLField<unknown, unknown>, 'extensions'> | null | undefined): boolean =>
  (field?.extensions.mapping as { kind?: string } | undefined)?.kind === 'nodes';

/** Refuses a document with a list in it that is longer than any list of a request may be. */
export const listLengths: ValidationRule = (context) => ({
  Argument: () => (hasOwnLimit(context.getFieldDef()) ? false : undefined),
  ListValue(node) {
    const field = context.getArgument()?.name ?? 'list';
    try {
      checkListLength(field, node.values);
    } catch (refused) {
      const { text } = refused as HubError;
      context.reportError(new GraphQLError(text.en, { originalError: refused as HubError }));
    }
  },
});

/** Where a value stands in the variables. */
interface Place {
  readonly value: unknown;
  readonly key: string | number;
  readonly within?: Place;
}

function pathOf(place: Place): string {
  const keys: (string | number)[] = [];
  for (let at: Place | undefined = place; at; at = at.within) keys.unshift(at.key);
  return keys.join('.');
}

/**
 * Refuses a list that is too long, wherever it stands in a value. Without recursion: a client may nest as deep as its
 * body is long.
 */
function checkValue(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const waiting: Place[] = [{ value, key: name }];
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { value: here } = place;
    if (Array.isArray(here) && here.length > INPUT_LIST_CAP) checkListLength(pathOf(place), here);
    for (const key in here as object) {
      const inner = (here as Record<string, unknown>)[key];
      if (typeof inner === 'object' && inner !== null) waiting.push({ value: inner, key, within: place });
    }
  }
}

/** The variables that stand for a whole argument which has a limit of its own, found by the argument's name. */
function variablesOfIds(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, {
    Field(node) {
      if (node.name.value !== 'nodes') return;
      for (const { name, value } of node.arguments ?? [])
        if (name.value === 'ids' && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
}

/**
 * Checks the lists in the variables of an operation, as they came.
 * @throws HubError BAD_INPUT for a list that is too long
 */
export function listCheckOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => void {
  const exempt = variablesOfIds(document);
  const names = (operation.variableDefinitions ?? [])
    .map(({ variable }) => variable.name.value)
    .filter((name) => !exempt.has(name));
  return (variables) => {
    for (const name of names) checkValue(name, variables[name]);
  };
}
