import DataLoader from 'dataloader';
import {
  type DocumentNode,
  defaultFieldResolver,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parseType,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ReadLater } from '../../kernel/asking.ts';
import { toGlobalId } from '../../kernel/listing/index.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { HubContext } from '../context.ts';

/** Where a part of an operation is read by itself, its one field has this key. */
const KEY = 'answer';
const ID_VARIABLE = '__objectId';
const IDS_VARIABLE = '__objectIds';
/** As many objects as one question may name. */
const MOST_AT_ONCE = 100;

/** An object as the reader gave it: its properties are the keys of the response, not the names of fields. */
class ReadObject {
  constructor(properties: object) {
    Object.assign(this, properties);
  }
}

const byResponseKey: GraphQLFieldResolver<unknown, HubContext> = (source, args, context, info) =>
  source instanceof ReadObject
    ? (source as unknown as Record<string, unknown>)[info.path.key]
    : defaultFieldResolver(source, args, context, info);

/** Lets every field that has no resolver of its own take its value from what the reader gave. */
export function takeFromReadObjects(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve ??= byResponseKey as never;
  }
  return schema;
}

/** An operation of its own, made of a part of another. */
interface PartOperation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  source: string;
}

/** By the node of the document, which outlives the request as long as the document is remembered. */
const parts = new WeakMap<FieldNode, PartOperation>();
let made = 0;

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** A variable that a part takes beside those of the operation. */
interface PartVariable {
  name: string;
  type: string;
}

function partOf(info: GraphQLResolveInfo, selection: SelectionNode, takes?: PartVariable): PartOperation {
  const [node] = info.fieldNodes as [FieldNode, ...FieldNode[]];
  const known = parts.get(node);
  if (known) return known;
  const taken = takes && [
    {
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: name(takes.name) },
      type: parseType(takes.type),
    } as const,
  ];
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [...(info.operation.variableDefinitions ?? []), ...(taken ?? [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
  };
  const definitions = [operation, ...Object.values(info.fragments)];
  const document = withTypeNames(info.schema, { kind: Kind.DOCUMENT, definitions });
  made += 1;
  const part = {
    document,
    operation: document.definitions[0] as OperationDefinitionNode,
    source: `part ${made}`,
  };
  parts.set(node, part);
  return part;
}

/** Asks every object of an interface for its type as well, by which graphql-js goes on. */
function withTypeNames(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const typeName = { kind: Kind.FIELD, name: name('__typename') } as const;
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node) {
          const parent = types.getParentType();
          if (!parent || !isAbstractType(parent)) return undefined;
          return { ...node, selections: [typeName, ...node.selections] };
        },
      },
    }),
  );
}

async function read(part: PartOperation, variables: Record<string, unknown>, context: HubContext) {
  const { reader, viewer, departure, notes } = context;
  const data = await reader.read({ ...part, variables, viewer, departure });
  notes.push(...data.notes);
  const revived = JSON.parse(data.text, (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? new ReadObject(value) : value,
  );
  return revived[KEY];
}

/**
 * What stands for an object in the value of a field: it is read as far as the operation asks for it, under the rights of
 * the request's viewer or of the one that is given.
 */
export const readLater = (
  object: ReadLater | null,
  viewer?: Viewer,
): GraphQLFieldResolver<unknown, HubContext> | null =>
  object &&
  // graphql-js calls a property that is a function with what a resolver gets behind the source.
  (((_args: unknown, context: HubContext, info: GraphQLResolveInfo) => {
    const selection = selectionOf('node', 'id', ID_VARIABLE, info);
    const part = partOf(info, selection, { name: ID_VARIABLE, type: 'ID!' });
    const variables = { ...info.variableValues, [ID_VARIABLE]: toGlobalId(object.type, object.id) };
    return read(part, variables, { ...context, viewer: viewer ?? context.viewer });
  }) as never);

/**
 * The same for the rows of one answer: what one field of all of them leads to is read together, and not in a statement
 * for each. To be made anew for each answer.
 */
export function readTogether(): (
  object: ReadLater | null,
) => GraphQLFieldResolver<unknown, HubContext> | null {
  const loaders = new Map<FieldNode, DataLoader<string, unknown>>();
  const loaderFor = (context: HubContext, info: GraphQLResolveInfo): DataLoader<string, unknown> => {
    const [node] = info.fieldNodes as [FieldNode, ...FieldNode[]];
    const known = loaders.get(node);
    if (known) return known;
    const selection = selectionOf('nodes', 'ids', IDS_VARIABLE, info);
    const part = partOf(info, selection, { name: IDS_VARIABLE, type: '[ID!]!' });
    const loader = new DataLoader(
      (ids: readonly string[]) => read(part, { ...info.variableValues, [IDS_VARIABLE]: ids }, context),
      { maxBatchSize: MOST_AT_ONCE },
    );
    loaders.set(node, loader);
    return loader;
  };
  return (object) =>
    object &&
    (((_args: unknown, context: HubContext, info: GraphQLResolveInfo) =>
      loaderFor(context, info).load(toGlobalId(object.type, object.id))) as never);
}

/** Asks a field of Query for objects by their ids, in the words in which a field asks for what it leads to. */
const selectionOf = (
  field: string,
  argument: string,
  variable: string,
  info: GraphQLResolveInfo,
): SelectionNode => ({
  kind: Kind.FIELD,
  alias: name(KEY),
  name: name(field),
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: name(argument),
      value: { kind: Kind.VARIABLE, name: name(variable) },
    },
  ],
  selectionSet: {
    kind: Kind.SELECTION_SET,
    selections: info.fieldNodes.map((node) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: name(getNamedType(info.returnType).name) },
      selectionSet: node.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [] },
    })),
  },
});

/** A field of Query by itself, where it stands beside one that is answered by code. */
export const readRoot: GraphQLFieldResolver<unknown, HubContext> = (_root, _args, context, info) => {
  const [node] = info.fieldNodes as [FieldNode, ...FieldNode[]];
  const selections = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const selection: FieldNode = {
    ...node,
    alias: name(KEY),
    ...(node.selectionSet && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  };
  return read(partOf(info, selection), { ...info.variableValues }, context);
};
