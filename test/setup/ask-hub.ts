import { type ExecutionResult, GraphQLError, getOperationAST, graphql, parse, validate } from 'graphql';
import { buildHubSchema, buildHubTypes } from '../../src/app/schema.ts';
import { attach } from '../../src/kernel/listing/index.ts';
import type { Viewer } from '../../src/kernel/viewer.ts';
import { InvalidVariables, Reader } from '../../src/read/index.ts';
import { plainAnswers } from '../oracle/index.ts';
import type { TestDatabase } from './open-test-database.ts';

/** A partner app with an ordinary key. */
export const partnerApp: Viewer = {
  kind: 'CLIENT',
  clientId: '00000000-0000-7000-8000-000000000001',
  partnerId: null,
  scopes: new Set(),
};

/** The shape of an answer is the test's own business: it says what it expects of it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
type Answer = any;

type Ask = (
  database: TestDatabase,
  source: string,
  variables?: Record<string, unknown>,
  viewer?: Viewer,
) => Promise<ExecutionResult<Answer>>;

const readers = new WeakMap<TestDatabase, Promise<Reader>>();

/** The reader over a test's database; the same for all questions of the test. */
export function readerOf(database: TestDatabase): Promise<Reader> {
  const known = readers.get(database);
  if (known) return known;
  const made = buildHubSchema().then((schema) => new Reader(schema, database.app, database.reads()));
  readers.set(database, made);
  return made;
}

/** Asks the reader, as the server does but without HTTP, and answers errors as well. */
export const tryHub: Ask = async (database, source, variables = {}, viewer = partnerApp) => {
  const schema = await buildHubSchema();
  const document = parse(source);
  const errors = validate(schema, document);
  const operation = getOperationAST(document);
  if (errors.length > 0 || !operation) return { errors };
  try {
    const reader = await readerOf(database);
    return { data: (await reader.read({ document, operation, source, variables, viewer })).toJSON() };
  } catch (fault) {
    if (fault instanceof InvalidVariables) return { errors: fault.errors };
    return { errors: [new GraphQLError(String(fault), { originalError: fault as Error })] };
  }
};

/** Asks the reader and answers the data; an error fails the test. */
export async function askHub(...question: Parameters<Ask>): Promise<Answer> {
  const { data, errors } = await tryHub(...question);
  if (errors) throw errors[0]?.originalError ?? errors[0];
  return data;
}

const oracleSchema = buildHubTypes().then((types) => attach(types, plainAnswers));

/** Asks the plain resolvers, which share nothing with the reader but the schema. */
export const tryOracle: Ask = async (database, source, variableValues = {}, viewer = partnerApp) => {
  const contextValue = { viewer, dataSource: database.app };
  return graphql({ schema: await oracleSchema, source, variableValues, contextValue });
};
