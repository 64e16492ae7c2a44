import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { Compilation } from './compilation.ts';
import type { Decisions } from './decisions.ts';
import type { Run } from './given.ts';
import { introspect } from './introspection.ts';
import { type JsonField, jsonObject } from './json-text.ts';
import { joinNotes, Level, Path } from './level.ts';
import type { Parameters } from './parameters.ts';
import { compileRoot } from './root.ts';
import type { Sources } from './source.ts';

/** One read operation as one statement. */
export interface CompiledRead {
  /** Answers one row: the JSON of `data`, and where something may have to be noted, the notes with a comma before each. */
  readonly sql: string;
  readonly parameters: Parameters;
  /** Which runs it serves, of those with variables of one shape. */
  readonly decisions: Decisions;
  /** The plan, for people: a line a step. */
  readonly outline: readonly string[];
}

/** What is asked: a valid document, which of its operations, and the coerced variables. */
export interface AskedRead {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Run['variables'];
  /** Whether a recorded time is asked about, and not the present. */
  isAsOf?: boolean;
}

/** Compiles a query that has been validated against the schema. */
export function compileRead(schema: GraphQLSchema, sources: Sources, asked: AskedRead): CompiledRead {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of asked.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const compilation = new Compilation(
    schema,
    sources,
    fragments,
    asked.operation,
    asked.variables,
    asked.isAsOf,
  );
  const query = schema.getQueryType()!;
  const root = new Level(new Path());
  const fields = [...compilation.rootSelection(query)].map(([key, nodes]): JsonField => {
    const name = nodes[0]!.name.value;
    if (name === '__typename') return [key, { json: JSON.stringify(query.name) }];
    if (name.startsWith('__')) {
      const get = (run: Run) => introspect(schema, asked.operation, fragments, nodes, run);
      return [key, { sql: compilation.parameters.add(`${key}.introspection`, get, 'text') }];
    }
    return [key, compileRoot(compilation, root, query, key, nodes)];
  });
  const data = jsonObject(fields);
  const notes = root.notes.length > 0 ? `, ${joinNotes(root.notes)} AS notes` : '';
  const from = root.joins.length > 0 ? ` FROM (VALUES (1)) root ${root.joins.join(' ')}` : '';
  // Sent along whatever is asked for, it has to be named.
  const asOf = compilation.asOf === undefined ? '' : ` WHERE ${compilation.asOf} IS NOT NULL`;
  return {
    sql: `SELECT ${data} AS data${notes}${from}${asOf}`,
    parameters: compilation.parameters,
    decisions: compilation.decisions,
    outline: compilation.outline,
  };
}
