import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import {
  duplicate,
  invalidState,
  MutationInput,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { endRow, PartnerType } from '../../partners/index.ts';
import { AgreementClause } from '../agreement-clause.entity.ts';
import { MouCapability } from '../agreement-kinds.ts';
import { MouRole } from '../mou-role.entity.ts';
import { agreementToExtend, partNamed, partToChange, tellOfAgreement } from './agreement-to-change.ts';
import { mustBeGivenAbove } from './given-above.ts';

@InputType('CreateMouRoleInput', { description: 'A role that an agreement gives.' })
export class CreateMouRoleInput extends MutationInput {
  @Field(() => ID, { description: 'The agreement.' })
  agreementId!: string;

  @Field(() => GraphQLNonEmptyString, {
    description: 'A stable code in capitals, such as KNOWLEDGE_ADVISER.',
  })
  code!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'What it is called in Thai.' })
  labelTh!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'The same in English.' })
  labelEn!: string;

  @Field(() => ID, { nullable: true, description: 'The clause that it rests on.' })
  clauseId?: string | null;

  @Field(() => [PartnerType], { description: 'The types of partner to which it falls.' })
  partnerTypes!: PartnerType[];

  @Field(() => [MouCapability], { description: 'What one may do by it.' })
  capabilities!: MouCapability[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether every project under the agreement is to have a partner in it.',
  })
  isAskedFor!: boolean;
}

@InputType('UpdateMouRoleInput', {
  description: 'What of a role is otherwise; it is unverified again by it. A field that is left out stays.',
})
export class UpdateMouRoleInput extends UpdateInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it is called in Thai.' })
  labelTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  labelEn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The clause that it rests on; null for none.' })
  clauseId?: string | null;

  @Field(() => [PartnerType], { nullable: true, description: 'The types of partner to which it falls.' })
  partnerTypes?: PartnerType[] | null;

  @Field(() => [MouCapability], { nullable: true, description: 'What one may do by it.' })
  capabilities?: MouCapability[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether every project is to have a partner in it.' })
  isAskedFor?: boolean | null;
}

@InputType('VerifyMouRoleInput', { description: 'That a role is as the parties meant it.' })
export class VerifyMouRoleInput extends UpdateInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string;
}

@InputType('EndMouRoleInput', { description: 'When a role is no more.' })
export class EndMouRoleInput extends UpdateInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which nobody has it.' })
  on!: string;
}

const CODE = /^[A-Z][A-Z0-9_]{1,49}$/;

const ROLE = { type: 'MouRole', table: MouRole };
const CLAUSE = { type: 'AgreementClause', table: AgreementClause, th: 'ข้อ', en: 'clause' };

const written = (id: string): Written => {
  const role = { type: 'MouRole', id };
  return { about: role, answers: { role } };
};

/** Adds a role to an agreement, unverified. */
export async function createMouRole(writing: Writing, input: CreateMouRoleInput): Promise<Written> {
  const agreement = await agreementToExtend(writing, 'agreementId', input.agreementId);
  const { code, labelTh, labelEn, partnerTypes, capabilities, isAskedFor } = input;
  const problems = new Problems();
  if (!CODE.test(code)) {
    problems.bad('code', CODE.source, code, {
      th: 'code ต้องเป็นอักษรอังกฤษตัวใหญ่ ตัวเลข และขีดล่าง',
      en: 'code has capitals, digits and underscores',
    });
  }
  checkRole(problems, input);
  await mustBeGivenAbove(writing, problems, agreement, input);
  const named = { field: 'clauseId', value: input.clauseId, agreementId: agreement.id };
  const clause = await partNamed(writing, problems, CLAUSE, named);
  const roles = await writing.transaction.findBy(MouRole, { agreementId: agreement.id, code });
  if (roles.some(({ validTo }) => validTo === null)) {
    problems.add(
      duplicate(
        { th: `มีบทบาท ${code} อยู่แล้ว`, en: `There is a role ${code} already` },
        { field: 'code', rule: 'each once', value: code },
      ),
    );
  }
  problems.check();
  const id = await writing.insert(MouRole, {
    agreementId: agreement.id,
    code,
    labelTh,
    labelEn,
    clauseId: clause?.id ?? null,
    partnerTypes,
    capabilities,
    isAskedFor,
    isVerified: false,
    validFrom: agreement.validFrom,
    source: agreement.source,
  });
  await tellOfAgreement(writing, 'MOU_ROLE_CREATED', agreement);
  return written(id);
}

function checkRole(
  problems: Problems,
  { labelTh, labelEn, partnerTypes }: Partial<CreateMouRoleInput> | UpdateMouRoleInput,
): void {
  problems.text('labelTh', labelTh, 200);
  problems.text('labelEn', labelEn, 200);
  if (partnerTypes?.length !== 0) return;
  problems.bad('partnerTypes', 'length >= 1', 0, {
    th: 'ต้องระบุประเภทหน่วยงานอย่างน้อยหนึ่งประเภท',
    en: 'A role falls to one type of partner at least',
  });
}

/** Changes a role; what it now says nobody has verified yet. */
export async function updateMouRole(writing: Writing, input: UpdateMouRoleInput): Promise<Written> {
  const { part: role, agreement } = await partToChange(writing, ROLE, input.id);
  const { clauseId, labelTh, labelEn, partnerTypes, capabilities, isAskedFor } = input;
  const problems = new Problems();
  checkRole(problems, input);
  if (partnerTypes != null || capabilities != null) {
    const [types, rights] = [partnerTypes ?? role.partnerTypes, capabilities ?? role.capabilities];
    await mustBeGivenAbove(writing, problems, agreement, { partnerTypes: types, capabilities: rights });
  }
  const named = { field: 'clauseId', value: clauseId, agreementId: agreement.id };
  const clause = await partNamed(writing, problems, CLAUSE, named);
  const given = { labelTh, labelEn, partnerTypes, capabilities, isAskedFor };
  // What can't be empty stays where it is null, as where it is left out.
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
  if (Object.keys(set).length === 0 && clauseId === undefined) {
    problems.nothingToChange('id');
  }
  problems.check();
  await writing.update(
    MouRole,
    { id: role.id, expectedVersion: input.expectedVersion },
    { ...set, ...(clauseId !== undefined && { clauseId: clause?.id ?? null }), isVerified: false },
  );
  await tellOfAgreement(writing, 'MOU_ROLE_CHANGED', agreement);
  return written(role.id);
}

/** States that a role is as the parties meant it. */
export async function verifyMouRole(writing: Writing, input: VerifyMouRoleInput): Promise<Written> {
  const { part: role, agreement } = await partToChange(writing, ROLE, input.id);
  if (role.isVerified) {
    throw invalidState(
      { th: 'ยืนยันบทบาทนี้ไว้แล้ว', en: 'The role is verified already' },
      { field: 'id', rule: 'not verified' },
    );
  }
  const { expectedVersion } = input;
  await writing.update(MouRole, { id: role.id, expectedVersion }, { isVerified: true });
  await tellOfAgreement(writing, 'MOU_ROLE_VERIFIED', agreement);
  return written(role.id);
}

/** Ends a role: nobody has it from that day on. */
export async function endMouRole(writing: Writing, input: EndMouRoleInput): Promise<Written> {
  const { part: role, agreement } = await partToChange(writing, ROLE, input.id);
  await endRow(writing, MouRole, role, input);
  await tellOfAgreement(writing, 'MOU_ROLE_ENDED', agreement);
  return written(role.id);
}
