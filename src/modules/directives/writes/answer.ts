import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import {
  invalidState,
  MutationInput,
  notFound,
  type ObjectRef,
  objectOf,
  Problems,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { areaCodesOf, ConfirmationDecision, confirm, PaperInput } from '../../partners/index.ts';
import { DirectiveAddressee } from '../directive-addressee.entity.ts';
import { DirectiveAnswer } from '../directive-answer.entity.ts';
import { DirectiveAddresseeState, DirectiveOutcome } from '../directive-kinds.ts';
import type { ActionPart } from '../letter-parts.ts';
import { holdDirective, mustBeIssued, refOfAddressee, refOfDirective } from './directive-to-change.ts';
import { askedOf, standingOf } from './dues.ts';

const ADDRESSEE = 'The addressee, as `directivesReceived` of the partner has it.';
const PAPER = 'The paper on which it said so, where somebody else enters it.';

@InputType('AcknowledgeDirectiveInput', { description: 'That an addressee has taken note of a directive.' })
export class AcknowledgeDirectiveInput extends MutationInput {
  @Field(() => ID, { description: ADDRESSEE })
  addresseeId!: string;

  @Field(() => PaperInput, { nullable: true, description: PAPER })
  paper?: PaperInput | null;
}

@InputType('DirectiveAnswerInput', { description: 'What is said of one requested action.' })
export class DirectiveAnswerInput {
  @Field(() => Int, { description: 'The action’s number in the letter.' })
  actionNumber!: number;

  @Field(() => DirectiveOutcome, { description: 'Whether it is done.' })
  outcome!: DirectiveOutcome;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'What there is to say, in Thai; needed where it is not done.',
  })
  textTh?: string | null;
}

@InputType('AnswerDirectiveInput', {
  description: 'What an addressee answers to some or all that is asked of it; by that it acknowledges, too.',
})
export class AnswerDirectiveInput extends MutationInput {
  @Field(() => ID, { description: ADDRESSEE })
  addresseeId!: string;

  @Field(() => [DirectiveAnswerInput], {
    description:
      'The answers, one an action. One to an action that was answered takes the earlier one’s place.',
  })
  answers!: DirectiveAnswerInput[];

  @Field(() => PaperInput, { nullable: true, description: PAPER })
  paper?: PaperInput | null;
}

const LONGEST_ANSWER = 5_000;

/** An addressee that is still asked, with all that it hangs on, held until the transaction ends. */
async function addresseeToAnswer(
  writing: Writing,
  input: { addresseeId: string },
  may: (addressee: DirectiveAddressee) => Promise<void>,
): Promise<DirectiveAddressee> {
  const object = objectOf('addresseeId', input.addresseeId, ['DirectiveAddressee']);
  const { id } = object;
  writing.about = object;
  const bare = await writing.transaction.findOneBy(DirectiveAddressee, { id });
  if (bare === null) throw notFound('addresseeId', input.addresseeId);
  await may(bare);
  await holdDirective(writing, bare.directiveId, 'SHARE');
  await writing.hold(DirectiveAddressee, id);
  const addressee = await writing.transaction.findOneOrFail(DirectiveAddressee, {
    where: { id },
    relations: { directive: true, distribution: true, partner: true },
  });
  mustBeIssued('addresseeId', addressee.directive);
  if (addressee.state === DirectiveAddresseeState.RELEASED) {
    throw invalidState(
      { th: 'หน่วยงานนี้ไม่ต้องตอบหนังสือนี้แล้ว', en: 'This partner is asked for it no more' },
      { field: 'addresseeId', rule: 'still asked', value: addressee.state },
    );
  }
  return addressee;
}

/** Acknowledges a directive: the addressee itself, or whoever answers for it, by a paper. */
export async function acknowledgeDirective(
  writing: Writing,
  input: AcknowledgeDirectiveInput,
): Promise<Written> {
  const addressee = await addresseeToAnswer(writing, input, ({ id }) =>
    writing.mayChange('addresseeId', refOfAddressee(id)),
  );
  if (addressee.state !== DirectiveAddresseeState.ASKED) {
    throw invalidState(
      { th: 'รับทราบหนังสือนี้ไว้แล้ว', en: 'It has acknowledged the directive already' },
      { field: 'addresseeId', rule: DirectiveAddresseeState.ASKED, value: addressee.state },
    );
  }
  const { id } = await said(writing, addressee, refOfAddressee(addressee.id), input.paper);
  await settle(writing, addressee, id);
  return told(writing, addressee, 'DIRECTIVE_ACKNOWLEDGED', { onPaper: input.paper != null });
}

