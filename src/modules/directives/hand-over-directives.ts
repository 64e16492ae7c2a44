import type { EntityManager } from 'typeorm';
import { newId } from '../../kernel/ids.ts';
import type { Writing } from '../../write/index.ts';
import {
  type HandedOver,
  type HeldOnce,
  type Merger,
  moveRows,
  type Partner,
  type Passage,
  partnersHandedOver,
  type Succession,
  type SystemWriting,
  type United,
  uniteHeldOnce,
} from '../partners/index.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveAddressee } from './directive-addressee.entity.ts';
import { DirectiveAnswer } from './directive-answer.entity.ts';
import { DirectiveDraft } from './directive-draft.entity.ts';
import { DirectiveAddresseeState, DirectiveDraftState, DirectiveState } from './directive-kinds.ts';
import { askedOf, nextDue, standingOf } from './writes/dues.ts';

/** What one partner issued goes on as the other's, and what it was asked and has not finished is asked of the other. */
const handOver = (writing: Writing, from: Partner, to: Partner): Promise<void> =>
  writing.asSystem(async (transaction) => {
    const { changeId } = writing;
    const moved = { issuerId: to.id, changeId, version: () => 'version + 1' };
    await transaction.update(Directive, { issuerId: from.id, state: DirectiveState.ISSUED }, moved);
    await transaction.update(DirectiveDraft, { issuerId: from.id, state: DirectiveDraftState.OPEN }, moved);
    const { ASKED, ACKNOWLEDGED, RELEASED } = DirectiveAddresseeState;
    const open = await transaction.find(DirectiveAddressee, {
      where: [ASKED, ACKNOWLEDGED].map((state) => ({ partnerId: from.id, state })),
      relations: { directive: true, distribution: true },
    });
    for (const { id, directiveId, distributionId, directive, distribution } of open) {
      await transaction.update(
        DirectiveAddressee,
        { id },
        { state: RELEASED, nextDueOn: null, changeId, version: () => 'version + 1' },
      );
      // Whom it came to as well is not asked a second time; nobody is asked for a letter of its own.
      const isAsked = await transaction.existsBy(DirectiveAddressee, { directiveId, partnerId: to.id });
      if (isAsked || directive.issuerId === to.id) continue;
      await transaction.insert(DirectiveAddressee, {
        id: newId(),
        directiveId,
        distributionId,
        partnerId: to.id,
        state: ASKED,
        nextDueOn: nextDue(distribution, askedOf(directive.actions, to.type), false),
        source: to.source,
        changeId,
      });
    }
  });

partnersHandedOver.onSuccession(async (writing, { predecessor, successors }: Succession) => {
  const [only, ...others] = successors;
  if (only && others.length === 0) await handOver(writing, predecessor, only);
});

/** Of two entries to which a letter came that which has said more. */
const ADDRESSEES: HeldOnce = {
  table: 'directive_addressee',
  column: 'partner_id',
  alike: ['directive_id'],
  stands: (row) => `${row}.state <> 'RELEASED'`,
  rank: (row) =>
    `array_position('{COMPLETED,ACKNOWLEDGED,ASKED}'::hub.directive_addressee_state[], ${row}.state)`,
  goes: `state = 'RELEASED', next_due_on = NULL`,
};

/** A letter that both have issued under one number and day is the same letter: it stays where it is. */
const NOT_ISSUED_BY_BOTH = `NOT EXISTS (SELECT FROM directive same WHERE same.issuer_id = $2 AND same.state = 'ISSUED'
  AND directive.state = 'ISSUED' AND same.letter_number = directive.letter_number AND same.dated_on = directive.dated_on)`;

const RELEASE_FROM_ITS_OWN = `
  UPDATE directive_addressee a SET state = 'RELEASED', next_due_on = NULL, version = a.version + 1, change_id = $2
  FROM directive l WHERE l.id = a.directive_id AND l.issuer_id = a.partner_id AND a.partner_id = $1 AND a.state <> 'RELEASED'`;

const MOVE_ANSWERS = `
  UPDATE directive_answer k SET addressee_id = $1, version = k.version + 1, change_id = $3
  WHERE k.addressee_id = $2 AND NOT (k.is_current AND EXISTS (SELECT FROM directive_answer own
    WHERE own.addressee_id = $1 AND own.action_number = k.action_number AND own.is_current))`;

/** What either entry has answered, the body has answered. */
async function answerForBoth(
  { transaction, changeId }: SystemWriting,
  { stays, goes }: United,
): Promise<void> {
  await transaction.query(MOVE_ANSWERS, [stays, goes, changeId]);
  const addressee = await transaction.findOneOrFail(DirectiveAddressee, {
    where: { id: stays },
    relations: { directive: true, distribution: true, partner: true },
  });
  if (addressee.state !== DirectiveAddresseeState.ACKNOWLEDGED) return;
  const { directive, distribution, partner } = addressee;
  const answered = await answeredBy(transaction, stays);
  const standing = standingOf(askedOf(directive.actions, partner.type), answered, distribution);
  if (standing.state === addressee.state && standing.nextDueOn === addressee.nextDueOn) return;
  await transaction.update(
    DirectiveAddressee,
    { id: stays },
    { ...standing, changeId, version: () => 'version + 1' },
  );
}

async function answeredBy(transaction: EntityManager, addresseeId: string): Promise<Set<number>> {
  const answers = await transaction.findBy(DirectiveAnswer, { addresseeId, isCurrent: true });
  return new Set(answers.map(({ actionNumber }) => actionNumber));
}

/** Of one body all is one body's. */
async function unite(at: SystemWriting, passage: Passage): Promise<HandedOver> {
  const move = (table: string, column: string, where = 'true') =>
    moveRows(at, { table, column, where }, passage);
  const letters = await move('directive', 'issuer_id', NOT_ISSUED_BY_BOTH);
  const drafts = await move('directive_draft', 'issuer_id');
  const sent = await move('directive_distribution', 'sender_id');
  const { united, moved: asked } = await uniteHeldOnce(at, ADDRESSEES, passage);
  const answers = await move('directive_answer', 'partner_id');
  for (const pair of united) await answerForBoth(at, pair);
  await at.transaction.query(RELEASE_FROM_ITS_OWN, [passage.to, at.changeId]);
  return {
    directive: letters,
    directive_draft: drafts,
    directive_distribution: sent,
    directive_addressee: asked,
    directive_answer: answers,
  };
}

partnersHandedOver.onMerger((writing, { duplicate, survivor, on }: Merger) =>
  writing.asSystem((transaction) =>
    unite({ transaction, changeId: writing.changeId }, { from: duplicate.id, to: survivor.id, day: on }),
  ),
);
