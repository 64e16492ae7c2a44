import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import { type ErrorDetail, HubError } from '../../kernel/errors.ts';
import { answerTo, type ErrorAnswer, refusal, shortened } from '../http/error-answer.ts';
import { type RequestScope, requestScope } from '../http/request-scope.ts';

/** What Apollo and graphql-js refuse by themselves, before anything of ours has run; they say why in English. */
const REFUSED_IN_THAI: Readonly<Record<string, string>> = {
  [ApolloServerErrorCode.BAD_REQUEST]: 'คำขอ HTTP ไม่ถูกรูปแบบของ GraphQL',
  [ApolloServerErrorCode.GRAPHQL_PARSE_FAILED]: 'อ่านคำสั่ง GraphQL ไม่ได้ ไวยากรณ์ผิดหรือยาวเกินกำหนด',
  [ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED]: 'คำสั่ง GraphQL ไม่ตรงกับสคีมา',
  [ApolloServerErrorCode.BAD_USER_INPUT]: 'ค่าของตัวแปรหรืออาร์กิวเมนต์ไม่ถูกต้อง',
  [ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE]: 'ไม่พบคำสั่งตามชื่อใน operationName',
  [ApolloServerErrorCode.PERSISTED_QUERY_NOT_SUPPORTED]: 'ฮับนี้ไม่รองรับ persisted query',
};

/** Their words for what does not fit the schema, which name parts of it. */
const TELLS_OF_SCHEMA: ReadonlySet<string> = new Set([
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
]);
const TOLD_WITH_KEY = 'The operation does not fit the schema; with a key it is told why';

const ARGUMENT_NODES: ReadonlySet<Kind> = new Set([Kind.ARGUMENT, Kind.VARIABLE, Kind.FIELD]);

/** What was thrown, out of the wrappers that graphql-js and Apollo put around it. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** graphql-js refuses an argument's value while it executes, with no code of its own: still the client's input. */
const isArgumentRefusal = (cause: unknown): boolean =>
  cause instanceof GraphQLError &&
  cause.message.startsWith('Argument "') &&
  cause.nodes?.[0]?.kind !== undefined &&
  ARGUMENT_NODES.has(cause.nodes[0].kind);

/** Nor has it a code for what it says in place of the wrong variables past the first few. */
const isEndOfRefusals = (cause: unknown): boolean =>
  cause instanceof GraphQLError && cause.message.startsWith('Too many errors processing variables');

/**
 * The code under which a request was refused before a resolver saw it, if that is what happened. An error with a path
 * comes from a resolver, and there only we may speak to the client: a library's code proves nothing.
 */
function libraryCode(formatted: GraphQLFormattedError, cause: unknown): string | undefined {
  if (isArgumentRefusal(cause)) return ApolloServerErrorCode.BAD_USER_INPUT;
  if (formatted.path !== undefined) return undefined;
  return isEndOfRefusals(cause) ? ApolloServerErrorCode.BAD_USER_INPUT : String(formatted.extensions?.code);
}

/** What graphql-js says of a value in a variable that its type does not take. */
const WRONG_WITHIN = /^Variable "\$\w+" got invalid value .* at "(?<field>[\w.[\]]+)"; (?<rule>.*)$/s;
const WRONG_VARIABLE = /^Variable "\$(?<field>\w+)" got invalid value .*; (?<rule>[^;]*)$/s;

/** Its words repeat the value. */
const LONGEST_RULE = 200;

/** Where in the variables the value stands, and why it was refused: told as of every other refusal. */
function detailOf(message: string): ErrorDetail {
  const { field, rule } = (WRONG_WITHIN.exec(message) ?? WRONG_VARIABLE.exec(message))?.groups ?? {};
  if (field === undefined || rule === undefined) return {};
  return { field: field.replace(/\[(\d+)\]/g, '.$1'), rule: shortened(rule, LONGEST_RULE) };
}

/** The schema is for those who have a key: suggestions of its names, and the names themselves. */
const wordsOf = (
  code: string,
  { message }: GraphQLFormattedError,
  scope: RequestScope | undefined,
): string => (scope?.isAnonymous && TELLS_OF_SCHEMA.has(code) ? TOLD_WITH_KEY : message);

/** The one gate through which every GraphQL error leaves: refusals are explained, the unexpected is masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const scope = requestScope.getStore();
  const cause = causeOf(error);
  const code = cause instanceof HubError ? undefined : libraryCode(formatted, cause);
  const th = code === undefined ? undefined : REFUSED_IN_THAI[code];
  if (code === undefined || th === undefined) return answered(formatted, answerTo(cause, scope));
  const en = wordsOf(code, formatted, scope);
  const detail = detailOf(en);
  const inThai = detail.field === undefined ? th : `${th}: ${detail.field}`;
  return answered(formatted, refusal(code, { th: inThai, en }, detail, scope));
}

const answered = (
  formatted: GraphQLFormattedError,
  { message, extensions }: ErrorAnswer,
): GraphQLFormattedError => ({ ...formatted, message, extensions: { ...extensions } });
