import { expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { attach } from '../../kernel/listing/index.ts';
import { GraphQLMoney } from '../../kernel/scalars/index.ts';
import { rootAnswers } from './root-answers.ts';

const query = new GraphQLObjectType({
  name: 'Query',
  fields: {
    spent: {
      type: GraphQLString,
      args: { amount: { type: GraphQLMoney } },
      extensions: { answer: ({ amount }: { amount: string }) => `${amount} satang` },
    },
  },
});
const types = new GraphQLSchema({ query });
const schema = attach(types, rootAnswers(types));
const ask = (source: string) => graphql({ schema, source, contextValue: {} });

test('code that answers a field gets what was sent as it is stored', async () => {
  expect(await ask('{ spent(amount: "1,234.50") }')).toEqual({ data: { spent: '123450 satang' } });
});

test('code that answers a field never meets what could not be read', async () => {
  const { data, errors } = await ask('{ spent(amount: 0.1) }');
  expect(data).toEqual({ spent: null });
  expect(errors?.[0]?.originalError).toMatchObject({
    code: 'BAD_INPUT',
    detail: { field: 'amount', rule: 'a text, or a whole number of baht', value: '0.1' },
  });
});
