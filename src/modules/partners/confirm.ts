import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { invalidState, type ObjectRef, Problems, type Writing } from '../../write/index.ts';
import { Confirmation, type ConfirmationDecision } from './confirmation.entity.ts';
import type { Partner } from './partner.entity.ts';
import { tellOf } from './writes/partner-to-change.ts';

@InputType('PaperInput', {
  description: 'The paper on which a partner said what somebody else enters for it.',
})
export class PaperInput {
  @Field(() => GraphQLNonEmptyString, { description: 'The number of the letter or the minutes.' })
  reference!: string;

  @Field(() => GraphQLLocalDate, { description: 'The day of the letter or the minutes.' })
  date!: string;
}

/** What a partner says of what another said of both. */
export interface Saying {
  /** What it is about, such as a tie between the two. */
  object: ObjectRef;
  partner: Partner;
  decision: ConfirmationDecision;
  /** On which paper, where somebody else enters it. */
  paper?: PaperInput | null;
}

/**
 * Records that a partner confirms or disputes something, for the modules whose objects are confirmed. A partner does so
 * itself, by a coordinator or reporting officer; for one without an account a coordinator above it does, who names the
 * paper. Answers the confirmation, to be read back.
 * @throws HubError FORBIDDEN, INVALID_STATE where it said the same before; Refused
 */
export async function confirm(
  writing: Writing,
  { object, partner, decision, paper }: Saying,
): Promise<ObjectRef> {
  await writing.mayCreate({ partnerId: partner.id }, 'confirm');
  const [own]: { id: string | null }[] = await writing.transaction.query('SELECT hub.own_partner() AS id');
  const onBehalf = own?.id !== partner.id;
  const problems = new Problems();
  if (onBehalf && paper == null) {
    problems.bad('paper', 'the partner itself, or a paper', null, {
      th: 'การบันทึกแทนหน่วยงานอื่นต้องระบุหนังสือหรือรายงานการประชุม (paper)',
      en: 'What is entered for another partner names its paper',
    });
  }
  problems.text('paper.reference', paper?.reference, 200);
  problems.day('paper.date', paper?.date);
  problems.notAfter('paper.date', paper?.date, await writing.today());
  problems.check();
  await refuseTheSame(writing, object, partner, decision);
  const id = await writing.insert(Confirmation, {
    objectType: object.type,
    objectId: object.id,
    partnerId: partner.id,
    decision,
    onBehalf,
    paperReference: paper?.reference ?? null,
    paperDate: paper?.date ?? null,
  });
  await tellOf(writing, 'CONFIRMATION_RECORDED', partner, [], object);
  return { type: 'Confirmation', id };
}

async function refuseTheSame(
  writing: Writing,
  { type, id }: ObjectRef,
  partner: Partner,
  decision: ConfirmationDecision,
): Promise<void> {
  const last = await writing.transaction.findOne(Confirmation, {
    where: { objectType: type, objectId: id, partnerId: partner.id },
    order: { id: 'DESC' },
  });
  if (last?.decision !== decision) return;
  throw invalidState(
    { th: `บันทึก ${decision} ไว้แล้ว`, en: `${decision} is recorded already` },
    { field: 'decision', rule: 'another decision than the last', value: decision },
  );
}
