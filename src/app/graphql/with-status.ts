import type { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { HubError } from '../../kernel/errors.ts';

/** Wraps a refusal so that Apollo also sets the status (and headers) of the HTTP answer. */
export const withStatus = (refused: HubError, status: number, headers: HeaderMap): GraphQLError =>
  new GraphQLError(refused.text.en, { originalError: refused, extensions: { http: { status, headers } } });
