import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLObjectType, getOperationAST, parse, validate } from 'graphql';
import { type Cost, costOf, type Variables } from './cost.ts';

/** The part of GitHub's schema that its published examples ask for. */
const schema = buildSchema(`
  type Query { viewer: User nodes(ids: [ID!]!): [Repository] repository: Repository }
  type Mutation { addStar: Repository addComment: Issue addComments(input: CommentsInput!): CommentRows }
  input CommentsInput { key: String rows: [CommentInput!]! }
  input CommentInput { body: String }
  type CommentRows { rows: [CommentRow!] }
  type CommentRow { issue: Issue }
  type User {
    login: String
    repositories(first: Int, last: Int): Repositories
    followers(first: Int, last: Int): Users
  }
  type Repositories { totalCount: Int nodes: [Repository] edges: [RepositoryEdge] }
  type RepositoryEdge { node: Repository }
  type Repository {
    id: ID name: String
    issues(first: Int, last: Int): Issues
    pullRequests(first: Int, last: Int): Issues
    topics: [Topic]
  }
  type Issues { totalCount: Int nodes: [Issue] edges: [IssueEdge] }
  type IssueEdge { node: Issue }
  type Issue {
    id: ID title: String bodyHTML: String
    comments(first: Int, last: Int): Comments
    labels(first: Int, last: Int): Labels
  }
  type Comments { edges: [CommentEdge] }
  type CommentEdge { node: Comment }
  type Comment { bodyHTML: String }
  type Labels { edges: [LabelEdge] }
  type LabelEdge { node: Label }
  type Label { id: ID name: String }
  type Users { edges: [UserEdge] }
  type UserEdge { node: User }
  type Topic { name: String repositories(first: Int): Repositories }
`);
schema.getQueryType()!.getFields().nodes!.extensions = { mapping: { kind: 'nodes' } };
schema.getMutationType()!.getFields().addComments!.extensions = { batch: {} };
const repository = schema.getType('Repository') as GraphQLObjectType;
repository.getFields().topics!.extensions = { mapping: { kind: 'list' } };

function cost(source: string, variables: Variables = {}): Cost {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return costOf(schema, document, getOperationAST(document)!)(variables);
}

describe('GitHub’s published examples', () => {
  test('simple: 50 repositories and 10 issues of each are 550 nodes', () => {
    const { nodes } = cost(`query { viewer { repositories(first: 50) { edges { repository: node {
      name issues(first: 10) { totalCount edges { node { title bodyHTML } } } } } } } }`);
    expect(nodes).toBe(550);
  });

  test('complex: 22,060 nodes', () => {
    const comments = 'comments(first: 10) { edges { comment: node { bodyHTML } } }';
    const { nodes } = cost(`query { viewer {
      repositories(first: 50) { edges { repository: node {
        name
        pullRequests(first: 20) { edges { pullRequest: node { title ${comments} } } }
        issues(first: 20) { totalCount edges { issue: node { title bodyHTML ${comments} } } }
      } } }
      followers(first: 10) { edges { follower: node { login } } }
    } }`);
    expect(nodes).toBe(22_060);
  });

  test('points: 5,101 requests are 51', () => {
    const { points, nodes } = cost(`query { viewer { login repositories(first: 100) { edges { node { id
      issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } } } } }`);
    expect(points).toBe(51);
    expect(nodes).toBe(100 + 5_000 + 300_000);
  });
});

