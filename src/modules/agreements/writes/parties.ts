import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import {
  duplicate,
  MutationInput,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { endRow, partnerNamed } from '../../partners/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { PartyCapacity } from '../agreement-kinds.ts';
import { AgreementParty } from '../agreement-party.entity.ts';
import { agreementToExtend, refOfAgreement, tellOfAgreement } from './agreement-to-change.ts';

@InputType('AddAgreementPartyInput', {
  description: 'Who joins an agreement, or was left out when it was entered.',
})
export class AddAgreementPartyInput extends MutationInput {
  @Field(() => ID, { description: 'The agreement.' })
  agreementId!: string;

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => PartyCapacity, { description: 'As what it stands in it.' })
  capacity!: PartyCapacity;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From which day on; from the beginning where it is left out.',
  })
  since?: string | null;
}

@InputType('EndAgreementPartyInput', { description: 'When a partner leaves an agreement.' })
export class EndAgreementPartyInput extends UpdateInput {
  @Field(() => ID, { description: 'Its place in the agreement.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is no longer in it.' })
  on!: string;
}

const written = (agreementId: string, partyId: string): Written => {
  const party = { type: 'AgreementParty', id: partyId };
  return { about: party, answers: { party, agreement: refOfAgreement(agreementId) } };
};

/** Adds a party to an agreement. */
export async function addAgreementParty(writing: Writing, input: AddAgreementPartyInput): Promise<Written> {
  const agreement = await agreementToExtend(writing, 'agreementId', input.agreementId);
  const problems = new Problems();
  const partner = await partnerNamed(writing, problems, 'partnerId', input.partnerId);
  problems.day('since', input.since);
  problems.inOrder('since', agreement.validFrom, input.since);
  const present = partner && { agreementId: agreement.id, partnerId: partner.id };
  const parties = present ? await writing.transaction.findBy(AgreementParty, present) : [];
  if (parties.some(({ validTo }) => validTo === null)) {
    problems.add(
      duplicate(
        { th: 'เป็นคู่สัญญาอยู่แล้ว', en: 'It stands in the agreement already' },
        { field: 'partnerId', rule: 'each once', value: input.partnerId },
      ),
    );
  }
  problems.check();
  const id = await writing.insert(AgreementParty, {
    ...present!,
    capacity: input.capacity,
    validFrom: input.since ?? agreement.validFrom,
    source: agreement.source,
  });
  await tellOfAgreement(writing, 'AGREEMENT_PARTY_ADDED', agreement);
  return written(agreement.id, id);
}

/** Ends the place of a party in an agreement. */
export async function endAgreementParty(writing: Writing, input: EndAgreementPartyInput): Promise<Written> {
  const object = objectOf('id', input.id, ['AgreementParty']);
  await writing.mayChange('id', object);
  const party = await writing.transaction.findOneByOrFail(AgreementParty, { id: object.id });
  await endRow(writing, AgreementParty, party, input);
  const agreement = await writing.transaction.findOneByOrFail(Agreement, { id: party.agreementId });
  await tellOfAgreement(writing, 'AGREEMENT_PARTY_ENDED', agreement);
  return written(agreement.id, party.id);
}
