import { newId } from '../../kernel/ids.ts';
import type { Writing } from '../../write/index.ts';
import { type Merger, type Partner, partnersHandedOver, type Succession } from '../partners/index.ts';
import { DirectiveAddressee } from './directive-addressee.entity.ts';
import { DirectiveDraft } from './directive-draft.entity.ts';
import { DirectiveAddresseeState, DirectiveDraftState } from './directive-kinds.ts';
import { askedOf, nextDue } from './writes/dues.ts';

/** A letter that the other has issued under the same number and day is the same letter: it stays where it is. */
const MOVE_LETTERS = `
  UPDATE directive d SET issuer_id = $2, change_id = $3, version = version + 1
  WHERE issuer_id = $1 AND state = 'ISSUED' AND NOT EXISTS (SELECT FROM directive same
    WHERE same.issuer_id = $2 AND same.letter_number = d.letter_number AND same.dated_on = d.dated_on AND same.state = 'ISSUED')`;

/** What one partner issued goes on as the other's, and what it was asked and has not finished is asked of the other. */
const handOver = (writing: Writing, from: Partner, to: Partner): Promise<void> =>
  writing.asSystem(async (transaction) => {
    const { changeId } = writing;
    const moved = { issuerId: to.id, changeId, version: () => 'version + 1' };
    await transaction.query(MOVE_LETTERS, [from.id, to.id, changeId]);
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

// A body that is split has several successors: which of them goes on with what is for people to say.
partnersHandedOver.onSuccession(async (writing, { predecessor, successors }: Succession) => {
  const [only, ...others] = successors;
  if (only && others.length === 0) await handOver(writing, predecessor, only);
});

partnersHandedOver.onMerger(async (writing, { duplicate, survivor }: Merger) =>
  handOver(writing, duplicate, survivor),
);
