import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Policy, policies } from '../../src/kernel/access/index.ts';
import {
  type ApiClass,
  declarations,
  type FieldMapping,
  type RootMapping,
  type ValueMapping,
} from '../../src/kernel/listing/index.ts';
import type { BatchDeclaration, MutationDeclaration } from '../../src/write/index.ts';

/** What stands outside the rules on purpose: each was looked at by somebody who wrote it down here. */
export interface Exceptions {
  /** Mutations that may be sent without a key, and `Query.field` that may be asked so. */
  open: readonly string[];
  /** `Type.field` that code answers, past row-level security unless the code sees to it. */
  answered: readonly string[];
  /** Object types that are no rows of a table. */
  plain: readonly string[];
  /** Types whose rows a function makes out of governed tables. */
  derived: readonly string[];
}

type Fielded = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, unknown>;

/** `nameTh` is offered as `NAME_TH`; written out again, so that the guard does not trust what it guards. */
const orderKey = (field: string): string =>
  field.replace(/[A-Z]+/g, (capitals) => `_${capitals}`).toUpperCase();

/** Everything of a schema that no rule decides about, by its path and what it lacks. */
export function ungoverned(schema: GraphQLSchema, exceptions: Exceptions): string[] {
  const found: string[] = [];
  const used = new Set<string>();
  const excepted = (kind: keyof Exceptions, path: string): boolean => {
    if (!exceptions[kind].includes(path)) return false;
    used.add(`${kind}: ${path}`);
    return true;
  };
  const declaredOf = (type: Fielded) => type.extensions.declared as ApiClass | undefined;
  const policyOf = (target: ApiClass) => policies.of(declarations.type(target).table());
  const isRestricted = (target: ApiClass): boolean => {
    const policy = policyOf(target);
    return policy !== undefined && policy.reading !== 'SHARED';
  };
  const isGoverned = (type: unknown): boolean =>
    (isObjectType(type) || isInterfaceType(type)) && declaredOf(type) !== undefined;

  const checkMutation = (field: Field): void => {
    const path = `Mutation.${field.name}`;
    // Each row of a batch is decided as the mutation that it is one of.
    const batch = field.extensions.batch as BatchDeclaration | undefined;
    const declaration = batch?.row ?? (field.extensions.mutation as MutationDeclaration | undefined);
    const action = batch?.of ?? field.name;
    if (!declaration) found.push(`${path}: goes past the write path`);
    else if (declaration.isOpen) {
      if (!excepted('open', field.name)) found.push(`${path}: is open to everybody`);
    } else if (!policies.actions().some(({ name }) => name === action)) {
      found.push(`${path}: no rule says who may`);
    }
  };

  const checkQuery = (field: Field): void => {
    const path = `Query.${field.name}`;
    const { mapping, answer, isOpen } = field.extensions as {
      mapping?: RootMapping;
      answer?: unknown;
      isOpen?: boolean;
    };
    if (isOpen && !excepted('open', path)) found.push(`${path}: is open to everybody`);
    if (mapping && !answer) return;
    if (!excepted('answered', path)) found.push(`${path}: is answered by code`);
  };

  /** Types of values in several forms stand under the rule of whatever row has them, which is their only way in. */
  const valueClassOf = (type: unknown) => (isObjectType(type) ? type.extensions.value : undefined);
  const reached = new Set<unknown>();

  /** A masked column of a type is told in no other form either. */
  const checkValue = (path: string, type: Fielded, mapping: ValueMapping): void => {
    reached.add(mapping.target());
    const told = new Set<string>();
    mapping.columns((property) => {
      told.add(property);
      return property;
    });
    for (const other of Object.values(type.getFields())) {
      const column = other.extensions.mapping as FieldMapping | undefined;
      if (column?.kind === 'column' && column.mask && told.has(column.property))
        found.push(`${path}: tells what ${type.name}.${other.name} withholds`);
    }
  };

  const checkField = (type: Fielded, field: Field): void => {
    const path = `${type.name}.${field.name}`;
    const mapping = field.extensions.mapping as FieldMapping | undefined;
    if (!mapping) {
      const inherited = type
        .getInterfaces()
        .some((parent) => parent.getFields()[field.name]?.extensions.mapping);
      if (!inherited && !excepted('answered', path)) found.push(`${path}: is answered by code`);
      return;
    }
    if (mapping.kind === 'value') checkValue(path, type, mapping);
    if (mapping.kind === 'toOne' && isNonNullType(field.type) && isRestricted(mapping.target()))
      found.push(`${path}: leads to restricted rows and can't be null`);
    if (mapping.kind === 'column' && mapping.mask) {
      const filter = schema.getType(`${type.name}Filter`);
      const order = schema.getType(`${type.name}OrderField`);
      if (isNonNullType(field.type)) found.push(`${path}: is masked and can't be null`);
      if (isInputObjectType(filter) && filter.getFields()[field.name])
        found.push(`${path}: is masked and can be filtered by`);
      if (isEnumType(order) && order.getValue(orderKey(field.name)))
        found.push(`${path}: is masked and can be sorted by`);
    }
  };

  /** Connections, edges and payloads hold nothing of their own beside what leads to a governed type. */
  const isFrame = (type: GraphQLObjectType): boolean => {
    const fields = type.getFields();
    const targetOf = (name: string) => fields[name] && getNamedType(fields[name].type);
    if (type.name.endsWith('Connection'))
      return (
        Object.keys(fields).sort().join() === 'edges,nodes,pageInfo,totalCount,totalCountIsCapped' &&
        isGoverned(targetOf('nodes'))
      );
    if (type.name.endsWith('Edge'))
      return Object.keys(fields).sort().join() === 'cursor,node' && isGoverned(targetOf('node'));
    return Object.values(schema.getMutationType()?.getFields() ?? {}).some(
      ({ type: answered, extensions }) => {
        const payload = getNamedType(answered);
        if (payload === type) return true;
        if (!extensions.batch || !isObjectType(payload)) return false;
        return getNamedType(payload.getFields().rows!.type) === type;
      },
    );
  };

  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) checkQuery(field);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) checkMutation(field);
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}))
    if (!excepted('answered', `Subscription.${field.name}`))
      found.push(`Subscription.${field.name}: is answered by code`);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || roots.includes(type as GraphQLObjectType)) continue;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const declared = declaredOf(type);
    if (declared) {
      if (!policyOf(declared) && !excepted('derived', type.name))
        found.push(`${type.name}: no rule says who may read its rows`);
      for (const field of Object.values(type.getFields())) checkField(type, field);
    } else if (valueClassOf(type)) {
      for (const field of Object.values(type.getFields()))
        if (typeof field.extensions.form !== 'function')
          found.push(`${type.name}.${field.name}: is no form of a row's columns`);
    } else if (!(isObjectType(type) && isFrame(type)) && !excepted('plain', type.name)) {
      found.push(`${type.name}: is no row of a governed table`);
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    const value = valueClassOf(type);
    if (value && !reached.has(value)) found.push(`${type.name}: no row of a governed table has it`);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const mapping = field.extensions.mapping as FieldMapping | undefined;
      if (valueClassOf(getNamedType(field.type)) && mapping?.kind !== 'value')
        found.push(`${type.name}.${field.name}: holds a value that no row has`);
    }
  }
  for (const [kind, paths] of Object.entries(exceptions))
    for (const path of paths)
      if (!used.has(`${kind}: ${path}`)) found.push(`${path}: stands under "${kind}" without need`);
  return found;
}

/** The engine's types over tables, each with the table and whether its module calls it restricted. */
export const governedTypes = (): {
  type: string;
  target: ApiClass;
  isRestricted: boolean;
  policy: Policy;
}[] =>
  declarations.types().flatMap((target) => {
    const declared = declarations.type(target);
    const policy = policies.of(declared.table());
    return policy ? [{ type: declared.name, target, isRestricted: policy.reading !== 'SHARED', policy }] : [];
  });
