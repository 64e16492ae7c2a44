import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quoted, withClient } from '../../dist/src/kernel/db/client.js';
import { withDatabase } from '../../dist/src/kernel/db/connection-url.js';
import { inTransaction } from '../../dist/src/kernel/db/transaction.js';
import { openChange } from '../../dist/src/write/index.js';
import { startBenchServer } from '../bench-server.mjs';
import { NETWORK } from './network/index.mjs';
import { say } from './say.mjs';

const PROJECT = join(import.meta.dirname, '..', '..');

/** What the database is made of: it is made anew when a migration or the generator changes. */
function fingerprint() {
  const hash = createHash('sha256').update(JSON.stringify(NETWORK));
  const migrations = join(PROJECT, 'dist', 'migrations');
  for (const file of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, file)));
  return hash.digest('hex').slice(0, 10);
}

/**
 * A server with a database of national size: provinces, districts, subdistricts and offices as at a real first start,
 * and everything else made up. It is kept in `folder` for the next run unless `fresh` is asked for.
 */
export async function openNationalDatabase(folder, { fresh }) {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  const server = await startBenchServer(folder);
  try {
    const name = `hub_national_${fingerprint()}`;
    const isThere = await keepOnly(server.adminUrl, name);
    if (!isThere) await make(server, name);
    return {
      ...server,
      name,
      url: server.urlOf(name, server.roles.app),
      adminUrl: withDatabase(server.adminUrl, name),
    };
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}

/** Drops what an older generator or a run that was cut short left; answers whether the wanted one is complete. */
const keepOnly = (adminUrl, wanted) =>
  withClient(adminUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT datname AS name, shobj_description(oid, 'pg_database') = 'complete' AS complete
       FROM pg_database WHERE datname LIKE 'hub\\_national\\_%'`,
    );
    const isComplete = ({ name, complete }) => name === wanted && complete;
    for (const row of rows.filter((row) => !isComplete(row))) {
      await client.query(`DROP DATABASE ${quoted(row.name)} WITH (FORCE)`);
    }
    return rows.some(isComplete);
  });

async function make(server, name) {
  say('making a database of national size (kept for the next run)');
  await server.make(name);
  await withClient(withDatabase(server.adminUrl, name), (administrator) =>
    server.withDataSource(name, async (dataSource) => {
      for (const part of NETWORK) await write(dataSource, administrator, part);
    }),
  );
  await withClient(withDatabase(server.adminUrl, name), async (client) => {
    await client.query(`SET maintenance_work_mem = '256MB'`);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
    await client.query(`COMMENT ON DATABASE ${quoted(name)} IS 'complete'`);
  });
}

/** Writes all rows of a kind at once, and has them counted, since the next are planned by how many there are. */
async function write(dataSource, administrator, { what, sql }) {
  const started = performance.now();
  const made = await inTransaction(dataSource, async (transaction) => {
    const reason = 'made-up network of national size';
    const changeId = await openChange(transaction, { channel: 'SEED', actor: 'bench', reason });
    // Much is sorted, and the indexes of trigrams are put in order at the end, all rows at once.
    await transaction.query(`SET LOCAL work_mem = '128MB'`);
    await transaction.query(`SET LOCAL gin_pending_list_limit = '1GB'`);
    const counted = `WITH made AS (${sql} RETURNING 1) SELECT count(*)::int AS made FROM made`;
    const [row] = await transaction.query(counted, [changeId]);
    return row.made;
  });
  const [, table] = /INSERT INTO (hub\.\w+)/.exec(sql);
  await administrator.query(`ANALYZE ${table}`);
  say(`  ${made} ${what}, ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}
