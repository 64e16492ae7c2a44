import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type RealServer, startReal } from '../../../test/factories/real-server.ts';

/** The audits of the GraphQL over HTTP specification, MUST, SHOULD and MAY alike. */
const AUDITS = 61;

let server: RealServer;

const withKey: typeof fetch = (input, init) =>
  fetch(input, { ...init, headers: { ...init?.headers, authorization: `Bearer ${server.key}` } });

const audits = serverAudits({ url: () => `${server.address}/graphql`, fetchFn: withKey });

describe('GraphQL over HTTP', () => {
  beforeAll(async () => {
    server = await startReal();
  });
  afterAll(() => server.close());

  test(`there are ${AUDITS} audits`, () => {
    expect(audits).toHaveLength(AUDITS);
  });

  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))(
    '%s',
    async (_name, audit) => {
      const result = await audit.fn();
      expect(result).toMatchObject({ status: 'ok' });
    },
  );
});
