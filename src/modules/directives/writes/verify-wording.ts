import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import {
  invalidState,
  objectOf,
  Problems,
  stale,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Directive } from '../directive.entity.ts';
import type { ActionPart } from '../letter-parts.ts';
import { holdDirective, mustBeIssued } from './directive-to-change.ts';
import { refuseTwice } from './issue.ts';
import { checkWords, LONGEST_ACTION } from './letter.input.ts';

@InputType('DirectiveActionWordingInput', { description: 'An action of a letter in the words of the paper.' })
export class DirectiveActionWordingInput {
  @Field(() => Int, { description: 'The action’s number in the letter.' })
  actionNumber!: number;

  @Field(() => GraphQLNonEmptyString, { description: 'What is asked for, in Thai.' })
  textTh!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  textEn?: string | null;
}

@InputType('VerifyDirectiveWordingInput', {
  description:
    'That the wording of a letter was compared with the paper, and is that of the paper. What is given takes the place of what stood here; what is left out was right.',
})
export class VerifyDirectiveWordingInput extends UpdateInput {
  @Field(() => ID, { description: 'The directive.' })
  id!: string;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'The date on the paper.' })
  dated?: BuddhistDate | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its subject in Thai.' })
  subjectTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  subjectEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it says, in short, in Thai.' })
  summaryTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  summaryEn?: string | null;

  @Field(() => [DirectiveActionWordingInput], {
    nullable: true,
    description: 'The actions that the paper words otherwise; how many there are stays.',
  })
  actions?: DirectiveActionWordingInput[] | null;
}

/** States that the wording of a letter is that of the paper, with what the paper says otherwise. */
export async function verifyDirectiveWording(
  writing: Writing,
  input: VerifyDirectiveWordingInput,
): Promise<Written> {
  const object = objectOf('id', input.id, ['Directive']);
  await writing.mayChange('id', object);
  const { id } = object;
  const { expectedVersion, dated } = input;
  await holdDirective(writing, id, 'UPDATE');
  const directive = await writing.transaction.findOneByOrFail(Directive, { id });
  if (expectedVersion !== directive.version) throw stale(expectedVersion, directive.version);
  mustBeIssued('id', directive);
  if (directive.isWordingVerified) {
    throw invalidState(
      { th: 'ยืนยันถ้อยคำไว้แล้ว', en: 'Its wording is verified already' },
      { field: 'id', rule: 'not verified' },
    );
  }
  const problems = new Problems();
  checkWords(problems, '', input);
  problems.notAfter('dated', dated?.firstDay, await writing.today());
  const actions = wordedAnew(problems, directive.actions, input.actions ?? []);
  problems.check();
  const date = dated == null ? {} : { datedOn: dated.firstDay, datedKnownTo: dated.precision };
  const { issuerId, letterNumber, datedOn } = { ...directive, ...date };
  await refuseTwice(writing, 'dated', { id, issuerId, letterNumber, datedOn });
  await writing.update(
    Directive,
    { id, expectedVersion },
    { ...wordsIn(input), ...date, actions, isWordingVerified: true },
  );
  await writing.tell({
    type: 'DIRECTIVE_WORDING_VERIFIED',
    object,
    partnerIds: [directive.issuerId],
    areaCodes: [],
  });
  return { about: object, answers: { directive: object } };
}

/** What was given of the text; null is what is left out, since a paper has its words. */
const wordsIn = ({ subjectTh, subjectEn, summaryTh, summaryEn }: VerifyDirectiveWordingInput) =>
  Object.fromEntries(
    Object.entries({ subjectTh, subjectEn, summaryTh, summaryEn }).filter(([, text]) => text != null),
  );

/** The same actions in other words: answers and last days stand by their numbers. */
function wordedAnew(
  problems: Problems,
  actions: readonly ActionPart[],
  given: readonly DirectiveActionWordingInput[],
): ActionPart[] {
  const words = new Map<number, DirectiveActionWordingInput>();
  for (const [no, action] of given.entries()) {
    const field = `actions.${no}`;
    const { actionNumber, textTh, textEn } = action;
    if (words.has(actionNumber) || !actions.some(({ number }) => number === actionNumber)) {
      problems.bad(`${field}.actionNumber`, `1..${actions.length}, each once`, actionNumber, {
        th: 'ต้องเป็นเลขข้อของหนังสือ ข้อละหนึ่งครั้ง',
        en: 'It must be the number of an action of the letter, each once',
      });
    }
    problems.text(`${field}.textTh`, textTh, LONGEST_ACTION);
    problems.text(`${field}.textEn`, textEn, LONGEST_ACTION);
    words.set(actionNumber, action);
  }
  return actions.map((action) => {
    const worded = words.get(action.number);
    return worded ? { ...action, text_th: worded.textTh, text_en: worded.textEn ?? null } : action;
  });
}
