import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Partner } from '../partner.entity.ts';
import { endWhatHangs } from './end-rows.ts';
import { partnersHandedOver } from './handing-over.ts';
import { partnerToChange, refOf, tellOf } from './partner-to-change.ts';

@InputType('EndPartnerInput', { description: 'When and why a body is no more.' })
export class EndPartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'The partner.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is no more.' })
  on!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Why; everybody reads it.' })
  reason!: string;
}

/** Ends a partner with its codes, its coverage, its ties, its contact channels and its places. Nothing is deleted. */
export async function endPartner(writing: Writing, input: EndPartnerInput): Promise<Written> {
  const partner = await partnerToChange(writing, 'id', input.id, {
    expectedVersion: input.expectedVersion,
  });
  const problems = new Problems();
  problems.text('reason', input.reason);
  problems.day('on', input.on);
  problems.inOrder('on', partner.validFrom, input.on);
  problems.check();
  const { id } = partner;
  await writing.update(
    Partner,
    { id, expectedVersion: input.expectedVersion },
    { validTo: input.on, endReason: input.reason },
  );
  const ended = await endWhatHangs(writing, id, input.on);
  const { changeId } = writing;
  const ending = { partnerIds: [id], on: input.on };
  const handedOver = await writing.asSystem((transaction) =>
    partnersHandedOver.ended({ transaction, changeId }, ending),
  );
  await tellOf(writing, 'PARTNER_ENDED', partner);
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner) },
    details: { ended: { ...ended, ...handedOver } },
  };
}
