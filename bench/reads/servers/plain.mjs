/**
 * The stack that a team would otherwise write: GraphQL Yoga over the same schema with plain resolvers and DataLoader,
 * which stand in the tests as the oracle. They are compiled into a folder of the bench's own.
 */
import { createServer } from 'node:http';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveFor } from './serve-for.mjs';

const { COMPILED, DATABASE_URL, POOL } = process.env;
const compiled = (path) => import(pathToFileURL(join(COMPILED, path)).href);

// A schema and its executor must come from one copy of graphql: the project's.
const inProject = pathToFileURL(join(COMPILED, 'here.js')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, specifier === 'graphql' ? { ...context, parentURL: inProject } : context),
});

const { entities } = await compiled('src/app/entities.js');
const { buildHubTypes } = await compiled('src/app/schema.js');
const { createDataSource } = await compiled('src/kernel/db/data-source.js');
const { attach } = await compiled('src/kernel/listing/index.js');
const { plainAnswers } = await compiled('test/oracle/index.js');
const { createYoga } = await import('graphql-yoga');

const settings = { url: DATABASE_URL, entities, applicationName: 'plain', poolSize: Number(POOL) };
const dataSource = await createDataSource(settings).initialize();
const schema = attach(await buildHubTypes(), plainAnswers);
const viewer = {
  kind: 'CLIENT',
  clientId: '00000000-0000-7000-8000-000000000003',
  partnerId: null,
  scopes: new Set(['BULK']),
};
const yoga = createYoga({
  schema,
  context: () => ({ viewer, dataSource }),
  graphiql: false,
  landingPage: false,
  logging: false,
});
await serveFor(createServer(yoga), () => dataSource.destroy());
