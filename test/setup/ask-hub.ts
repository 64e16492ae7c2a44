import { graphql } from 'graphql';
import type { DataSource } from 'typeorm';
import { buildHubSchema } from '../../src/app/schema.ts';
import type { Viewer } from '../../src/kernel/viewer.ts';

/** A partner app with an ordinary key. */
export const partnerApp: Viewer = { kind: 'CLIENT', clientId: 'test', scopes: new Set() };

/** The shape of an answer is the test's own business: it says what it expects of it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
type Answer = any;

/** Asks the hub's schema over a database, without HTTP, and answers the data; an error fails the test. */
export async function askHub(
  dataSource: DataSource,
  source: string,
  variableValues: Record<string, unknown> = {},
  viewer: Viewer = partnerApp,
): Promise<Answer> {
  const { data, errors } = await tryHub(dataSource, source, variableValues, viewer);
  if (errors) throw errors[0]?.originalError ?? errors[0];
  return data;
}

/** The same, answering errors as well. */
export async function tryHub(
  dataSource: DataSource,
  source: string,
  variableValues: Record<string, unknown> = {},
  viewer: Viewer = partnerApp,
) {
  const contextValue = { viewer, dataSource, requestId: 'test' };
  return graphql({ schema: await buildHubSchema(), source, variableValues, contextValue });
}
