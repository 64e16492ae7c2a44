/**
 * The limit: what a server on this Node can do at most with the database. It knows a few statements, runs them prepared
 * and writes their JSON text; there is no GraphQL, no access and no check in it.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';
import { serveFor } from './serve-for.mjs';

const { DATABASE_URL, POOL, STATEMENTS } = process.env;
const statements = new Map(Object.entries(JSON.parse(readFileSync(STATEMENTS, 'utf8'))));
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL), idleTimeoutMillis: 0 });

async function answer(body) {
  const { statement: name, values } = JSON.parse(body);
  const { rows } = await pool.query({ name, text: statements.get(name), values, rowMode: 'array' });
  return `{"data":${rows[0][0]}}`;
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', async () => {
    try {
      const text = Buffer.from(await answer(body));
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
        .end(text);
    } catch (fault) {
      response.writeHead(500).end(String(fault));
    }
  });
});
await serveFor(server, () => pool.end());
