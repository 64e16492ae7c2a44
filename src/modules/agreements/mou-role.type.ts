import { ColumnField, ConnectionField, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi, PartnerType } from '../partners/index.ts';
import { AgreementApi, AgreementClauseApi } from './agreement.type.ts';
import { MouCapability } from './agreement-kinds.ts';
import { MouRole } from './mou-role.entity.ts';
import { MouRoleGrant } from './mou-role-grant.entity.ts';

@HubObject('MouRole', () => MouRole, {
  description:
    'A role that an agreement, and those made under it, give to partners. All of it is data that its keepers edit.',
  dated: true,
  node: true,
  defaultOrder: 'labelTh',
})
export class MouRoleApi {
  @ToOneField(() => AgreementApi, { description: 'The agreement that it belongs to.', filter: true })
  agreement!: never;

  @ColumnField(() => String, {
    description: 'A stable code, such as KNOWLEDGE_ADVISER.',
    filter: true,
    order: true,
  })
  code!: never;

  @ColumnField(() => String, { description: 'What it is called in Thai.', filter: true, order: true })
  labelTh!: never;

  @ColumnField(() => String, { description: 'The same in English.' })
  labelEn!: never;

  @ToOneField(() => AgreementClauseApi, {
    description: 'The clause that it is proposed to rest on.',
    nullable: true,
  })
  clause!: never;

  @ColumnField(() => [PartnerType], {
    description: 'The types of partner to which it falls wherever the agreement binds them.',
  })
  partnerTypes!: never;

  @ColumnField(() => [MouCapability], { description: 'What one may do by it.' })
  capabilities!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether every project under the agreement is to have a partner in it.',
    filter: true,
  })
  isAskedFor!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether an administrator has confirmed it; a proposal until then.',
    filter: true,
  })
  isVerified!: never;

  @ConnectionField(() => MouRoleGrantApi, {
    by: { relation: 'role' },
    description: 'The partners that were given it by name.',
  })
  grants!: never;
}
declareRecord(MouRoleApi, { dated: true });

@HubObject('MouRoleGrant', () => MouRoleGrant, {
  description: 'That a partner was given a role by name.',
  dated: true,
  node: true,
  defaultOrder: 'id',
})
export class MouRoleGrantApi {
  @ToOneField(() => MouRoleApi, { description: 'The role.', filter: true })
  role!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner.', filter: true })
  partner!: never;

  @ToOneField(() => AreaApi, {
    description: 'Where it holds; null for all of the agreement’s territory.',
    nullable: true,
  })
  area!: never;

  @ColumnField(() => String, { description: 'Why it was given.', nullable: true })
  reason!: never;
}
declareRecord(MouRoleGrantApi, { dated: true });