/** Answers actions of a directive: the addressee itself, or whoever answers for it, by a paper. */
export async function answerDirective(writing: Writing, input: AnswerDirectiveInput): Promise<Written> {
  const addressee = await addresseeToAnswer(writing, input, ({ partnerId }) =>
    writing.mayCreate({ partnerId }),
  );
  const problems = new Problems();
  checkAnswers(problems, input.answers, askedOf(addressee.directive.actions, addressee.partner.type));
  problems.check();
  const confirmationId =
    addressee.confirmationId ??
    (await said(writing, addressee, refOfAddressee(addressee.id), input.paper)).id;
  for (const answer of input.answers) await enter(writing, addressee, answer, input.paper);
  await settle(writing, addressee, confirmationId);
  const details = { onPaper: input.paper != null, answers: input.answers.length };
  return told(writing, addressee, 'DIRECTIVE_ANSWERED', details);
}

function checkAnswers(
  problems: Problems,
  answers: readonly DirectiveAnswerInput[],
  asked: readonly ActionPart[],
): void {
  if (answers.length === 0) {
    problems.bad('answers', '>= 1 answer', 0, { th: 'ต้องมีคำตอบ', en: 'There must be an answer' });
  }
  const numbers = asked.map(({ number }) => number);
  const given = new Set<number>();
  for (const [no, { actionNumber, outcome, textTh }] of answers.entries()) {
    const field = `answers.${no}`;
    if (given.has(actionNumber) || !numbers.includes(actionNumber)) {
      problems.bad(`${field}.actionNumber`, `one of ${numbers.join(', ')}, each once`, actionNumber, {
        th: `ต้องเป็นข้อที่ขอจากหน่วยงานนี้ (${numbers.join(', ')}) ข้อละหนึ่งครั้ง`,
        en: `It must be an action that is asked of this partner (${numbers.join(', ')}), each once`,
      });
    }
    given.add(actionNumber);
    problems.text(`${field}.textTh`, textTh, LONGEST_ANSWER);
    if (outcome === DirectiveOutcome.NOT_DONE && textTh == null) {
      problems.bad(`${field}.textTh`, 'not null where NOT_DONE', null, {
        th: 'ถ้ายังไม่ได้ทำต้องบอกเหตุผล',
        en: 'What is not done needs a word on why',
      });
    }
  }
}

function said(
  writing: Writing,
  { partner, directive }: DirectiveAddressee,
  object: ObjectRef,
  paper: PaperInput | null | undefined,
): Promise<ObjectRef> {
  const problems = new Problems();
  problems.inOrder('paper.date', directive.datedOn, paper?.date);
  problems.check();
  return confirm(writing, {
    object,
    partner,
    decision: ConfirmationDecision.CONFIRMED,
    paper: paper ?? null,
  });
}

/** Puts an answer down, in the place of an earlier one, which is kept. */
async function enter(
  writing: Writing,
  addressee: DirectiveAddressee,
  { actionNumber, outcome, textTh }: DirectiveAnswerInput,
  paper: PaperInput | null | undefined,
): Promise<void> {
  const place = { addresseeId: addressee.id, actionNumber };
  const earlier = await writing.transaction.findOneBy(DirectiveAnswer, { ...place, isCurrent: true });
  if (earlier) {
    const { id, version: expectedVersion } = earlier;
    await writing.update(DirectiveAnswer, { id, expectedVersion }, { isCurrent: false });
  }
  const id = newId();
  const confirmation = await said(writing, addressee, { type: 'DirectiveAnswer', id }, paper);
  await writing.insert(DirectiveAnswer, {
    ...place,
    id,
    directiveId: addressee.directiveId,
    partnerId: addressee.partnerId,
    outcome,
    textTh: textTh ?? null,
    answeredOn: await writing.today(),
    isCurrent: true,
    confirmationId: confirmation.id,
    source: addressee.partner.source,
  });
}

/** Says where the addressee stands now: what it has still to answer, and by when. */
async function settle(
  writing: Writing,
  { id, version: expectedVersion, directive, distribution, partner, acknowledgedOn }: DirectiveAddressee,
  confirmationId: string,
): Promise<void> {
  const answers = await writing.transaction.findBy(DirectiveAnswer, { addresseeId: id, isCurrent: true });
  const answered = new Set(answers.map(({ actionNumber }) => actionNumber));
  await writing.update(
    DirectiveAddressee,
    { id, expectedVersion },
    {
      ...standingOf(askedOf(directive.actions, partner.type), answered, distribution),
      acknowledgedOn: acknowledgedOn ?? (await writing.today()),
      confirmationId,
    },
  );
}

async function told(
  writing: Writing,
  { id, partner, directive, distribution }: DirectiveAddressee,
  type: string,
  details: Readonly<Record<string, unknown>>,
): Promise<Written> {
  const addressee = refOfAddressee(id);
  await writing.tell({
    type,
    object: addressee,
    partnerIds: [partner.id, directive.issuerId, distribution.senderId],
    areaCodes: await areaCodesOf(writing, partner.areaId),
  });
  return {
    about: addressee,
    answers: { addressee, directive: refOfDirective(directive.id) },
    details,
  };
}
