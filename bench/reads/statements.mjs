import { getOperationAST, parse } from 'graphql';
import { buildHubSchema } from '../../dist/src/app/schema.js';
import { Reader } from '../../dist/src/read/index.js';

const viewer = {
  kind: 'CLIENT',
  clientId: '00000000-0000-7000-8000-000000000003',
  partnerId: null,
  scopes: new Set(['BULK']),
};

/**
 * What the limit may be asked: for each question the engine's own statement and the hand-written one, where there is
 * one, with its values for a parameter. `texts` are all statements that come up, by name.
 */
export async function statementsOf(dataSource) {
  const schema = await buildHubSchema();
  const reader = new Reader(schema, dataSource, undefined);
  const texts = new Map();
  const requestOf = (name, text, values) => {
    texts.set(name, text);
    return { statement: name, values };
  };
  return {
    texts,
    engine(question, parameter) {
      const { query: source, variables: given } = question.hub(parameter);
      const document = parse(source);
      const operation = getOperationAST(document);
      const variables = reader.coerce({ operation, variables: given });
      const { name, sql, parameters } = reader.compiled({ document, operation, source }, variables);
      return requestOf(name, sql, parameters.values({ variables, viewer }));
    },
    hand(question, parameter) {
      const { sql, values } = question.hand;
      const text = typeof sql === 'function' ? sql(parameter) : sql;
      return requestOf(`hand ${question.name} ${parameter.direction ?? ''}`, text, values(parameter));
    },
  };
}
