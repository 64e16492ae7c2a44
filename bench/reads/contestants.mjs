import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wireRequest } from './load.mjs';
import { startServer } from './server-process.mjs';

/** Who is measured, each with the pool that it comes with or is commonly given; the hub has its own, of four. */
const POOLS = { limit: 4, postgraphile: 10, rules: 10, plain: 10 };

const start = async (name, env, options) => ({
  name,
  ...(await startServer(`reads/servers/${name}.mjs`, env, options)),
});

/** Starts all contestants over a database. Each then knows the request for a question's parameter. */
export async function startContestants({
  url,
  client,
  statementsFile,
  limitRequest,
  compiledPlain,
  profile,
}) {
  const env = { DATABASE_URL: url };
  const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const hub = await start('hub', env, profiling);
  const limit = await start('limit', { ...env, POOL: String(POOLS.limit), STATEMENTS: statementsFile });
  const postgraphile = await start('postgraphile', { ...env, POOL: String(POOLS.postgraphile) });
  const rules = await start('postgraphile', {
    ...env,
    POOL: String(POOLS.rules),
    VIEWER: JSON.stringify({
      'hub.viewer': 'CLIENT',
      'hub.viewer_id': client.id,
      'hub.acting_for': client.partnerId,
    }),
  });
  const plain = await start('plain', { ...env, POOL: String(POOLS.plain), COMPILED: compiledPlain });
  const bearer = { authorization: `Bearer ${client.key}` };
  const same = (data) => data;
  return [
    {
      ...hub,
      request: (question, parameter) => wireRequest('/graphql', bearer, question.hub(parameter)),
      shape: () => same,
    },
    {
      ...limit,
      answers: (question) => !question.isRestricted,
      request: (question, parameter) => wireRequest('/', {}, limitRequest(question, parameter)),
      shape: () => same,
    },
    {
      ...postgraphile,
      answers: (question) => question.postgraphile !== undefined && !question.isRestricted,
      request: (question, parameter) => wireRequest('/graphql', {}, question.postgraphile(parameter)),
      shape: (question) => question.fromPostgraphile,
    },
    {
      ...rules,
      name: 'rules',
      answers: (question) => question.postgraphile !== undefined,
      request: (question, parameter) => wireRequest('/graphql', {}, question.postgraphile(parameter)),
      shape: (question) => question.fromPostgraphile,
    },
    {
      ...plain,
      answers: (question) => question.postgraphile !== undefined && !question.isRestricted,
      request: (question, parameter) => wireRequest('/graphql', {}, question.hub(parameter)),
      shape: () => same,
    },
  ];
}

const versionOf = (name) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'node_modules', name, 'package.json'), 'utf8'))
    .version;

/** What the contestants are, for the record. */
export const describeContestants = (choices) => [
  'hub: `src/app/server.ts` over HTTP with a demo key, pool 4, log level warn',
  `limit: \`node:http\` and pg, pool ${POOLS.limit}, no GraphQL: the better statement of two, ${choices}`,
  `postgraphile: PostGraphile ${versionOf('postgraphile')}, production Amber preset, as role hub_app, pool ${POOLS.postgraphile}; it leaves validity out where it can't ask for it`,
  `rules: the same PostGraphile, which tells PostgreSQL of each request who asks (pgSettings), as row-level security needs it, pool ${POOLS.rules}`,
  `plain: GraphQL Yoga ${versionOf('graphql-yoga')} with the plain resolvers of the tests, DataLoader, as role hub_app, pool ${POOLS.plain}`,
];
