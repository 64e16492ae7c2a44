import { expect } from '@jest/globals';
import { withClient } from '../../src/kernel/db/client.ts';
import { inTransaction } from '../../src/kernel/db/transaction.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { HubRole, Scope } from '../../src/kernel/viewer.ts';
import { addClient } from '../../src/modules/access/index.ts';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import type { TestDatabase } from '../setup/open-test-database.ts';
import { type RealServer, startReal } from './real-server.ts';

/** What a mutation answered; a test says itself what it expects of the payload. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
export type Payload = any;

/** A row as a test looks it up past the API. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads rows of any shape
export type Row = any;

export interface Register extends RealServer {
  /** A key of a client that acts for the partner with this code. */
  keyOf(code: string, roles: `${HubRole}`[], scopes?: Scope[]): Promise<string>;
  /** The global id of the partner with this code. */
  idOf(code: string): Promise<string>;
  areaId(code: string): Promise<string>;
  /** Asks with a key and answers the data; an error fails the test. */
  query(key: string, source: string, variables?: unknown): Promise<Payload>;
  /** Carries out a mutation and answers its payload: what is selected, and the refusals. */
  write(key: string, mutation: string, input: object, selection?: string): Promise<Payload>;
  /** Rows as a superuser sees them. */
  rows(sql: string, values?: unknown[]): Promise<Row[]>;
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

let sent = 0;

/** The hub over the demo network, and whoever keeps its register. */
export async function startRegister(settings: Parameters<typeof startReal>[0] = {}): Promise<Register> {
  const hub = await startReal(settings);
  const rows = (sql: string, values: unknown[] = []) => asSuperuser(hub.database, sql, values);
  const partnerWith = async (code: string): Promise<{ id: string; type: string }> => {
    const [partner] = await rows(
      `SELECT p.id, replace(initcap(replace(p.type::text, '_', ' ')), ' ', '') AS type
       FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id WHERE c.code = $1`,
      [code],
    );
    return partner;
  };
  const query: Register['query'] = async (key, source, variables = {}) => {
    const response = await fetch(`${hub.address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: source, variables }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    });
    const { data, errors } = (await response.json()) as Payload;
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    ...hub,
    rows,
    query,
    async keyOf(code, roles, scopes = ['WRITE']) {
      const { id: partnerId } = await partnerWith(code);
      return inTransaction(hub.database.app, async (transaction) => {
        const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'a client to write with' };
        const changeId = await openChange(transaction, opening);
        const client = { name: `${code} ${roles}`, scopes, partnerId, roles: roles as HubRole[] };
        return (await addClient(transaction, changeId, client)).key;
      });
    },
    async idOf(code) {
      const { type, id } = await partnerWith(code);
      return toGlobalId(type, id);
    },
    async areaId(code) {
      const [area] = await rows('SELECT id FROM hub.area WHERE code = $1 AND valid_to IS NULL', [code]);
      return toGlobalId('Area', area.id);
    },
    async write(key, mutation, input, selection = 'partner { id version }') {
      sent += 1;
      const source = `mutation Write($input: ${capitalised(mutation)}Input!) {
        ${mutation}(input: $input) { ${selection} userErrors { code field rule value messageTh messageEn } } }`;
      const variables = { input: { idempotencyKey: `test ${sent}`, ...input } };
      return (await query(key, source, variables))[mutation];
    },
  };
}

/**
 * How a story writes: what must be done, answered by its payload, and what must not, answered by the refusals.
 * @param standard what is selected where a write does not say
 */
export const writesOf = (hub: () => Register, standard?: string) => ({
  async done(key: string, mutation: string, input: object, selection = standard): Promise<Payload> {
    const payload = await hub().write(key, mutation, input, selection);
    expect(payload.userErrors).toEqual([]);
    return payload;
  },
  async refusals(key: string, mutation: string, input: object, selection = standard): Promise<Payload> {
    return (await hub().write(key, mutation, input, selection)).userErrors;
  },
});

const asSuperuser = (database: TestDatabase, sql: string, values: unknown[]): Promise<Row[]> =>
  withClient(database.adminUrl, async (client) => (await client.query(sql, values)).rows);
