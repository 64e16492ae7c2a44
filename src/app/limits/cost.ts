import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ObjectValueNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE } from '../../kernel/listing/index.ts';
import { BULK_PAGE_CAP } from '../../kernel/viewer.ts';

/** What an operation asks for, before it is run: rows were every page full, and points by which it is paid. */
export interface Cost {
  readonly points: number;
  readonly nodes: number;
}

export type Variables = Readonly<Record<string, unknown>>;

/** Requests for lists that one point pays. */
const REQUESTS_PER_POINT = 100;
/** A mutation's points, and those of each row of a batch, beside those of the lists that its answer asks for. */
const MUTATION_POINTS = 5;
/** Rows that a list is taken to have which comes whole: they are few, and this is more than they mostly are. */
const WHOLE_LIST = 10;

type Condition = (variables: Variables) => boolean;

/** A list that is asked for, once for each row above it, and the lists within its rows. */
interface Branch {
  /** Under which conditions it is asked for: all of any of these. */
  readonly when: readonly (readonly Condition[])[];
  readonly size: (variables: Variables) => number;
  readonly inner: readonly Branch[];
}

/** A selection of one type's fields, and the conditions under which it is asked for. */
interface Part {
  readonly type: GraphQLNamedType;
  readonly selectionSet: SelectionSetNode;
  readonly when: readonly Condition[];
}

/** A field of a selection, however many times it is written. */
interface Found {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly when: (readonly Condition[])[];
  readonly parts: Part[];
}

