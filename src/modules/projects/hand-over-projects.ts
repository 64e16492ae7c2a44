import {
  type Ending,
  type HandedOver,
  type HeldOnce,
  type Merger,
  moveRows,
  type Passage,
  partnersHandedOver,
  type Succession,
  type SystemWriting,
  uniteHeldOnce,
} from '../partners/index.ts';
import { DraftState, ProjectStage } from './project-kinds.ts';

/** A place that is confirmed rather than one to which a partner was only asked: a project keeps whom it has. */
const PLACES: HeldOnce = {
  table: 'project_participation',
  column: 'partner_id',
  alike: ['project_id', 'role_id'],
  stands: (row) => `${row}.state IN ('INVITED', 'CONFIRMED')`,
  rank: (row) => `(${row}.state <> 'CONFIRMED')`,
  holdsForBoth: (row) => `${row}.state`,
  goes: `state = 'ENDED', valid_to = greatest((SELECT day FROM given), valid_from)`,
};

/** What of one partner is open goes on as the other's: projects and drafts that it owns, and its places in others. */
async function goOn(at: SystemWriting, passage: Passage): Promise<HandedOver> {
  const isOpen = `stage <> '${ProjectStage.CLOSED}'`;
  const isDrafted = `state = '${DraftState.OPEN}'`;
  const places = await uniteHeldOnce(at, PLACES, passage, 'STANDING');
  return {
    project: await moveRows(at, { table: 'project', column: 'owner_id', where: isOpen }, passage),
    project_draft: await moveRows(
      at,
      { table: 'project_draft', column: 'owner_id', where: isDrafted },
      passage,
    ),
    project_participation: places.moved,
    united: places.united.length,
  };
}

partnersHandedOver.onSuccession(async (writing, { predecessor, successors, effectiveOn }: Succession) => {
  const [only, ...others] = successors;
  if (!only || others.length > 0) return {};
  return writing.asSystem((transaction) =>
    goOn(
      { transaction, changeId: writing.changeId },
      { from: predecessor.id, to: only.id, day: effectiveOn },
    ),
  );
});

// Of one body all is one body's, also what is over.
partnersHandedOver.onMerger((writing, { duplicate, survivor, on }: Merger) =>
  writing.asSystem(async (transaction) => {
    const at = { transaction, changeId: writing.changeId };
    const passage = { from: duplicate.id, to: survivor.id, day: on };
    const places = await uniteHeldOnce(at, PLACES, passage);
    await moveRows(at, { table: 'project_participation', column: 'invited_by_id' }, passage);
    return {
      project: await moveRows(at, { table: 'project', column: 'owner_id' }, passage),
      project_draft: await moveRows(at, { table: 'project_draft', column: 'owner_id' }, passage),
      project_participation: places.moved,
      project_visit: await moveRows(at, { table: 'project_visit', column: 'visitor_id' }, passage),
      united: places.united.length,
    };
  }),
);

// Its places end, and a project of its own shows that it has no host: who takes it over, or whether it is closed, is for
// the office that approves projects there to say.
partnersHandedOver.onEnding(async ({ transaction, changeId }, { partnerIds, on }: Ending) => {
  const [, ended]: [unknown, number] = await transaction.query(
    `UPDATE project_participation SET valid_to = greatest($1::date, valid_from),
       state = CASE WHEN $1 > hub.today() THEN state ELSE 'ENDED' END, version = version + 1, change_id = $2
     WHERE partner_id = ANY($3::uuid[]) AND state IN ('INVITED', 'CONFIRMED')`,
    [on, changeId, partnerIds],
  );
  return { project_participation: ended };
});
