import type { DataSource } from 'typeorm';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { Lru } from '../../kernel/lru.ts';
import { actingForOf, actorOf, type HubRole, type Viewer } from '../../kernel/viewer.ts';
import { REVOCATION_DELAY } from './viewer-of.ts';

const REMEMBERED = 10_000;

/** Tells whether a viewer has one of the roles in the partner for which it acts; asked of the database, every few seconds. */
export function roleCheck(
  dataSource: DataSource,
  roles: readonly HubRole[],
  clock: Clock = systemClock,
): (viewer: Viewer) => Promise<boolean> {
  const remembered = new Lru<{ has: boolean; until: number }>(REMEMBERED);
  return async (viewer) => {
    const name = `${actorOf(viewer)} ${actingForOf(viewer) ?? ''}`;
    const now = clock.now();
    const known = remembered.get(name);
    if (known !== undefined && now < known.until) return known.has;
    const has = await asViewer(dataSource, viewer, async (transaction) => {
      const [row]: { has: boolean }[] = await transaction.query(
        'SELECT coalesce(bool_or(hub.has_role(role)), false) AS has FROM unnest($1::hub.hub_role[]) role',
        [roles],
      );
      return row?.has === true;
    });
    remembered.set(name, { has, until: now + REVOCATION_DELAY });
    return has;
  };
}
