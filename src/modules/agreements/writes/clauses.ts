import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IsNull } from 'typeorm';
import { plainText } from '../../../kernel/scalars/index.ts';
import {
  duplicate,
  invalidState,
  MutationInput,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { endRow } from '../../partners/index.ts';
import { AgreementClause } from '../agreement-clause.entity.ts';
import { ClauseKind } from '../agreement-kinds.ts';
import { AgreementParty } from '../agreement-party.entity.ts';
import {
  agreementToExtend,
  partNamed,
  partToChange,
  refOfAgreement,
  tellOfAgreement,
} from './agreement-to-change.ts';

@InputType('AddAgreementClauseInput', { description: 'A clause of an agreement.' })
export class AddAgreementClauseInput extends MutationInput {
  @Field(() => ID, { description: 'The agreement.' })
  agreementId!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Its number as the paper has it, such as 3.3.' })
  number!: string;

  @Field(() => Int, { description: 'Its place among the clauses, from 1.' })
  position!: number;

  @Field(() => ClauseKind, { description: 'What kind of clause it is.' })
  kind!: ClauseKind;

  @Field(() => ID, { nullable: true, description: 'The party whose mission it is, where it is one party’s.' })
  partyId?: string | null;

  @Field(() => GraphQLNonEmptyString, { description: 'Its wording in Thai.' })
  textTh!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  textEn?: string | null;
}

@InputType('UpdateAgreementClauseInput', {
  description:
    'Another wording of a clause, which is unverified again by it. A field that is left out stays.',
})
export class UpdateAgreementClauseInput extends UpdateInput {
  @Field(() => ID, { description: 'The clause.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its wording in Thai.' })
  textTh?: string | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The same in English; null empties it.',
  })
  textEn?: string | null;
}

@InputType('VerifyAgreementClauseInput', {
  description: 'That the wording of a clause was compared with the paper, and is that of the paper.',
})
export class VerifyAgreementClauseInput extends UpdateInput {
  @Field(() => ID, { description: 'The clause.' })
  id!: string;
}

@InputType('EndAgreementClauseInput', { description: 'When a clause holds no longer.' })
export class EndAgreementClauseInput extends UpdateInput {
  @Field(() => ID, { description: 'The clause.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it holds no longer.' })
  on!: string;
}

/** A clause has a page, not a book. */
const LONGEST_CLAUSE = 5_000;
const LONGEST_NUMBER = 20;

const CLAUSE = { type: 'AgreementClause', table: AgreementClause };
const PARTY = { type: 'AgreementParty', table: AgreementParty, th: 'คู่สัญญา', en: 'party' };

const written = (agreementId: string, clauseId: string): Written => {
  const clause = { type: 'AgreementClause', id: clauseId };
  return { about: clause, answers: { clause, agreement: refOfAgreement(agreementId) } };
};

/** Adds a clause to an agreement, unverified. */
export async function addAgreementClause(writing: Writing, input: AddAgreementClauseInput): Promise<Written> {
  const agreement = await agreementToExtend(writing, 'agreementId', input.agreementId);
  const { number, position, kind, textTh, textEn = null } = input;
  const problems = new Problems();
  problems.text('number', number, LONGEST_NUMBER);
  problems.within('position', position, 1, 1_000);
  problems.text('textTh', textTh, LONGEST_CLAUSE);
  problems.text('textEn', textEn, LONGEST_CLAUSE);
  const named = { field: 'partyId', value: input.partyId, agreementId: agreement.id };
  const party = await partNamed(writing, problems, PARTY, named);
  const inForce = { agreementId: agreement.id, validTo: IsNull() };
  const clauses = await writing.transaction.findBy(AgreementClause, inForce);
  if (clauses.some((clause) => plainText(clause.number) === plainText(number))) {
    problems.add(
      duplicate(
        { th: `มีข้อ ${number} อยู่แล้ว`, en: `There is a clause ${number} already` },
        { field: 'number', rule: 'each once', value: number },
      ),
    );
  }
  problems.check();
  const id = await writing.insert(AgreementClause, {
    agreementId: agreement.id,
    number,
    position,
    kind,
    partyId: party?.id ?? null,
    textTh,
    textEn,
    isVerified: false,
    validFrom: agreement.validFrom,
    source: agreement.source,
  });
  await tellOfAgreement(writing, 'AGREEMENT_CLAUSE_ADDED', agreement);
  return written(agreement.id, id);
}

/** Gives a clause another wording, which nobody has verified yet. */
export async function updateAgreementClause(
  writing: Writing,
  input: UpdateAgreementClauseInput,
): Promise<Written> {
  const { part: clause, agreement } = await partToChange(writing, CLAUSE, input.id);
  const { expectedVersion, textTh, textEn } = input;
  const problems = new Problems();
  problems.text('textTh', textTh, LONGEST_CLAUSE);
  problems.text('textEn', textEn, LONGEST_CLAUSE);
  if (textTh === null || (textTh === undefined && textEn === undefined)) {
    problems.bad('textTh', 'something to change', textTh, {
      th: 'ต้องระบุสิ่งที่จะแก้ และ textTh ว่างไม่ได้',
      en: 'Something to change must be given, and textTh can’t be emptied',
    });
  }
  problems.check();
  const wording = { ...(textTh != null && { textTh }), ...(textEn !== undefined && { textEn }) };
  await writing.update(
    AgreementClause,
    { id: clause.id, expectedVersion },
    { ...wording, isVerified: false },
  );
  await tellOfAgreement(writing, 'AGREEMENT_CLAUSE_CHANGED', agreement);
  return written(agreement.id, clause.id);
}

/** States that the wording of a clause is that of the paper. */
export async function verifyAgreementClause(
  writing: Writing,
  input: VerifyAgreementClauseInput,
): Promise<Written> {
  const { part: clause, agreement } = await partToChange(writing, CLAUSE, input.id);
  if (clause.isVerified) {
    throw invalidState(
      { th: 'ยืนยันถ้อยคำไว้แล้ว', en: 'Its wording is verified already' },
      { field: 'id', rule: 'not verified' },
    );
  }
  const { expectedVersion } = input;
  await writing.update(AgreementClause, { id: clause.id, expectedVersion }, { isVerified: true });
  await tellOfAgreement(writing, 'AGREEMENT_CLAUSE_VERIFIED', agreement);
  return written(agreement.id, clause.id);
}

/** Ends a clause. */
export async function endAgreementClause(writing: Writing, input: EndAgreementClauseInput): Promise<Written> {
  const { part: clause, agreement } = await partToChange(writing, CLAUSE, input.id);
  await endRow(writing, AgreementClause, clause, input);
  await tellOfAgreement(writing, 'AGREEMENT_CLAUSE_ENDED', agreement);
  return written(agreement.id, clause.id);
}
