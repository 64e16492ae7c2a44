import { Int } from 'type-graphql';
import { addList, ColumnField, declareValidity, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { HubRole } from '../../kernel/viewer.ts';
import { ChangeApi } from '../../write/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { Membership } from './membership.entity.ts';
import { PersonApi } from './person.type.ts';
import './kinds.type.ts';

@HubObject('Membership', () => Membership, {
  description:
    'That a person has a role in a partner for a time. The person sees it, whoever manages the partner’s accounts, administrators and auditors.',
  dated: true,
  node: true,
  defaultOrder: 'role',
})
export class MembershipApi {
  @ToOneField(() => PersonApi, { description: 'Who has the role.', nullable: true, filter: true })
  person!: never;

  @ToOneField(() => PartnerApi, { description: 'In which partner.', filter: true })
  partner!: never;

  @ColumnField(() => HubRole, { description: 'What the person is there.', filter: true, order: true })
  role!: never;

  @ColumnField(() => Int, {
    description: 'Counts its versions from 1; a later write names the one it replaces.',
  })
  version!: never;

  @ToOneField(() => ChangeApi, { property: 'change', description: 'The change that last wrote it.' })
  lastChange!: never;
}
declareValidity(MembershipApi);

addList(PersonApi, 'memberships', () => MembershipApi, {
  by: { relation: 'person' },
  order: (membership) =>
    `${membership('validTo')} IS NOT NULL, ${membership('role')}, ${membership('partnerId')}, ${membership('id')}`,
  description: 'What it is in which partners, as far as the viewer may know: those in force first.',
});

addList(PartnerApi, 'memberships', () => MembershipApi, {
  by: { relation: 'partner' },
  order: (membership) =>
    `${membership('validTo')} IS NOT NULL, ${membership('role')}, ${membership('personId')}, ${membership('id')}`,
  description: 'Who works with the hub for it, as far as the viewer may know: those in force first.',
});
