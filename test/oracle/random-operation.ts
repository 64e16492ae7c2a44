import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  print,
  validate,
} from 'graphql';
import { Arguments } from './random/arguments.ts';
import { Chance } from './random/chance.ts';
import type { Material } from './random/material.ts';
import { type AskedList, Selections } from './random/selections.ts';
import { Values } from './random/values.ts';
import { Variables } from './random/variables.ts';

/** A valid read operation, by chance. */
export interface RandomOperation {
  seed: number;
  source: string;
  variables: Record<string, unknown>;
  /** Asks for the page behind or before one that was answered; nothing where the answer told no cursor. */
  next(answer: unknown): RandomOperation | undefined;
}

const DEEPEST = 6;

/** The operation of a seed over a schema; the same seed gives the same again. */
export function randomOperation(schema: GraphQLSchema, material: Material, seed: number): RandomOperation {
  const chance = new Chance(seed);
  for (;;) {
    const made = attempt(schema, material, chance, seed);
    // Two fields under one name may contradict each other: such a draw is no operation.
    if (made) return made;
  }
}

function attempt(
  schema: GraphQLSchema,
  material: Material,
  chance: Chance,
  seed: number,
): RandomOperation | undefined {
  const variables = new Variables(chance);
  const selections = new Selections(
    schema,
    chance,
    variables,
    new Arguments(chance, new Values(chance, material), variables),
  );
  const selectionSet = selections.root(schema.getQueryType()!, chance.between(1, DEEPEST));
  const document = (): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        name: { kind: Kind.NAME, value: `Random${seed}` },
        variableDefinitions: variables.definitions,
        selectionSet,
      },
      ...selections.fragments,
    ],
  });
  const settled = (): RandomOperation | undefined => {
    const source = print(document());
    if (validate(schema, document()).length > 0) return undefined;
    const next = (answer: unknown) => {
      for (const list of chance.some(selections.lists, selections.lists.length)) {
        const cursors = chance.some(cursorsUnder(list.mark, answer), 1);
        if (cursors.length > 0) return turnPage(list, cursors[0]!, chance, variables, schema, settled);
      }
      return undefined;
    };
    return { seed, source, variables: { ...variables.values }, next };
  };
  return settled();
}

function turnPage(
  list: AskedList,
  cursor: string,
  chance: Chance,
  variables: Variables,
  schema: GraphQLSchema,
  settled: () => RandomOperation | undefined,
): RandomOperation | undefined {
  const node = list.node as { arguments: NonNullable<FieldNode['arguments']> };
  const isBackward = node.arguments.some((argument) => argument.name.value === 'last');
  // Mostly the way in which the list is read; now and then the other, which is allowed too.
  const side = chance.falls(0.8) === isBackward ? 'before' : 'after';
  const text = schema.getType('String') as never;
  node.arguments = [
    ...node.arguments.filter((argument) => argument.name.value !== side),
    { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: side }, value: variables.write(cursor, text) },
  ];
  return settled();
}

/** The cursors that an answer tells under an alias, wherever in it. */
function cursorsUnder(mark: string, answer: unknown): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  return Object.entries(answer).flatMap(([key, value]) => {
    if (key !== mark) return cursorsUnder(mark, value);
    return Object.values(value as Record<string, unknown>).filter((cursor) => typeof cursor === 'string');
  });
}
