import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';

import { literal } from './json-text.ts';

type Encoder = (sql: string) => string;

const asJsonString: Encoder = (sql) => `to_json(${sql})::text`;
const asPlainText: Encoder = (sql) => `(${sql})::text`;

/** Scalars whose JSON isn't that of their text. */
const encoders: Record<string, Encoder> = {
  Int: asPlainText,
  Boolean: asPlainText,
  Float: (sql) => `(${sql})::float8::text`,
  DateTime: (sql) => `to_char(${sql} AT TIME ZONE 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.MS"Z\\""')`,
};

/** A value as JSON text in SQL, by the type that the client is promised; a missing value is `null`. */
export function encode(sql: string, type: GraphQLOutputType): string {
  const named = getNullableType(type);
  const encoder = isListType(named) ? asJsonString : encoderOf(named as GraphQLNamedType);
  const json = encoder(sql);
  return isNonNullType(type) ? json : `coalesce(${json}, 'null')`;
}

function encoderOf(type: GraphQLNamedType): Encoder {
  // The values of an enum are bare words: nothing in them needs escaping.
  if (isEnumType(type)) return (sql) => `'"' || (${sql})::text || '"'`;
  return encoders[type.name] ?? asJsonString;
}

/**
 * A global id in SQL: base64url of type and UUID, as kernel/listing/global-id.ts makes it. What of the type fills whole
 * groups of base64 is encoded while compiling; letters, digits, colons and hyphens never give the two digits in which
 * base64url differs from base64, and what is left is too short for a line feed. A cast to bytea and split_part take a
 * half of the time of convert_to and rtrim.
 */
export function encodeGlobalId(typeName: string, id: string): string {
  const prefix = `${typeName}:`;
  const whole = prefix.length - (prefix.length % 3);
  const rest = prefix.slice(whole);
  const head = literal(Buffer.from(prefix.slice(0, whole)).toString('base64url'));
  const bytes = rest === '' ? `${id}::text::bytea` : `(${literal(rest)} || ${id})::bytea`;
  const tail = `encode(${bytes}, 'base64')`;
  return `${head} || ${rest === '' ? tail : `split_part(${tail}, '=', 1)`}`;
}

/** A cursor in SQL: base64url of a JSON array, as kernel/listing/cursor.ts makes it. */
export const encodeCursor = (fingerprint: string, keys: string[]): string => {
  const parts = keys.map((key) => `coalesce(to_json((${key})::text)::text, 'null')`);
  const array = `'[' || to_json(${fingerprint})::text || ',' || ${parts.join(` || ',' || `)} || ']'`;
  return `'"' || translate(encode(convert_to(${array}, 'UTF8'), 'base64'), E'+/=\\n', '-_') || '"'`;
};
