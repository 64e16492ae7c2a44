import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RealServer, startReal } from '../../../test/factories/real-server.ts';
import { withClient } from '../../kernel/db/client.ts';

let server: RealServer;
beforeAll(async () => {
  server = await startReal();
});
afterAll(() => server.close());

const READ = '{ partners(first: 1) { nodes { nameTh } } }';

/** Holds the table so that every read of it waits, while `work` is done. */
const whileHeld = <Result>(work: () => Promise<Result>): Promise<Result> =>
  withClient(server.database.adminUrl, async (client) => {
    await client.query('BEGIN; LOCK TABLE hub.partner IN ACCESS EXCLUSIVE MODE');
    try {
      return await work();
    } finally {
      await client.query('ROLLBACK');
    }
  });

async function waitingReads(): Promise<number> {
  const [{ count }]: [{ count: number }] = await server.database.app.query(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'hub read' AND state = 'active'`,
  );
  return count;
}

async function until(isSo: () => Promise<boolean>, patience: number): Promise<number> {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > patience) throw new Error(`not so within ${patience} ms`);
    await pause(10);
  }
  return performance.now() - start;
}

const send = (signal?: AbortSignal): Promise<Response> =>
  fetch(`${server.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query: READ }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.key}` },
    signal: signal ?? null,
  });

describe('a read over HTTP', () => {
  test('is ended in the database within half a second of its client’s leaving, and its neighbours go on', async () => {
    const leaving = new AbortController();
    const { stays } = await whileHeld(async () => {
      const left = send(leaving.signal);
      await until(async () => (await waitingReads()) === 1, 5_000);
      const answer = send();
      await until(async () => (await waitingReads()) === 2, 5_000);
      leaving.abort();
      await expect(left).rejects.toThrow(/abort/i);
      await until(async () => (await waitingReads()) === 1, 500);
      return { stays: answer };
    });
    expect(await (await stays).json()).toMatchObject({
      data: { partners: { nodes: [{ nameTh: expect.any(String) }] } },
    });
  });

  test('is refused at once with 503 and Retry-After where too many wait already', async () => {
    const { refused, answered } = await whileHeld(async () => {
      const all = Array.from({ length: 300 }, () => send());
      const statuses: number[] = [];
      let retryAfter: string | null = null;
      for (const each of all) {
        void each.then((answer) => {
          statuses.push(answer.status);
          retryAfter ??= answer.headers.get('retry-after');
        });
      }
      await until(async () => statuses.length === 300 - 4 - 256, 10_000);
      expect(new Set(statuses)).toEqual(new Set([503]));
      expect(retryAfter).toBe('1');
      return { refused: statuses.length, answered: all };
    });
    const statuses = (await Promise.all(answered)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(300 - refused);
  });
});
