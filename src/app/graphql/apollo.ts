import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { HubContext } from '../context.ts';
import { type Charging, chargeOperations, LIMITS, listLengths, operationLimits } from '../limits/index.ts';
import { answerReads } from './answer-reads.ts';
import { formatError } from './format-error.ts';
import { observe } from './observe.ts';
import { stringifyResult } from './stringify.ts';

/** Mistakes that one answer names before it stops looking for more. */
const FEW = 5;

/** An Apollo Server over the schema, with the house's limits and nothing that reports to anybody outside. */
export function makeApollo(
  schema: GraphQLSchema,
  http: FastifyInstance,
  log: Logger,
  charging: Charging,
): ApolloServer<HubContext> {
  return new ApolloServer<HubContext>({
    schema,
    logger: log,
    formatError,
    stringifyResult,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // Who has no key is told nothing of the schema at all, see formatError.
    hideSchemaDetailsFromClientErrors: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    // Signals belong to the process: main stops the server, then the database.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: FEW },
    executionOptions: { maxCoercionErrors: FEW },
    // Fields after all fragments are spread; a document without fragments can't have more than it has tokens.
    maxRecursiveSelections: LIMITS.tokens,
    validationRules: [operationLimits, listLengths],
    plugins: [
      observe,
      chargeOperations(charging),
      answerReads,
      fastifyApolloDrainPlugin(http),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