describe('the formula', () => {
  const page = (args: string, inner = 'totalCount', variables = '') =>
    `query ${variables} { viewer { repositories${args} { ${inner} } } }`;

  test('has one point as the least', () => {
    expect(cost('{ viewer { login } }')).toEqual({ points: 1, nodes: 0 });
  });

  test.each<[string, string, Variables, number]>([
    ['last', page('(last: 7)'), {}, 7],
    ['nothing said', page(''), {}, 20],
    ['null', page('(first: null)'), {}, 20],
    ['nothing', page('(first: 0)'), {}, 0],
    ['a variable', page('(first: $n)', undefined, '($n: Int)'), { n: 9 }, 9],
    ['a variable that is left out', page('(first: $n)', undefined, '($n: Int)'), {}, 20],
    ['a variable that is null', page('(first: $n)', undefined, '($n: Int = 5)'), { n: null }, 20],
    ['a variable’s default', page('(first: $n)', undefined, '($n: Int = 5)'), {}, 5],
    ['first before last', page('(first: $a, last: $b)', undefined, '($a: Int, $b: Int)'), { b: 3 }, 3],
    ['what no page may have', page('(first: 5000)'), {}, 1_000],
    ['less than nothing', page('(first: -5)'), {}, 0],
    ['no number', page('(first: $n)', undefined, '($n: Int)'), { n: 'many' }, 20],
  ])('sizes a page by %s', (_what, source, variables, nodes) => {
    expect(cost(source, variables).nodes).toBe(nodes);
  });

  test('is worked out anew for other variables', () => {
    const document = parse(page('(first: $n)', undefined, '($n: Int)'));
    const by = costOf(schema, document, getOperationAST(document)!);
    expect([by({ n: 1 }), by({ n: 100 }), by({})].map(({ nodes }) => nodes)).toEqual([1, 100, 20]);
  });

  test('counts a list once that is written twice, and its rows’ lists together', () => {
    const issues = (size: number) => `nodes { issues(first: ${size}) { totalCount } }`;
    expect(
      cost(
        `{ viewer { repositories(first: 10) { ${issues(3)} } repositories(first: 10) { ${issues(3)} } } }`,
      ),
    ).toEqual(cost(page('(first: 10)', issues(3))));
  });

  test('counts lists under several names, in nodes and in edges, and through fragments', () => {
    const source = `{ viewer { a: repositories(first: 2) { ...both } b: repositories(first: 3) { ...both } } }
      fragment both on Repositories { nodes { ...deep } edges { node { ... on Repository { ...deep } } } }
      fragment deep on Repository { issues(first: 10) { totalCount } }`;
    expect(cost(source).nodes).toBe(2 + 3 + 2 * (2 * 10 + 3 * 10));
  });

  test.each([
    [true, 10 + 10 * 5],
    [false, 10],
  ])('follows @include(if: %s) and @skip', (wanted, nodes) => {
    const inner = (how: string) => `nodes { issues(first: 5) ${how} { totalCount } }`;
    const declared = '($w: Boolean!)';
    expect(cost(page('(first: 10)', inner('@include(if: $w)'), declared), { w: wanted }).nodes).toBe(nodes);
    expect(cost(page('(first: 10)', inner('@skip(if: $w)'), declared), { w: !wanted }).nodes).toBe(nodes);
  });

  test('takes ids for rows, each with its own lists', () => {
    const source = 'query ($ids: [ID!]!) { nodes(ids: $ids) { issues(first: 10) { totalCount } } }';
    expect(cost(source, { ids: Array(100).fill('x') })).toEqual({ points: 1, nodes: 1_100 });
    expect(cost(source, { ids: 'x' }).nodes).toBe(11);
    expect(cost('{ nodes(ids: ["a", "b"]) { issues(first: 10) { totalCount } } }').nodes).toBe(22);
  });

  test('takes a list that comes whole for ten rows', () => {
    const source = '{ repository { topics { repositories(first: 3) { totalCount } } } }';
    expect(cost(source).nodes).toBe(10 + 10 * 3);
  });

  test('rounds requests to whole points', () => {
    const below = (rows: number) =>
      cost(page(`(first: ${rows})`, 'nodes { issues(first: 0) { totalCount } }')).points;
    expect([below(148), below(149), below(248), below(249)]).toEqual([1, 2, 2, 3]);
  });

  test('has five points for each mutation, and those of the lists in its answer', () => {
    expect(cost('mutation { addStar { id } }').points).toBe(5);
    expect(cost('mutation { a: addStar { id } b: addStar { id } addComment { id } }').points).toBe(15);
    expect(
      cost(
        'mutation { addStar { issues(first: 100) { nodes { labels(first: 1) { edges { node { id } } } } } } }',
      ),
    ).toEqual({ points: 6, nodes: 200 });
  });

  test('has five points for each row of a batch, and as many of its rows as are sent', () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ body: 'x' }));
    const asVariable =
      'mutation ($input: CommentsInput!) { addComments(input: $input) { rows { issue { id } } } }';
    expect(cost(asVariable, { input: { rows: rows(250) } })).toEqual({ points: 1_250, nodes: 250 });
    const inInput = `mutation ($rows: [CommentInput!]!) { addComments(input: { key: "k", rows: $rows }) {
      rows { issue { labels(first: 10) { edges { node { id } } } } } } }`;
    // A list for the rows, and for each row the list of its labels: 41 requests, which is no point.
    expect(cost(inInput, { rows: rows(40) })).toEqual({ points: 200, nodes: 40 + 400 });
    expect(
      cost('mutation { addComments(input: { rows: [{}, {}, {}] }) { rows { issue { id } } } }').points,
    ).toBe(15);
    expect(cost('mutation { addComments(input: { rows: {} }) { rows { issue { id } } } }').points).toBe(5);
    expect(
      cost(
        'mutation ($input: CommentsInput! = { rows: [{}, {}] }) { addComments(input: $input) { rows { issue { id } } } }',
      ).points,
    ).toBe(10);
  });
});
