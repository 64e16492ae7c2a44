import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { ApiClass, FieldMapping, RootMapping } from '../../kernel/listing/index.ts';
import { type Decide, Decisions } from './decisions.ts';
import { Given, givenOf, type Run } from './given.ts';
import type { Level } from './level.ts';
import { Parameters } from './parameters.ts';
import { Row } from './row.ts';
import type { Source, Sources } from './source.ts';

/** The fields that a selection asks of one type, by response key; several nodes of one key are merged. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** Makes JSON of a row: the fields that were asked of it. */
export type CompileObject = (
  compilation: Compilation,
  level: Level,
  row: Row,
  named: GraphQLNamedType,
  nodes: readonly FieldNode[],
) => string;

/** What is known while one operation becomes one statement. */
export class Compilation {
  readonly parameters = new Parameters();
  readonly decisions = new Decisions();
  readonly outline: string[] = [];
  readonly #checked = new Set<FieldNode>();
  #aliases = 0;
  #depth = 0;
  /** The recorded time that is asked about, as SQL of an instant; the present where there is none. */
  #asOf: string | undefined;
  #versionsOf: Source | undefined;

  constructor(
    readonly schema: GraphQLSchema,
    readonly sources: Sources,
    readonly fragments: Record<string, FragmentDefinitionNode>,
    readonly operation: OperationDefinitionNode,
    readonly variables: Run['variables'],
    isAsOf: boolean = false,
  ) {
    if (isAsOf) this.#asOf = this.parameters.add('asOf', (run) => run.asOf, 'timestamptz');
  }

  /** A row of a source under an alias that no other has: as it is, or as it was at the time that is asked about. */
  row(source: Source): Row {
    const rows = this.#asOf === undefined ? null : source.rowsAsOf(this.#asOf);
    return new Row(source, this.alias(source.shortName), rows ?? undefined);
  }

  /** The same for a row that is joined to others by its id, given as SQL. */
  rowById(source: Source, id: string): Row {
    const rows = this.#asOf === undefined ? null : source.rowsAsOf(this.#asOf, id);
    return new Row(source, this.alias(source.shortName), rows === null ? undefined : `LATERAL ${rows}`);
  }

  /** The recorded time that is asked about, as SQL of an instant; undefined for the present. */
  get asOf(): string | undefined {
    return this.#asOf;
  }

  /** Whatever `inner` compiles is read as it was recorded at an instant, given as SQL. */
  at<Result>(instant: string, inner: () => Result): Result {
    const before = this.#asOf;
    this.#asOf = instant;
    try {
      return inner();
    } finally {
      this.#asOf = before;
    }
  }

  /** The source of the record whose versions are told, while a version is compiled. */
  get versionsOf(): Source | undefined {
    return this.#versionsOf;
  }

  /** Whatever `inner` compiles tells of versions of a source's rows. */
  tellingOf<Result>(source: Source | undefined, inner: () => Result): Result {
    const before = this.#versionsOf;
    this.#versionsOf = source;
    try {
      return inner();
    } finally {
      this.#versionsOf = before;
    }
  }

  /** A name that no other alias has. */
  alias(purpose: string): string {
    this.#aliases += 1;
    return `${purpose}_${this.#aliases}`;
  }

  /** Decides something of the text by values: for a run that decides otherwise the operation is compiled again. */
  decide(decide: Decide): string {
    this.decisions.add(decide);
    return decide(this);
  }

  rootSelection(type: GraphQLObjectType): Selection {
    return collectFields(
      this.schema,
      this.fragments,
      this.variables as never,
      type,
      this.operation.selectionSet,
    );
  }

  selection(type: GraphQLObjectType, nodes: readonly FieldNode[]): Selection {
    return collectSubfields(this.schema, this.fragments, this.variables as never, type, nodes);
  }

  /** An argument's value; its default where it wasn't given. */
  argument(field: GraphQLField<unknown, unknown>, node: FieldNode, name: string): Given {
    this.#checkArguments(field, node);
    const declared = field.args.find((argument) => argument.name === name);
    const given = node.arguments?.find((argument) => argument.name.value === name);
    if (!declared) throw new Error(`${field.name} takes no argument ${name}`);
    const value = given && givenOf(given.value, declared.type, this.variables);
    // A variable that was left out counts as an argument that was left out.
    if (value === undefined || value.value === undefined) return Given.constant(declared.defaultValue);
    return value;
  }

  /** Refuses what a valid document can still get wrong by its variables: null where an argument must not be null. */
  #checkArguments(field: GraphQLField<unknown, unknown>, node: FieldNode): void {
    if (this.#checked.has(node)) return;
    getArgumentValues(field, node, this.variables);
    this.#checked.add(node);
  }

  /** The names of the object types whose rows a source has. */
  typeNamesOf(source: Source): string[] {
    const types = Object.values(this.schema.getTypeMap()).filter(isObjectType);
    return types
      .filter((type) => classOf(type) !== undefined)
      .filter((type) => {
        const candidate = this.sources.of(classOf(type));
        const sameTable = candidate.table === source.table;
        return sameTable && (source.mark === undefined || candidate.mark?.value === source.mark.value);
      })
      .map((type) => type.name);
  }

  /** Writes one line of the readable plan; what `inner` writes stands below it. */
  describe<Result>(line: string, inner: () => Result): Result {
    this.outline.push(`${'  '.repeat(this.#depth)}${line}`);
    this.#depth += 1;
    try {
      return inner();
    } finally {
      this.#depth -= 1;
    }
  }
}

/** The mapping that the listing kit left on a field. */
export const mappingOf = (field: GraphQLField<unknown, unknown>): FieldMapping | RootMapping | undefined =>
  field.extensions.mapping as FieldMapping | RootMapping | undefined;

/** The class that an object type was declared by. */
export const classOf = (type: { extensions: Readonly<Record<string, unknown>> }): ApiClass =>
  type.extensions.declared as ApiClass;
