import {
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import type { Viewer } from '../../kernel/viewer.ts';

/** What differs between two runs of one compiled operation. */
export interface Run {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  /** The recorded time that is asked about, as text of an instant; the present where it is left out. */
  readonly asOf?: string | undefined;
}

/** All that an input value depends on. */
export type RunVariables = Pick<Run, 'variables'>;

/** Finds a value again at each run. */
export type Getter = (run: Run) => unknown;

/** Works something out once for each run, however many parameters are made of it. */
export function oncePerRun<Value>(work: (run: Run) => Value): (run: Run) => Value {
  const known = new WeakMap<Run, { value: Value }>();
  return (run) => {
    const found = known.get(run) ?? { value: work(run) };
    known.set(run, found);
    return found.value;
  };
}

const partOf = (value: unknown, key: string | number): unknown =>
  value === null || value === undefined ? undefined : (value as Record<string | number, unknown>)[key];

/**
 * An input value: what it is while the operation is compiled, which decides the shape of the statement, and how it is
 * found again at each run. Values that only fill a parameter differ from run to run; those that shape the statement are
 * part of the cache's key (see shape.ts).
 */
export class Given {
  readonly value: unknown;
  readonly get: (run: RunVariables) => unknown;
  readonly #child: (key: string | number) => Given;

  constructor(value: unknown, get: (run: RunVariables) => unknown, child?: (key: string | number) => Given) {
    this.value = value;
    this.get = get;
    this.#child = child ?? ((key) => new Given(partOf(value, key), (run) => partOf(get(run), key)));
  }

  static constant(value: unknown): Given {
    return new Given(value, () => value);
  }

  /** Whether something else than null was given. */
  get isSet(): boolean {
    return this.value !== null && this.value !== undefined;
  }

  part(key: string | number): Given {
    return this.#child(key);
  }

  /** The fields of an input object that were given, null ones included. */
  entries(): [string, Given][] {
    const fields = Object.entries(this.value as object).filter(([, value]) => value !== undefined);
    return fields.map(([key]) => [key, this.part(key)]);
  }

  items(): Given[] {
    return (this.value as unknown[]).map((_, position) => this.part(position));
  }
}

function objectChild(node: ObjectValueNode, type: GraphQLInputType, variables: Run['variables']) {
  const fields = isInputObjectType(type) ? type.getFields() : {};
  return (key: string | number): Given => {
    const field = fields[key];
    const given = node.fields.find((candidate) => candidate.name.value === key);
    if (!field) throw new Error(`no input field ${key}`);
    return given ? givenOf(given.value, field.type, variables) : Given.constant(field.defaultValue);
  };
}

/** An argument's value out of the document, with variables in whatever place. */
export function givenOf(node: ValueNode, type: GraphQLInputType, variables: Run['variables']): Given {
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return new Given(variables[name], (run) => run.variables[name]);
  }
  const inner = isNonNullType(type) ? type.ofType : type;
  const value = valueFromAST(node, type, variables);
  const get = (run: RunVariables) => valueFromAST(node, type, run.variables);
  // One item may stand for a list of it.
  if (isListType(inner) && node.kind !== Kind.LIST)
    return new Given(value, get, () => givenOf(node, inner.ofType, variables));
  if (node.kind === Kind.OBJECT) return new Given(value, get, objectChild(node, inner, variables));
  if (node.kind === Kind.LIST && isListType(inner)) {
    return new Given(value, get, (position) =>
      givenOf(node.values[Number(position)]!, inner.ofType, variables),
    );
  }
  return new Given(value, get);
}
