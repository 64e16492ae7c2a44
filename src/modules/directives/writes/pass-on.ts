import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Not } from 'typeorm';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import {
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { type Partner, partnerNamed } from '../../partners/index.ts';
import { addresseesNamed, codesOfAreas, reachOf } from '../../resources/index.ts';
import { Directive } from '../directive.entity.ts';
import { DirectiveAddressee } from '../directive-addressee.entity.ts';
import { DirectiveAddresseeState } from '../directive-kinds.ts';
import { holdDirective, mustBeIssued, refOfDirective, refOfDistribution } from './directive-to-change.ts';
import type { Dues } from './dues.ts';
import { LONGEST_NUMBER } from './letter.input.ts';
import { DirectiveAddresseesInput, sendDirective } from './send.ts';

@InputType('DirectiveDueInput', { description: 'An earlier last day for one action.' })
export class DirectiveDueInput {
  @Field(() => Int, { description: 'The action’s number in the letter.' })
  actionNumber!: number;

  @Field(() => GraphQLBuddhistDate, { description: 'The last day, not later than that of the one above.' })
  dueOn!: BuddhistDate;
}

@InputType('PassOnDirectiveInput', { description: 'To whom a directive is passed on.' })
export class PassOnDirectiveInput extends MutationInput {
  @Field(() => ID, { description: 'The directive.' })
  directiveId!: string;

  @Field(() => ID, {
    description:
      'Who passes it on: one to whom it came, or its issuer, who sends it to further addressees. The partner for which one acts.',
  })
  senderId!: string;

  @Field(() => DirectiveAddresseesInput, {
    description: 'To whom. Those to whom it has come already are not asked a second time.',
  })
  to!: DirectiveAddresseesInput;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The number of one’s own covering letter, as text.',
  })
  letterNumber?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What one says to it, in Thai.' })
  noteTh?: string | null;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description: 'The last day for acknowledging it; that of the one above where it is left out.',
  })
  acknowledgeBy?: BuddhistDate | null;

  @Field(() => [DirectiveDueInput], {
    nullable: true,
    description: 'Earlier last days for actions; those of the one above where they are left out.',
  })
  dueDates?: DirectiveDueInput[] | null;
}

const LONGEST_NOTE = 2_000;

/** Passes a directive on down the chain. */
export async function passOnDirective(writing: Writing, input: PassOnDirectiveInput): Promise<Written> {
  const { id: directiveId } = objectOf('directiveId', input.directiveId, ['Directive']);
  const problems = new Problems();
  const sender = await partnerNamed(writing, problems, 'senderId', input.senderId);
  const to = await addresseesNamed(writing, problems, input.to);
  problems.check();
  const reachAreaIds = reachOf(to);
  await writing.mayCreate({ senderId: sender!.id, reachAreaIds });
  // One after the other: whoever passes it on to the same partner meanwhile would ask it twice.
  await holdDirective(writing, directiveId, 'UPDATE');
  const directive = await writing.transaction.findOneBy(Directive, { id: directiveId });
  if (directive === null) throw notFound('directiveId', input.directiveId);
  mustBeIssued('directiveId', directive);
  const { distributionId, ...above } = await dutiesOf(writing, directive, sender!, input.senderId);
  const dues = await duesBelow(writing, problems, above, input);
  problems.text('letterNumber', input.letterNumber, LONGEST_NUMBER);
  problems.text('noteTh', input.noteTh, LONGEST_NOTE);
  problems.check();
  const { id, partnerIds } = await sendDirective(writing, problems, sender!, to, {
    ...dues,
    directiveId,
    parentId: distributionId,
    actions: directive.actions,
    letterNumber: input.letterNumber?.trim() ?? null,
    noteTh: input.noteTh ?? null,
    reachAreaIds,
  });
  const distribution = refOfDistribution(id);
  await writing.tell({
    type: 'DIRECTIVE_PASSED_ON',
    object: distribution,
    partnerIds: [sender!.id, directive.issuerId, ...partnerIds],
    areaCodes: await codesOfAreas(writing, reachAreaIds),
  });
  return {
    about: distribution,
    answers: { distribution, directive: refOfDirective(directiveId) },
    details: { addressees: partnerIds.length },
  };
}

/** By when the sender itself is asked, and by which distribution; its issuer is bound by the letter alone. */
async function dutiesOf(
  writing: Writing,
  { id: directiveId, issuerId, actions }: Directive,
  sender: Partner,
  given: string,
): Promise<Dues & { distributionId: string | null }> {
  if (sender.id === issuerId)
    return { distributionId: null, acknowledgeBy: null, dueDates: actions.map(({ due_on }) => due_on) };
  const addressee = await writing.transaction.findOne(DirectiveAddressee, {
    where: { directiveId, partnerId: sender.id, state: Not(DirectiveAddresseeState.RELEASED) },
    relations: { distribution: true },
  });
  if (addressee === null) {
    throw invalidState(
      { th: 'หนังสือนี้ไม่ได้มาถึงหน่วยงานนี้', en: 'The directive did not come to this partner' },
      { field: 'senderId', rule: 'an addressee or the issuer', value: given },
    );
  }
  const { id, acknowledgeBy, dueDates } = addressee.distribution;
  return { distributionId: id, acknowledgeBy, dueDates };
}

/** The last days for those below: the sender's own, or earlier ones. */
async function duesBelow(
  writing: Writing,
  problems: Problems,
  above: Dues,
  { acknowledgeBy, dueDates }: PassOnDirectiveInput,
): Promise<Dues> {
  const today = await writing.today();
  const own = (field: string, given: BuddhistDate | null | undefined, latest: string | null) => {
    const day = problems.exactDay(field, given) ?? null;
    problems.inOrder(field, today, day);
    if (latest !== null) problems.notAfter(field, day, latest);
    return day ?? latest;
  };
  const days = [...above.dueDates];
  const named = new Set<number>();
  for (const [no, { actionNumber, dueOn }] of (dueDates ?? []).entries()) {
    const field = `dueDates.${no}`;
    if (actionNumber < 1 || actionNumber > days.length || named.has(actionNumber)) {
      problems.bad(`${field}.actionNumber`, `1..${days.length}, each once`, actionNumber, {
        th: 'ต้องเป็นเลขข้อของหนังสือ ข้อละหนึ่งครั้ง',
        en: 'It must be the number of an action of the letter, each once',
      });
      continue;
    }
    named.add(actionNumber);
    days[actionNumber - 1] = own(`${field}.dueOn`, dueOn, above.dueDates[actionNumber - 1] ?? null);
  }
  return { acknowledgeBy: own('acknowledgeBy', acknowledgeBy, above.acknowledgeBy), dueDates: days };
}
