import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { newId } from '../../../src/kernel/ids.ts';
import { fromGlobalId, toGlobalId } from '../../../src/kernel/listing/index.ts';
import type { Letter } from '../../factories/personas.ts';
import type { Maker, Rows, Try } from '../mutation-attempts.ts';

/** What is put in the place of a good value; a function where a row has to be looked up for it. */
export type Patch = Readonly<Record<string, unknown>>;

/** One bad input: a good one with something in it otherwise, and how exactly it is refused. */
export interface BadInput {
  mutation: string;
  what: string;
  /** By the path of a field; undefined leaves it out. */
  patch: Patch;
  /** Each refusal as `CODE field rule`; a rule that ends in … goes on. */
  refused: readonly string[];
  /** Changes what is there before it is sent, past every rule. */
  before?: (rows: Rows, input: Record<string, unknown>) => Promise<void>;
}

/** The lines of one mutation. */
export const bad = (
  mutation: string,
  lines: readonly [
    what: string,
    patch: Patch,
    refused: string | readonly string[],
    before?: BadInput['before'],
  ][],
): BadInput[] =>
  lines.map(([what, patch, refused, before]) => ({
    mutation,
    what,
    patch,
    refused: typeof refused === 'string' ? [refused] : refused,
    ...(before && { before }),
  }));

/** The id of an object that is not there. */
export const none = (type: string): string => toGlobalId(type, newId());

/** A citizen's number, of which the check digit is right, and a telephone number. */
export const CITIZEN = 'เลข 1-2345-67890-12-1';
export const PHONE = 'โทร 081-234-5678';

/** A copy of an input with a value at a path; lists and inputs on the way are made where they are missing. */
export function withValue(input: object, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(input) as Record<string, unknown>;
  const keys = path.split('.');
  let at: Record<string, unknown> = copy;
  for (const [no, key] of keys.slice(0, -1).entries()) {
    at[key] ??= /^\d+$/.test(keys[no + 1]!) ? [] : {};
    at = at[key] as Record<string, unknown>;
  }
  const last = keys.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** A field of an input, with the path under which a refusal names it. */
export interface Place {
  path: string;
  /** The name of the scalar or enum that it takes. */
  type: string;
  isEnum: boolean;
  isList: boolean;
}

/** Every field of an input that takes a value, but for those within inputs that a good one has not. */
export function placesIn(inputType: GraphQLInputObjectType, input: object, at = ''): Place[] {
  const given = input as Record<string, unknown>;
  return Object.values(inputType.getFields()).flatMap((field): Place[] => {
    const path = `${at}${field.name}`;
    const named = getNamedType(field.type);
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    if (!isInputObjectType(named)) return [{ path, type: named.name, isEnum: isEnumType(named), isList }];
    const within = isList ? (given[field.name] as object[] | undefined)?.[0] : given[field.name];
    if (within == null && hasNeeds(named)) return [];
    return placesIn(named, (within ?? {}) as object, `${path}${isList ? '.0' : ''}.`);
  });
}

const hasNeeds = (type: GraphQLInputObjectType): boolean =>
  Object.values(type.getFields()).some(
    (field) => isNonNullType(field.type) && field.defaultValue === undefined,
  );

export function inputTypeOf(schema: GraphQLSchema, mutation: string): GraphQLInputObjectType {
  const type: GraphQLInputType = schema.getMutationType()!.getFields()[mutation]!.args[0]!.type;
  return getNamedType(type) as GraphQLInputObjectType;
}

/** Makes what an input names otherwise than a good one has it, such as ended: past every rule, before it is sent. */
export const where =
  (table: string, set: string, field = 'id'): BadInput['before'] =>
  async (rows, input) => {
    const named = field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], input);
    const { id } = fromGlobalId(String(named));
    await rows.one(`UPDATE ${table} SET ${set} WHERE id = $1 RETURNING id`, [id]);
  };

/** The id of the first row that a statement finds, as a global one. */
export const found =
  (type: string, sql: string) =>
  async (rows: Rows): Promise<string> => {
    const row = await rows.one<{ id: string } | undefined>(sql);
    if (!row) throw new Error(`there is none: ${sql}`);
    return toGlobalId(type, row.id);
  };

/** What a good input of another mutation names, made for this: by its own type, or by another for the same UUID. */
export const named =
  (maker: Maker, field: string, { type, on }: { type?: string; on?: Letter } = {}) =>
  async (rows: Rows, tried: Try): Promise<string> => {
    const { input } = await maker.make(rows, { ...tried, ...(on && { on }) });
    const object = fromGlobalId(String(input[field]));
    return toGlobalId(type ?? object.type, object.id);
  };

/** The same, in a state that it has come to past every rule. */
export const namedWhere =
  (maker: Maker, field: string, table: string, set: string) =>
  async (rows: Rows, tried: Try): Promise<string> => {
    const { input } = await maker.make(rows, tried);
    await where(table, set, field)!(rows, input);
    return String(input[field]);
  };

/** A value that another field of the input has. */
export const sameAs =
  (field: string) =>
  (_rows: Rows, _tried: Try, input: Record<string, unknown>): unknown =>
    field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], input);
