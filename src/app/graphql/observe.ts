import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { HubContext } from '../context.ts';
import { requestScope } from '../http/request-scope.ts';

/** Errors of one kind can come once per row of a page; a client needs a few of them to see what is wrong. */
export const MOST_ERRORS = 10;

/** Cuts a long list of errors and says in the last one how many were left out. */
function fewErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const last = errors[MOST_ERRORS - 1];
  if (last === undefined || errors.length === MOST_ERRORS) return errors;
  const leftOut = errors.length - MOST_ERRORS;
  return [
    ...errors.slice(0, MOST_ERRORS - 1),
    { ...last, extensions: { ...last.extensions, errorsLeftOut: leftOut } },
  ];
}

/**
 * Whether the request was well formed but its document did not parse, validate or take its variables. Apollo answers
 * all of these with 400, as it does a malformed request, for which it has no document.
 */
const isDocumentRefused = ({ source, response }: GraphQLRequestContext<HubContext>): boolean =>
  source !== undefined && response.http.status === 400;

/** Notes in the request's scope what its operation was and how it ended; nothing here runs per field. */
export const observe: ApolloServerPlugin<HubContext> = {
  async requestDidStart() {
    const scope = requestScope.getStore();
    return {
      async didResolveOperation({ operation }) {
        if (scope === undefined || operation === undefined) return;
        scope.operation = operation.operation;
        scope.operationName = operation.name?.value ?? null;
      },
      async willSendResponse(request) {
        const { body } = request.response;
        if (body.kind !== 'single') return;
        if (body.singleResult.errors) body.singleResult.errors = fewErrors(body.singleResult.errors);
        if (scope !== undefined) scope.documentRefused = isDocumentRefused(request);
      },
    };
  },
};
