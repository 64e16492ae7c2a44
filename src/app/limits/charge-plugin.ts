import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { HubContext } from '../context.ts';
import { requestScope } from '../http/request-scope.ts';
import type { Charged } from './charged.ts';
import type { Charging } from './charging.ts';

/** Tells what is left in headers too: many a client's library keeps the extensions to itself. */
export function tellBudget({ budget }: Charged, set: (name: string, value: string) => void): void {
  if (budget === undefined) return;
  set('x-ratelimit-limit', String(budget.limit));
  set('x-ratelimit-remaining', String(budget.remaining));
  set('x-ratelimit-reset', String(Math.ceil(Date.parse(budget.resetAt) / 1_000)));
}

async function charge(
  charging: Charging,
  { document, operation, request, contextValue }: GraphQLRequestContext<HubContext>,
): Promise<void> {
  if (!operation || !document) return;
  const tried = requestScope.getStore()?.fault;
  // What was tried as a known read has been charged, or was refused for what it would cost.
  if (tried?.isOfCharge) throw tried.cause;
  contextValue.charged =
    tried?.charged ??
    (await charging.charge(contextValue, { document, operation, variables: request.variables ?? {} }));
}

/** Charges what Apollo answers, and tells in each answer what it cost. */
export const chargeOperations = (charging: Charging): ApolloServerPlugin<HubContext> => ({
  async requestDidStart() {
    let isRefusedUnread = true;
    return {
      async didResolveOperation(request) {
        isRefusedUnread = false;
        await charge(charging, request);
      },
      async willSendResponse({ contextValue, response: { body, http } }) {
        if (isRefusedUnread) await charging.chargeRefused(contextValue);
        const { charged } = contextValue;
        if (body.kind !== 'single' || !charged) return;
        body.singleResult.extensions = { cost: charged, ...body.singleResult.extensions };
        tellBudget(charged, (name, value) => http.headers.set(name, value));
      },
    };
  },
});
