import { ColumnField, HubObject, ListField, ToOneField } from '../../kernel/listing/index.ts';
import { atTime } from '../areas/index.ts';
import { AgreementApi, AgreementPartyApi } from './agreement.type.ts';
import { AgreementBinding } from './agreement-binding.entity.ts';
import { AgreementLevel, BindingBasis } from './agreement-kinds.ts';
import { MouRoleApi } from './mou-role.type.ts';

@HubObject('AgreementBinding', () => AgreementBinding, {
  description: 'That an agreement concerns a partner on a day, by what, and the roles that it gives it.',
})
export class AgreementBindingApi {
  @ToOneField(() => AgreementApi, { description: 'The agreement.' })
  agreement!: never;

  @ColumnField(() => AgreementLevel, { description: 'For which territory it was made.' })
  level!: never;

  @ColumnField(() => BindingBasis, { description: 'By what it concerns the partner.' })
  basis!: never;

  @ToOneField(() => AgreementPartyApi, {
    description:
      'The party by which it binds: the partner itself, or one above it. Null where it is only in scope.',
    nullable: true,
  })
  party!: never;

  @ListField(() => MouRoleApi, {
    by: {
      join: (binding, role, asOf) =>
        `${role('id')} IN (SELECT held.role_id FROM ${atTime('roles_of', `${binding('partnerId')}, ${binding('day')}`, asOf)} held WHERE held.agreement_id = ${binding('id')})`,
    },
    order: (role) => `${role('labelTh')}, ${role('id')}`,
    description: 'The roles that the partner has by it on that day, in Thai order.',
  })
  roles!: never;
}