/** Works out what an operation costs, as a formula over its variables. */
class Formula {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #defaults: ReadonlyMap<string, ValueNode | undefined>;
  readonly #branches: readonly Branch[];
  /** How many writes each field of a mutation asks for. */
  readonly #writes: readonly Branch['size'][];
  #isConstant = true;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((definition) => [definition.name.value, definition]),
    );
    this.#defaults = new Map(
      (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
        variable.name.value,
        defaultValue,
      ]),
    );
    const type = schema.getRootType(operation.operation)!;
    const found = this.#find([{ type, selectionSet: operation.selectionSet, when: [] }]);
    this.#writes =
      operation.operation === OperationTypeNode.MUTATION
        ? found.map(({ field, node }) => (isBatch(field) ? this.#rowsOf(node) : () => 1))
        : [];
    this.#branches = found.flatMap((each) => this.#branch(each));
  }

  /** The cost by the variables of a request, as they came. */
  toFunction(): (variables: Variables) => Cost {
    if (!this.#isConstant) return (variables) => this.#cost(variables);
    const cost = this.#cost({});
    return () => cost;
  }

  #cost(variables: Variables): Cost {
    let [requests, nodes] = [0, 0];
    const add = (branches: readonly Branch[], parents: number) => {
      for (const { when, size, inner } of branches) {
        if (!when.some((all) => all.every((holds) => holds(variables)))) continue;
        const rows = parents * size(variables);
        requests += parents;
        nodes += rows;
        add(inner, rows);
      }
    };
    add(this.#branches, 1);
    const writes = this.#writes.reduce((sum, count) => sum + count(variables), 0);
    const points = Math.round(requests / REQUESTS_PER_POINT) + writes * MUTATION_POINTS;
    return { points: Math.max(1, points), nodes };
  }

  /** The fields of selections, each once by its key in the answer and its arguments. */
  #find(parts: readonly Part[]): Found[] {
    const found = new Map<string, Found>();
    for (const part of parts) this.#collect(part, found);
    return [...found.values()];
  }

  #collect({ type, selectionSet, when }: Part, found: Map<string, Found>): void {
    for (const selection of selectionSet.selections) {
      const conditions = [...when, ...this.#conditions(selection)];
      if (selection.kind === Kind.FIELD) {
        this.#collectField(type, selection, conditions, found);
        continue;
      }
      const spread =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value)! : selection;
      const on = spread.typeCondition ? this.#schema.getType(spread.typeCondition.name.value)! : type;
      this.#collect({ type: on, selectionSet: spread.selectionSet, when: conditions }, found);
    }
  }

  #collectField(type: GraphQLNamedType, node: FieldNode, when: Condition[], found: Map<string, Found>): void {
    const name = node.name.value;
    if (name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return;
    const field = type.getFields()[name]!;
    const key = [node.alias?.value ?? name, ...(node.arguments ?? []).map(print)].join(' ');
    const known = found.get(key) ?? { field, node, when: [], parts: [] };
    known.when.push(when);
    const { selectionSet } = node;
    if (selectionSet) known.parts.push({ type: getNamedType(field.type), selectionSet, when });
    found.set(key, known);
  }

  /** The lists that a field asks for: itself, where it is one, around those within it. */
  #branch({ field, node, when, parts }: Found): Branch[] {
    const inner = this.#find(parts).flatMap((each) => this.#branch(each));
    const size = this.#sizeOf(field, node);
    return size === undefined ? inner : [{ when, size, inner }];
  }

  /** How many rows a field asks for; undefined where it is no list. */
  #sizeOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Branch['size'] | undefined {
    const takes = (name: string) => field.args.some((argument) => argument.name === name);
    const given = (name: string) => this.#value(node.arguments?.find((each) => each.name.value === name));
    if (takes('first')) {
      const [first, last] = [given('first'), given('last')];
      return (variables) => pageSize(first(variables) ?? last(variables) ?? DEFAULT_PAGE);
    }
    if (isBatch(field)) return this.#rowsOf(node);
    const { kind } = (field.extensions.mapping ?? {}) as { kind?: string };
    if (kind === 'nodes' && takes('ids')) {
      const ids = given('ids');
      return (variables) => lengthOf(ids(variables));
    }
    return kind === 'list' ? () => WHOLE_LIST : undefined;
  }

  /** How many rows a batch has, wherever its input or its list of rows is a variable. */
  #rowsOf(node: FieldNode): Branch['size'] {
    const argument = node.arguments?.find(({ name }) => name.value === 'input');
    const whole = this.#value(argument);
    const given = argument?.value.kind === Kind.OBJECT ? this.#value(rowsIn(argument.value)) : undefined;
    return (variables) => {
      if (given) return lengthOf(given(variables));
      const input = whole(variables) as ObjectValueNode | { kind?: never; rows?: unknown } | undefined;
      return lengthOf(input?.kind === Kind.OBJECT ? literal(rowsIn(input)?.value) : input?.rows);
    };
  }

  /** An argument's value at each run: a number, or the items of a list. */
  #value(argument: { readonly value: ValueNode } | undefined): (variables: Variables) => unknown {
    const node = argument?.value;
    if (node?.kind !== Kind.VARIABLE) {
      const value = literal(node);
      return () => value;
    }
    this.#isConstant = false;
    const name = node.name.value;
    const byDefault = literal(this.#defaults.get(name));
    return (variables) => (variables[name] === undefined ? byDefault : variables[name]);
  }

  #conditions({ directives = [] }: { directives?: FieldNode['directives'] }): Condition[] {
    return directives.flatMap(({ name, arguments: given }): Condition[] => {
      const wanted = { include: true, skip: false }[name.value];
      if (wanted === undefined) return [];
      const value = this.#value(given?.[0]);
      return [(variables) => value(variables) === wanted];
    });
  }
}

function literal(node: ValueNode | undefined): unknown {
  if (node?.kind === Kind.INT) return Number(node.value);
  if (node?.kind === Kind.BOOLEAN) return node.value;
  if (node?.kind === Kind.LIST) return node.values;
  return node === undefined || node.kind === Kind.NULL ? undefined : node;
}

/** A page beyond what anybody may ask for is refused where the page is checked, in words about the page. */
const pageSize = (given: unknown): number =>
  typeof given === 'number' ? Math.min(Math.max(given, 0), BULK_PAGE_CAP) : DEFAULT_PAGE;

const isBatch = ({ extensions }: GraphQLField<unknown, unknown>): boolean => extensions.batch !== undefined;

const rowsIn = (input: ObjectValueNode) => input.fields.find(({ name }) => name.value === 'rows');

/** One item may stand for a list of it. */
const lengthOf = (given: unknown): number =>
  Array.isArray(given) ? given.length : given === undefined ? 0 : 1;

/**
 * What an operation costs, as a function of its variables: GitHub's formula for connections. Each list is requested once
 * for each row above it, were all pages full; a hundred such requests are a point, a mutation or a row of a batch
 * five, and the least is one.
 * The document has been validated.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ((variables: Variables) => Cost) => new Formula(schema, document, operation).toFunction();
