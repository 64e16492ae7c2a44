import type { EntityManager } from 'typeorm';
import { becomeViewer } from '../kernel/db/transaction.ts';
import { newId } from '../kernel/ids.ts';
import { SYSTEM } from '../kernel/viewer.ts';
import { ChangeChannel } from './change.entity.ts';

/** What a change says of itself; see the entity for the meaning of each. */
export interface ChangeOpening {
  channel: ChangeChannel;
  actor: string;
  reason: string;
  actingForId?: string;
  onceKey?: string;
}

/**
 * Opens a change in the running transaction and answers its id. Row-level security refuses every row that does not
 * carry this id, so nothing can be written without saying who, why and by which way. What doesn't come over the API is
 * written as the system.
 */
export async function openChange(transaction: EntityManager, opening: ChangeOpening): Promise<string> {
  const id = newId();
  if (opening.channel !== ChangeChannel.API) await becomeViewer(transaction, SYSTEM);
  await transaction.query(
    `WITH declared AS (SELECT set_config('hub.change', $1::text, true))
     INSERT INTO change (id, channel, actor, reason, acting_for_id, once_key)
     SELECT $1::uuid, $2, $3, $4, $5, $6 FROM declared`,
    [
      id,
      opening.channel,
      opening.actor,
      opening.reason,
      opening.actingForId ?? null,
      opening.onceKey ?? null,
    ],
  );
  return id;
}

/** Whether the change that may happen only once, such as a seed, has happened in this database. */
export async function hasHappened(transaction: EntityManager, onceKey: string): Promise<boolean> {
  const rows: unknown[] = await transaction.query('SELECT 1 FROM change WHERE once_key = $1', [onceKey]);
  return rows.length > 0;
}
