/**
 * The peer: PostGraphile 5 with its production preset over the hub's own tables, logged in as the hub's unprivileged
 * role, so that row-level security is on for it as it is for the hub.
 */
import { createServer } from 'node:http';
import { PgAggregatesPreset } from '@graphile/pg-aggregates';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgSmartTagsPlugin } from 'postgraphile/utils';
import { serveFor } from './serve-for.mjs';

const { DATABASE_URL, POOL, VIEWER } = process.env;
/** What each request tells PostgreSQL of its viewer; nothing where it is left out. */
const pgSettings = VIEWER && JSON.parse(VIEWER);

/** A smaller schema takes less memory: what the questions never touch is left out. */
const LEFT_OUT =
  /_history$|^import_|^api_|^register_|^migration$|^person$|^membership$|^external_identity$|^credential$|^account_token$|^confirmation$|^audit_entry$|^event$|^ledger$|^unsealed$|^idempotency$/;
const tags = { behavior: '-*' };
const asAsked = makePgSmartTagsPlugin([
  { kind: 'class', match: ({ relname }) => LEFT_OUT.test(relname), tags },
  // Not offered by themselves. With the type first, an order by name within a type finds its index.
  { kind: 'attribute', match: 'hub.partner_code.scheme', tags: { behavior: '+orderBy' } },
  { kind: 'attribute', match: 'hub.partner.type', tags: { behavior: '+orderBy' } },
  { kind: 'attribute', match: 'hub.coverage.kind', tags: { behavior: '+orderBy' } },
  { kind: 'attribute', match: 'hub.contact_channel.kind', tags: { behavior: '+orderBy' } },
  { kind: 'attribute', match: 'hub.project.stage', tags: { behavior: '+orderBy +filterBy' } },
  { kind: 'attribute', match: 'hub.project_participation.state', tags: { behavior: '+orderBy' } },
  { kind: 'attribute', match: 'hub.project_participation.valid_to', tags: { behavior: '+filterBy' } },
  { kind: 'attribute', match: 'hub.activity.state', tags: { behavior: '+filterBy' } },
  { kind: 'procedure', match: ({ proname }) => !proname.endsWith('_of_province'), tags },
]);

const server = createServer();
const peer = postgraphile({
  extends: [PostGraphileAmberPreset, PgAggregatesPreset],
  plugins: [asAsked],
  schema: { defaultBehavior: '-insert -update -delete' },
  pgServices: [
    makePgService({
      connectionString: DATABASE_URL,
      schemas: ['hub', 'hub_peer'],
      pubsub: false,
      poolConfig: { max: Number(POOL), idleTimeoutMillis: 0 },
    }),
  ],
  grafserv: { graphiql: false, watch: false, graphqlOverGET: false },
  grafast: { explain: false, ...(pgSettings && { context: () => ({ pgSettings }) }) },
});
await peer.createServ(grafserv).addTo(server);
await serveFor(server, () => peer.release());
