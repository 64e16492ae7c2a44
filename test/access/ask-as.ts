import type { Answer } from '../factories/graphql-answer.ts';

/** Asks the server at an address as whoever shows a bearer, or as nobody; answers status and body. */
export async function askAs(
  address: string,
  bearer: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query, variables }),
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
    },
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}

/** The data of an answer. Nobody is told nothing, and learns it by the status; any other error fails the test. */
export async function dataAs(
  address: string,
  bearer: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Record<string, unknown> | null> {
  const { status, answer } = await askAs(address, bearer, query, variables);
  if (bearer === null && status === 401 && answer.data === undefined) return null;
  if (answer.errors)
    throw new Error(`${query.slice(0, 200)}: ${JSON.stringify(answer.errors).slice(0, 800)}`);
  return answer.data ?? null;
}
