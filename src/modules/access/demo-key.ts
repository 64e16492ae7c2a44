import type { DataSource, EntityManager } from 'typeorm';
import { ChangeChannel, hasHappened, openChange } from '../../write/index.ts';
import { addClient, revokeClients } from './api-client.service.ts';

const DEMO_CLIENT = 'demo';
const DEMO_KEY_MADE = 'demo-key';

/** Two hubs that start at once on one database take turns here; the second finds the first one's key. */
const takeTurns = (transaction: EntityManager) =>
  transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('hub:demo-key', 0))`);

/**
 * Makes the demo key at the first start: a real, hashed key with the bulk scope. Answers it in plain text when it was
 * made just now, and null ever after, also when it has been revoked since.
 */
export function ensureDemoKey(dataSource: DataSource): Promise<string | null> {
  return dataSource.transaction(async (transaction) => {
    await takeTurns(transaction);
    if (await hasHappened(transaction, DEMO_KEY_MADE)) return null;
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.SEED,
      actor: 'seed',
      reason: 'demo key of the first start',
      onceKey: DEMO_KEY_MADE,
    });
    return (await addClient(transaction, changeId, { name: DEMO_CLIENT, scopes: ['BULK'] })).key;
  });
}

/** Revokes the demo key in force, if any, and answers a new one in plain text: `hub demo key`. */
export function renewDemoKey(dataSource: DataSource): Promise<string> {
  return dataSource.transaction(async (transaction) => {
    await takeTurns(transaction);
    // Renewed before any start made one: it counts as made, or the next start would add a second.
    const first = !(await hasHappened(transaction, DEMO_KEY_MADE));
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.CLI,
      actor: 'cli',
      reason: 'demo key renewed',
      ...(first ? { onceKey: DEMO_KEY_MADE } : {}),
    });
    await revokeClients(transaction, changeId, DEMO_CLIENT);
    return (await addClient(transaction, changeId, { name: DEMO_CLIENT, scopes: ['BULK'] })).key;
  });
}
