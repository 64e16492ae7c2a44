import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';

/** A way from Query to a list: at each step a field, and the object type that it is asked of. */
interface Step {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
}

/** A list of the schema, by the way to it. */
export interface ListOfSchema {
  name: string;
  way: Step[];
}

const isConnection = (field: GraphQLField<unknown, unknown>) =>
  getNamedType(field.type).name.endsWith('Connection');

/** The types of the objects that a field leads to, through the rows of a list. */
function reached(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const named = getNamedType(field.type);
  const row =
    isObjectType(named) && isConnection(field) ? getNamedType(named.getFields().nodes!.type) : named;
  if (isAbstractType(row)) return schema.getPossibleTypes(row);
  return isObjectType(row) ? [row] : [];
}

/** The type on which a field is declared: what an interface declares is one list, whichever type it is asked of. */
const declaredOn = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string =>
  (type.getInterfaces().find((parent) => parent.getFields()[field.name]) ?? type).name;

/** Every list in pages of the schema, each by a shortest way. */
export function everyList(schema: GraphQLSchema): ListOfSchema[] {
  const found = new Map<string, ListOfSchema>();
  const seen = new Set<GraphQLObjectType>([schema.getQueryType()!]);
  let edge: { type: GraphQLObjectType; way: Step[] }[] = [{ type: schema.getQueryType()!, way: [] }];
  while (edge.length > 0) {
    const next: typeof edge = [];
    for (const { type, way } of edge) {
      for (const field of Object.values(type.getFields())) {
        const here = [...way, { type, field }];
        const name = `${declaredOn(type, field)}.${field.name}`;
        if (isConnection(field) && !found.has(name)) found.set(name, { name, way: here });
        for (const target of reached(schema, field)) {
          if (seen.has(target)) continue;
          seen.add(target);
          next.push({ type: target, way: here });
        }
      }
    }
    edge = next;
  }
  return [...found.values()];
}

/** What lists of Query need beside a page. */
const NEEDED: Record<string, string> = {
  searchPartners: 'text: "บ", ',
  history: 'target: $id, ',
  auditTrail: 'target: $id, ',
  agreementsBinding: 'partner: $id, ',
};

const ARGUMENTS: Record<string, string> = {
  'Query.area': '(code: "50")',
  'Query.node': '(id: $id)',
  'Query.nodes': '(ids: [$id])',
  'Query.partner': '(id: $id)',
  'Query.partnerByCode': '(scheme: DLA, code: "1")',
};

/** Goes on from a list by fields that lead to objects, lists first, until so many levels are reached. */
function deepen(schema: GraphQLSchema, way: Step[], depth: number): Step[] {
  const onward = [...way];
  while (onward.length < depth) {
    const types = reached(schema, onward.at(-1)!.field);
    const steps = types.flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
    const leading = steps.filter(({ field }) =>
      reached(schema, field).some((type) =>
        Object.values(type.getFields()).some((one) => reached(schema, one).length > 0),
      ),
    );
    const next = leading.find(({ field }) => isConnection(field)) ?? leading[0];
    if (!next) break;
    onward.push(next);
  }
  return onward;
}

/** Asks for a page of a list, and below it for as many levels as to reach `depth`, a row each. */
export function askForList(schema: GraphQLSchema, list: ListOfSchema, size: number, depth: number): string {
  const way = deepen(schema, list.way, depth);
  const asked = way.reduceRight((inner, { type, field }, level) => {
    const isAsked = level === list.way.length - 1;
    const needed = (type.name === 'Query' && NEEDED[field.name]) || '';
    const args = isConnection(field)
      ? `(${needed}first: ${isAsked ? size : 1})`
      : (ARGUMENTS[`${type.name}.${field.name}`] ?? '');
    const rows = isConnection(field)
      ? `pageInfo { hasNextPage endCursor } totalCount edges { cursor } nodes { __typename ${inner} }`
      : `__typename ${inner}`;
    return `... on ${type.name} { ${field.name}${args} { ${rows} } }`;
  }, '');
  return `query${asked.includes('$id') ? ' ($id: ID!)' : ''} { ${asked} }`;
}
