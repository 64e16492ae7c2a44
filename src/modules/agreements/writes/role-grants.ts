import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { IsNull } from 'typeorm';
import {
  duplicate,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { type Area, AreaLevel } from '../../areas/index.ts';
import { areaInForce, endRow, partnerNamed } from '../../partners/index.ts';
import { Agreement } from '../agreement.entity.ts';
import { MouRole } from '../mou-role.entity.ts';
import { MouRoleGrant } from '../mou-role-grant.entity.ts';
import { liesWithin, mustHold, tellOfAgreement } from './agreement-to-change.ts';

@InputType('GrantMouRoleInput', {
  description: 'That a partner has a role which does not fall to it by its type.',
})
export class GrantMouRoleInput extends MutationInput {
  @Field(() => ID, { description: 'The role.' })
  roleId!: string;

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Where it holds; in all of the agreement’s territory where it is left out.',
  })
  areaId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'From which day on; today where it is left out.',
  })
  since?: string | null;

  @Field(() => GraphQLNonEmptyString, { description: 'Why, such as by which minutes.' })
  reason!: string;
}

@InputType('EndMouRoleGrantInput', { description: 'When a partner no longer has a role that it was given.' })
export class EndMouRoleGrantInput extends UpdateInput {
  @Field(() => ID, { description: 'The grant.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it has it no longer.' })
  on!: string;
}

const ANY_LEVEL = Object.values(AreaLevel);

const written = (id: string): Written => {
  const grant = { type: 'MouRoleGrant', id };
  return { about: grant, answers: { grant } };
};

/** Gives a partner a role by name. */
export async function grantMouRole(writing: Writing, input: GrantMouRoleInput): Promise<Written> {
  const object = objectOf('roleId', input.roleId, ['MouRole']);
  writing.about = object;
  await writing.mayCreate({ roleId: object.id });
  const role = await writing.transaction.findOneBy(MouRole, { id: object.id });
  if (role === null) throw notFound('roleId', input.roleId);
  await mustHold(writing, 'roleId', role);
  const agreement = await writing.transaction.findOneByOrFail(Agreement, { id: role.agreementId });
  const problems = new Problems();
  const partner = await partnerNamed(writing, problems, 'partnerId', input.partnerId);
  const area =
    input.areaId == null
      ? undefined
      : await areaInForce(writing, problems, 'areaId', input.areaId, ANY_LEVEL);
  if (area !== undefined) await mustLieWithin(writing, problems, area, agreement);
  if (partner && !role.partnerTypes.includes(partner.type) && !(await isAdministrator(writing))) {
    problems.bad('partnerId', 'a type to which the role falls', partner.type, {
      th: `บทบาท ${role.code} มีไว้สำหรับประเภทอื่น ผู้ดูแลฮับเท่านั้นที่ให้ข้ามประเภทได้`,
      en: `The role ${role.code} falls to other types; only an administrator of the hub gives it beyond them`,
    });
  }
  problems.text('reason', input.reason);
  problems.day('since', input.since);
  problems.inOrder('since', agreement.validFrom, input.since);
  problems.check();
  const place = { roleId: role.id, partnerId: partner!.id, areaId: area?.id ?? null };
  await refuseTheSame(writing, place, input.partnerId);
  const validFrom = input.since ?? (await writing.today());
  const { reason } = input;
  const id = await writing.insert(MouRoleGrant, { ...place, reason, validFrom, source: partner!.source });
  await tellOfAgreement(writing, 'MOU_ROLE_GRANTED', agreement, undefined, [partner!.id]);
  return written(id);
}

async function isAdministrator(writing: Writing): Promise<boolean> {
  const [found]: { holds: boolean }[] = await writing.transaction.query(
    `SELECT hub.has_role('ADMIN') AS holds`,
  );
  return found!.holds;
}

/** A role reaches as far as the agreement that gives it. */
async function mustLieWithin(
  writing: Writing,
  problems: Problems,
  area: Area,
  { areaId: territory }: Agreement,
): Promise<void> {
  if (await liesWithin(writing, territory, area.id)) return;
  problems.bad('areaId', 'within the territory of the agreement', area.code, {
    th: `${area.nameTh} ไม่อยู่ในพื้นที่ของข้อตกลง`,
    en: `${area.nameTh} does not lie within the territory of the agreement`,
  });
}

async function refuseTheSame(
  writing: Writing,
  { areaId, ...place }: Pick<MouRoleGrant, 'roleId' | 'partnerId' | 'areaId'>,
  value: string,
): Promise<void> {
  const same = await writing.transaction.findBy(MouRoleGrant, {
    ...place,
    areaId: areaId ?? IsNull(),
    validTo: IsNull(),
  });
  if (same.length === 0) return;
  throw duplicate(
    { th: 'ได้รับบทบาทนี้ในพื้นที่นี้อยู่แล้ว', en: 'It has this role there already' },
    { field: 'partnerId', rule: 'each once', value },
  );
}

/** Takes a role that was given by name back. */
export async function endMouRoleGrant(writing: Writing, input: EndMouRoleGrantInput): Promise<Written> {
  const object = objectOf('id', input.id, ['MouRoleGrant']);
  await writing.mayChange('id', object);
  const grant = await writing.transaction.findOneByOrFail(MouRoleGrant, { id: object.id });
  await endRow(writing, MouRoleGrant, grant, input);
  const role = await writing.transaction.findOneByOrFail(MouRole, { id: grant.roleId });
  const agreement = await writing.transaction.findOneByOrFail(Agreement, { id: role.agreementId });
  await tellOfAgreement(writing, 'MOU_ROLE_GRANT_ENDED', agreement, undefined, [grant.partnerId]);
  return written(grant.id);
}
