import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Fielded = GraphQLObjectType | GraphQLInterfaceType;

/** Rows that a page asks for, by how deep it lies. */
const ROWS = [10, 5, 2];

const isFielded = (type: unknown): type is Fielded => isObjectType(type) || isInterfaceType(type);

export const isConnection = (type: unknown): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');

const needsArguments = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

/** The rows of a connection with everything that a frame tells of them. */
const page = (inner: string): string =>
  `{ totalCount totalCountIsCapped pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { __typename } edges { cursor node { ${inner} } } }`;

/**
 * Everything that can be asked of a type: its fields, and what they lead to, for as many steps as are given. What takes
 * arguments of its own is left for the tests of those fields.
 */
export function everythingOf(schema: GraphQLSchema, type: Fielded, steps: number, at = 0): string {
  const fields = Object.values(type.getFields()).filter((field) => !needsArguments(field));
  const selected = fields.flatMap((field) => {
    const target = getNamedType(field.type);
    if (isLeafType(target)) return [field.name];
    if (steps === 0 || !isFielded(target)) return [];
    if (!isConnection(target))
      return [`${field.name} { ${everythingOf(schema, target, steps - 1, at + 1)} }`];
    const row = getNamedType(target.getFields().nodes!.type) as Fielded;
    const inner = everythingOf(schema, row, steps - 1, at + 1);
    return [`${field.name}(first: ${ROWS[at] ?? 1}) ${page(inner)}`];
  });
  return ['__typename', ...selected].join(' ');
}

/** A field of Query with its arguments, and below it everything that is asked of what it leads to. */
export function askRoot(schema: GraphQLSchema, name: string, given: string, steps: number): string {
  const field = schema.getQueryType()?.getFields()[name];
  const target = getNamedType(field?.type);
  if (!isFielded(target)) throw new Error(`Query has no field ${name} that leads to objects`);
  if (!isConnection(target)) return `{ ${name}${given} { ${everythingOf(schema, target, steps)} } }`;
  const row = getNamedType(target.getFields().nodes!.type) as Fielded;
  return `{ ${name}${given} ${page(everythingOf(schema, row, steps))} }`;
}

/** One row by the global id in the variable `id`, with everything that can be asked of its type. */
export function askNode(schema: GraphQLSchema, typeName: string, steps: number): string {
  const type = schema.getType(typeName);
  if (!isFielded(type)) throw new Error(`there is no type ${typeName}`);
  const everything = everythingOf(schema, type, steps);
  return `query Row($id: ID!) { node(id: $id) { __typename ... on ${typeName} { ${everything} } } }`;
}
