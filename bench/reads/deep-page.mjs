import { fetchOnce, wireRequest } from './load.mjs';

const PAGE = `query Page($after: String) {
  partners(first: 10, after: $after) { nodes { id nameTh } pageInfo { hasNextPage endCursor } }
}`;
const WALK = `query Walk($first: Int!, $after: String) {
  partners(first: $first, after: $after) { pageInfo { endCursor } }
}`;

const DEEP = 10_000;
const ROWS = 10;
const STRIDE = 1_000;

/** The hub's requests for page 1 and page 10,000 of all partners by name, ten a page; it walks there in long strides. */
export async function deepPages({ port }, key) {
  const request = (body) => wireRequest('/graphql', { authorization: `Bearer ${key}` }, body);
  let after;
  for (let left = (DEEP - 1) * ROWS; left > 0; left -= STRIDE) {
    const variables = { first: Math.min(left, STRIDE), after };
    const { partners } = await fetchOnce(port, request({ query: WALK, variables }));
    after = partners.pageInfo.endCursor;
  }
  return {
    'page 1': [request({ query: PAGE, variables: {} })],
    'page 10,000': [request({ query: PAGE, variables: { after } })],
  };
}
