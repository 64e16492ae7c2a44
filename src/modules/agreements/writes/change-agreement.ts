import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { agreementToChange, refOfAgreement, tellOfAgreement } from './agreement-to-change.ts';

@InputType('UpdateAgreementInput', {
  description: 'What of an agreement is otherwise. A field that is left out stays; null empties it.',
})
export class UpdateAgreementInput extends UpdateInput {
  @Field(() => ID, { description: 'The agreement.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its title in Thai.' })
  titleTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  titleEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The number of the paper, as text.' })
  reference?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Where it was signed, in Thai.' })
  signedAtTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  signedAtEn?: string | null;
}

@InputType('EndAgreementInput', { description: 'When and why an agreement holds no longer.' })
export class EndAgreementInput extends UpdateInput {
  @Field(() => ID, { description: 'The agreement.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it holds no longer.' })
  on!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Why.' })
  reason!: string;
}

/** Corrects what is known of an agreement beside its parties, its territory and its time. */
export async function updateAgreement(writing: Writing, input: UpdateAgreementInput): Promise<Written> {
  const agreement = await agreementToChange(writing, input);
  const { titleTh, titleEn, reference, signedAtTh, signedAtEn } = input;
  const texts = { titleTh, titleEn, reference, signedAtTh, signedAtEn };
  const set = Object.fromEntries(Object.entries(texts).filter(([, given]) => given !== undefined));
  const problems = new Problems();
  if (Object.keys(set).length === 0 || titleTh === null) {
    problems.bad('titleTh', 'something to change', titleTh, {
      th: 'ต้องระบุสิ่งที่จะแก้ และ titleTh ว่างไม่ได้',
      en: 'Something to change must be given, and titleTh can’t be emptied',
    });
  }
  for (const [field, text] of Object.entries(texts)) problems.text(field, text);
  problems.check();
  await writing.update(Agreement, { id: agreement.id, expectedVersion: input.expectedVersion }, set);
  await tellOfAgreement(writing, 'AGREEMENT_CHANGED', agreement);
  return written(agreement.id, { fields: Object.keys(set) });
}

/** Ends an agreement: from that day on it binds nobody, and the roles that it gave are gone. */
export async function endAgreement(writing: Writing, input: EndAgreementInput): Promise<Written> {
  const agreement = await agreementToChange(writing, input);
  const problems = new Problems();
  problems.day('on', input.on);
  problems.inOrder('on', agreement.validFrom, input.on);
  problems.notAfter('on', input.on, agreement.validTo ?? input.on);
  problems.text('reason', input.reason);
  problems.check();
  await writing.update(
    Agreement,
    { id: agreement.id, expectedVersion: input.expectedVersion },
    { validTo: input.on, endReason: input.reason },
  );
  await tellOfAgreement(writing, 'AGREEMENT_ENDED', agreement);
  return written(agreement.id, {});
}

const written = (id: string, details: Record<string, unknown>): Written => ({
  about: refOfAgreement(id),
  answers: { agreement: refOfAgreement(id) },
  details,
});
