import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '../../dist/src/kernel/db/client.js';
import { load } from './load.mjs';

const REQUESTS = 5;
const SETTLE_MS = 300;

/** Counts the statements that a request takes, in the server's own log; `questions` come with their requests. */
export async function countStatements(database, asked) {
  const counts = [];
  await logging(database, 'all');
  try {
    for (const { question, contestant, requests } of asked) {
      // Who asks is looked up with the first request and remembered for some seconds.
      await load({ port: contestant.port, requests, connections: 1, count: 1 });
      await pause(SETTLE_MS);
      const from = statSync(database.logFile).size;
      await load({ port: contestant.port, requests, connections: 1, count: REQUESTS });
      await pause(SETTLE_MS);
      const said = readFileSync(database.logFile).subarray(from).toString();
      const lines = said.match(/LOG: {2}(execute|statement)/g) ?? [];
      counts.push({
        question: question.name,
        contestant: contestant.name,
        statements: lines.length / REQUESTS,
      });
    }
  } finally {
    await logging(database, 'none');
  }
  return counts;
}

const logging = (database, which) =>
  withClient(database.adminUrl, async (client) => {
    await client.query(`ALTER SYSTEM SET log_statement = '${which}'`);
    await client.query('SELECT pg_reload_conf()');
    await pause(SETTLE_MS);
  });
