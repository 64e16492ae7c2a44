import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Not } from 'typeorm';
import {
  type BuddhistDate,
  DatePrecision,
  GraphQLBuddhistDate,
  plainText,
} from '../../../kernel/scalars/index.ts';
import {
  duplicate,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Partner } from '../../partners/index.ts';
import { addresseesNamed, codesOfAreas, reachOf } from '../../resources/index.ts';
import { Directive } from '../directive.entity.ts';
import { DirectiveAddressee } from '../directive-addressee.entity.ts';
import { DirectiveDraft } from '../directive-draft.entity.ts';
import { DirectiveAddresseeState, DirectiveDraftState, DirectiveState } from '../directive-kinds.ts';
import { holdDirective, mustBeIssued, refOfDirective, refOfDistribution } from './directive-to-change.ts';
import { drafts } from './drafts.ts';
import { DirectiveAddresseesInput, sendDirective } from './send.ts';

@InputType('IssueDirectiveInput', {
  description:
    'A draft that is to become a directive, which everybody in the network sees, and to whom it goes.',
})
export class IssueDirectiveInput extends UpdateInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => DirectiveAddresseesInput, { description: 'To whom it goes.' })
  to!: DirectiveAddresseesInput;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description: 'The last day for acknowledging it, where there is to be one.',
  })
  acknowledgeBy?: BuddhistDate | null;
}

@InputType('WithdrawDirectiveInput', { description: 'A directive that is to be followed no more, and why.' })
export class WithdrawDirectiveInput extends UpdateInput {
  @Field(() => ID, { description: 'The directive.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Why.' })
  reason!: string;
}

/** What a letter must have when it goes out, and the fields that say so. */
const NEEDED = { letterNumber: 'letterNumber', datedOn: 'dated', subjectTh: 'subjectTh' } as const;

function mustBeWhole(problems: Problems, draft: DirectiveDraft, today: string): void {
  for (const [property, field] of Object.entries(NEEDED)) {
    if (draft[property as keyof typeof NEEDED] !== null) continue;
    problems.bad(`letter.${field}`, 'not null', null, {
      th: `ร่างยังไม่ได้ระบุ ${field}`,
      en: `The draft does not say ${field} yet`,
    });
  }
  // A letter that goes out today knows its day; only old ones are known less exactly.
  if (draft.datedKnownTo !== null && draft.datedKnownTo !== DatePrecision.DAY) {
    problems.bad('letter.dated', 'known to the day', draft.datedKnownTo, {
      th: 'letter.dated ต้องระบุถึงวัน',
      en: 'letter.dated must be known to the day',
    });
  }
  for (const { number, due_on } of draft.actions)
    problems.inOrder(`letter.actions.${number - 1}.dueOn`, today, due_on);
}

/** Makes a directive of a draft, under the same UUID, and sends it. */
export async function issueDirective(writing: Writing, input: IssueDirectiveInput): Promise<Written> {
  const draft = await drafts.toChange(writing, input, 'updateDirectiveDraft');
  const problems = new Problems();
  const today = await writing.today();
  const to = await addresseesNamed(writing, problems, input.to);
  mustBeWhole(problems, draft, today);
  const acknowledgeBy = problems.exactDay('acknowledgeBy', input.acknowledgeBy) ?? null;
  problems.inOrder('acknowledgeBy', today, acknowledgeBy);
  problems.check();
  const { id, issuerId, actions } = draft;
  const reachAreaIds = reachOf(to);
  await writing.mayCreate({ issuerId, reachAreaIds });
  await refuseTwice(writing, 'letter.letterNumber', {
    id,
    issuerId,
    letterNumber: draft.letterNumber!,
    datedOn: draft.datedOn!,
  });
  const issuer = await writing.transaction.findOneByOrFail(Partner, { id: issuerId });
  const { subjectEn, summaryTh, summaryEn, urgency, refersTo, attachments, clauseId, source } = draft;
  const { expectedVersion } = input;
  await writing.update(DirectiveDraft, { id, expectedVersion }, { state: DirectiveDraftState.ISSUED });
  await writing.insert(Directive, {
    id,
    state: DirectiveState.ISSUED,
    stateSince: today,
    issuerId,
    letterNumber: draft.letterNumber!,
    datedOn: draft.datedOn!,
    datedKnownTo: draft.datedKnownTo!,
    subjectTh: draft.subjectTh!,
    subjectEn,
    summaryTh,
    summaryEn,
    urgency,
    actions,
    refersTo,
    attachments,
    clauseId,
    // Whoever issues a letter here gives its own words.
    isWordingVerified: true,
    reachAreaIds,
    source,
  });
  const sent = await sendDirective(writing, problems, issuer, to, {
    directiveId: id,
    parentId: null,
    actions,
    letterNumber: null,
    noteTh: null,
    reachAreaIds,
    acknowledgeBy,
    dueDates: actions.map(({ due_on }) => due_on),
  });
  const directive = refOfDirective(id);
  await writing.tell({
    type: 'DIRECTIVE_ISSUED',
    object: directive,
    partnerIds: [issuerId, ...sent.partnerIds],
    areaCodes: await codesOfAreas(writing, reachAreaIds),
  });
  return {
    about: directive,
    answers: { directive, distribution: refOfDistribution(sent.id), draft: drafts.refOf(id) },
    details: { addressees: sent.partnerIds.length },
  };
}

