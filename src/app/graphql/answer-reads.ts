import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { HubError } from '../../kernel/errors.ts';
import { InvalidVariables, type JsonData } from '../../read/index.ts';
import type { HubContext } from '../context.ts';
import { requestScope } from '../http/request-scope.ts';
import { noteFault } from './root-answers.ts';
import { withStatus } from './with-status.ts';

type Resolved = GraphQLRequestContext<HubContext> &
  Required<Pick<GraphQLRequestContext<HubContext>, 'document' | 'source'>>;

const RETRY_AFTER_SECONDS = '1';

/** Too many wait already: the answer says by its status when to come again. */
function withRetry(fault: unknown): unknown {
  if (!(fault instanceof HubError) || fault.code !== 'UNAVAILABLE') return fault;
  return withStatus(fault, 503, new HeaderMap([['retry-after', RETRY_AFTER_SECONDS]]));
}

const INTROSPECTION = new Set(['__schema', '__type', '__typename']);

/** The names of an operation's fields of Query, through its fragments. */
function rootNames(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootNames(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    ) as FragmentDefinitionNode;
    return rootNames(document, fragment.selectionSet);
  });
}

/** Whether the reader answers an operation: it asks for something of the network, and for nothing that code answers. */
function isForReader({ document, operation, schema }: GraphQLRequestContext<HubContext>): boolean {
  if (operation?.operation !== OperationTypeNode.QUERY || !document) return false;
  const fields = schema.getQueryType()!.getFields();
  const names = rootNames(document, operation.selectionSet).filter((name) => !INTROSPECTION.has(name));
  return names.length > 0 && names.every((name) => !fields[name]?.extensions.answer);
}

async function read({ document, operation, source, request, contextValue }: Resolved) {
  const { reader, viewer, departure } = contextValue;
  if (!operation) throw new Error('Apollo answers a document without such an operation by itself');
  const asked = { document, operation, source };
  const data = await reader.read({ ...asked, variables: request.variables ?? {}, viewer, departure });
  const scope = requestScope.getStore();
  if (scope) scope.answered = asked;
  return data;
}

/** The result of a read as GraphQL has it, its data still text, with what else is told beside it. */
export function resultOf(data: JsonData, told: Readonly<Record<string, unknown>> = {}) {
  const extensions = data.notes.length > 0 ? { ...told, notes: data.notes } : told;
  return {
    data: data as unknown as Record<string, unknown>,
    ...(Object.keys(extensions).length > 0 && { extensions }),
  };
}

/**
 * Answers read operations past graphql-js: the reader's JSON goes out as it came. What went wrong is left for the
 * resolvers of Query to throw, so that graphql-js says where, and one formatter writes every error.
 */
export const answerReads: ApolloServerPlugin<HubContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        const { notes } = contextValue;
        if (body.kind !== 'single' || notes.length === 0) return;
        body.singleResult.extensions = { ...body.singleResult.extensions, notes };
      },
      async responseForOperation(request) {
        if (!isForReader(request)) return null;
        try {
          const tried = requestScope.getStore()?.fault;
          if (tried) throw tried.cause;
          const singleResult = resultOf(await read(request as Resolved));
          return { http: request.response.http, body: { kind: 'single', singleResult } };
        } catch (fault) {
          // graphql-js finds the same variables wrong, and says so with the status that belongs to it.
          if (!(fault instanceof InvalidVariables)) noteFault(request.contextValue, withRetry(fault));
          return null;
        }
      },
    };
  },
};
