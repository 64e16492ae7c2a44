import { buildSchema, type GraphQLSchema } from 'graphql';
import { HubError } from '../../src/kernel/errors.ts';

const SDL = `
  type Query {
    hello(name: String = "you", times: Int! = 1): String!
    refused: String
    broken: String
    unavailable: String
    lost: [String!]
    slow(ms: Int!): String
    me: Me!
    brokenRows(count: Int!): [String]
    sum(of: [Int!]!): Int!
  }
  type Me { me: Me! name: String! }
  type Mutation { touch: Boolean open(times: Int): Opened }
  type Opened { hello: String }
`;

/** What a driver's error looks like when a statement fails: it carries its parameters. */
export const brokenStatement = (): Error =>
  Object.assign(new Error('invalid input syntax for type uuid: "value-from-a-client"'), {
    code: '22P02',
    query: 'SELECT secret FROM hub.api_client',
    parameters: ['value-from-a-client'],
  });

const root = {
  hello: ({ name }: { name: string }) => `hello ${name}`,
  refused: () => {
    const text = { th: 'เลขหน้าผิด', en: 'bad page number' };
    throw new HubError('BAD_INPUT', text, { field: 'first', rule: '0 <= first <= 100', value: '-1' });
  },
  broken: () => {
    throw brokenStatement();
  },
  unavailable: () => {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  },
  lost: () => [null],
  slow: ({ ms }: { ms: number }) => new Promise((resolve) => setTimeout(() => resolve('done'), ms)),
  me: () => me,
  brokenRows: ({ count }: { count: number }) =>
    Array.from({ length: count }, () => Promise.reject(brokenStatement())),
  sum: ({ of }: { of: number[] }) => of.reduce((total, one) => total + one, 0),
  touch: () => true,
  open: () => ({ hello: 'hello' }),
};
const me: unknown = { name: 'me', me: () => me };

/** A small schema whose fields fail in every way that the server must answer for. */
export function standInSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  schema.getMutationType()!.getFields().open!.extensions = { mutation: { isOpen: true } };
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
      const answer = root[name as keyof typeof root] as (args: unknown) => unknown;
      field.resolve = (_source, args) => answer(args);
    }
  }
  return schema;
}
