import { Resolver } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import type { Asking } from '../../kernel/asking.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { AnsweredField } from '../../kernel/listing/index.ts';
import { actingForOf, type HubRole, SYSTEM, type Viewer } from '../../kernel/viewer.ts';
import { couldDo } from '../../write/index.ts';
import { type Partner, refOf } from '../partners/index.ts';
import { ViewerType } from './viewer.type.ts';

/** A partner for which the viewer can act. */
type Seat = Pick<Partner, 'id' | 'type'> & { roles: HubRole[] };

interface Own {
  name: string | null;
  seats: Seat[];
}

const seats = (of: string): string => `
  SELECT coalesce(json_agg(json_build_object('id', p.id, 'type', p.type, 'roles', s.roles) ORDER BY p.name_th, p.id), '[]')
  FROM (${of}) s JOIN partner p ON p.id = s.partner_id`;

const OF_PERSON = seats(`
  SELECT m.partner_id, array_agg(m.role ORDER BY m.role) AS roles FROM membership m WHERE m.person_id = $1
    AND (m.valid_from IS NULL OR m.valid_from <= hub.today()) AND (m.valid_to IS NULL OR m.valid_to > hub.today())
  GROUP BY m.partner_id`);
const OF_CLIENT = seats('SELECT c.partner_id, c.roles FROM api_client c WHERE c.id = $1');

async function own(transaction: EntityManager, viewer: Viewer): Promise<Own> {
  if (viewer.kind !== 'PERSON' && viewer.kind !== 'CLIENT') return { name: null, seats: [] };
  const [found]: Own[] =
    viewer.kind === 'PERSON'
      ? await transaction.query(
          `SELECT display_name AS name, (${OF_PERSON}) AS seats FROM person WHERE id = $1`,
          [viewer.personId],
        )
      : await transaction.query(`SELECT name, (${OF_CLIENT}) AS seats FROM api_client WHERE id = $1`, [
          viewer.clientId,
        ]);
  return found!;
}

/** When the session ends by which the viewer asks. Nobody reads sessions; it is told of its own. */
async function sessionEnd({ dataSource, viewer }: Asking): Promise<Date | null> {
  if (viewer.kind !== 'PERSON' || viewer.sessionId === undefined) return null;
  const [session]: { end: Date }[] = await asViewer(dataSource, SYSTEM, (transaction) =>
    transaction.query('SELECT expires_at AS end FROM account_token WHERE id = $1', [viewer.sessionId]),
  );
  return session?.end ?? null;
}

/** Who asks; what takes a look-up of its own is looked up when it is asked for. */
async function whoAsks(_args: unknown, asking: Asking): Promise<object> {
  const { dataSource, viewer, readLater } = asking;
  const { name, seats } = await asViewer(dataSource, viewer, (transaction) => own(transaction, viewer));
  const partnerId = actingForOf(viewer);
  const seat = seats.find(({ id }) => id === partnerId);
  return {
    kind: viewer.kind,
    name,
    person: readLater(viewer.kind === 'PERSON' ? { type: 'Person', id: viewer.personId } : null),
    actingFor: readLater(seat ? refOf(seat) : null),
    canActFor: seats.map(({ roles, ...partner }) => ({ partner: readLater(refOf(partner)), roles })),
    roles: seat?.roles ?? [],
    scopes: viewer.kind === 'CLIENT' ? [...viewer.scopes].sort() : [],
    sessionEndsAt: () => sessionEnd(asking),
    couldDo: () => asViewer(dataSource, viewer, couldDo),
  };
}

@Resolver()
export class ViewerQueries {
  @AnsweredField(() => ViewerType, {
    description: 'Who I am, for whom I act, and what I may. It is answered without a key too.',
    isOpen: true,
    answer: whoAsks,
  })
  viewer!: never;
}