/** An office gives a number once on a day, in whatever digits it is written. */
export async function refuseTwice(
  writing: Writing,
  field: string,
  { id, letterNumber, ...letter }: Pick<Directive, 'id' | 'issuerId' | 'letterNumber' | 'datedOn'>,
): Promise<void> {
  const thatDay = { ...letter, id: Not(id), state: DirectiveState.ISSUED };
  const others = await writing.transaction.findBy(Directive, thatDay);
  if (!others.some((other) => plainText(other.letterNumber) === plainText(letterNumber))) return;
  throw duplicate(
    {
      th: `หน่วยงานนี้ออกหนังสือเลขที่ ${letterNumber} ในวันนั้นแล้ว`,
      en: `The partner has issued ${letterNumber} of that day already`,
    },
    { field, rule: 'unique', value: letterNumber },
  );
}

/** Takes a directive back: it stays on record with its answers, and nobody is asked for it any more. */
export async function withdrawDirective(writing: Writing, input: WithdrawDirectiveInput): Promise<Written> {
  const object = objectOf('id', input.id, ['Directive']);
  await writing.mayChange('id', object);
  const { id } = object;
  const { reason, expectedVersion } = input;
  // Whoever passes it on, acknowledges or answers it meanwhile waits: all of them are released, or none was.
  await holdDirective(writing, id, 'UPDATE');
  const directive = await writing.transaction.findOneByOrFail(Directive, { id });
  if (expectedVersion !== directive.version) throw stale(expectedVersion, directive.version);
  mustBeIssued('id', directive);
  const problems = new Problems();
  problems.text('reason', reason);
  problems.check();
  await writing.update(
    Directive,
    { id, expectedVersion },
    { state: DirectiveState.WITHDRAWN, stateSince: await writing.today(), withdrawalReason: reason },
  );
  const addressees = await writing.transaction.findBy(DirectiveAddressee, { directiveId: id });
  await release(writing, id);
  await writing.tell({
    type: 'DIRECTIVE_WITHDRAWN',
    object,
    partnerIds: [directive.issuerId, ...addressees.map(({ partnerId }) => partnerId)],
    areaCodes: await codesOfAreas(writing, directive.reachAreaIds),
  });
  return { about: object, answers: { directive: object } };
}

/** Addressees are other partners' to answer for: that they are asked no more follows from the withdrawal. */
const release = (writing: Writing, directiveId: string): Promise<void> =>
  writing.asSystem(async (transaction) => {
    const { ASKED, ACKNOWLEDGED, RELEASED } = DirectiveAddresseeState;
    const released = { state: RELEASED, nextDueOn: null, changeId: writing.changeId };
    for (const state of [ASKED, ACKNOWLEDGED]) {
      await transaction.update(
        DirectiveAddressee,
        { directiveId, state },
        { ...released, version: () => 'version + 1' },
      );
    }
  });
