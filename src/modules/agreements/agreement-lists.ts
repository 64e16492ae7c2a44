import { addConnection, addList, dayOf } from '../../kernel/listing/index.ts';
import { AreaApi, atTime } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { AgreementApi, AgreementPartyApi } from './agreement.type.ts';
import { AgreementBindingApi } from './agreement-binding.type.ts';
import { MouRoleApi, MouRoleGrantApi } from './mou-role.type.ts';

addConnection(AgreementApi, 'roles', () => MouRoleApi, {
  by: { relation: 'agreement' },
  description: 'The roles that it gives, beside those of the agreements above it.',
});
addConnection(AreaApi, 'agreements', () => AgreementApi, {
  by: { relation: 'area' },
  description: 'Agreements for this very area.',
});
addConnection(PartnerApi, 'agreementParties', () => AgreementPartyApi, {
  by: { relation: 'partner' },
  description: 'The agreements in which it stands itself.',
});
addConnection(PartnerApi, 'mouRoleGrants', () => MouRoleGrantApi, {
  by: { relation: 'partner' },
  description: 'The roles that it was given by name.',
});
addList(PartnerApi, 'agreementsBinding', () => AgreementBindingApi, {
  by: {
    rows: (partner, asOf) => `${atTime('bindings_of', `${partner('id')}, ${dayOf(asOf)}`, asOf)} AS binding`,
  },
  order: (binding) => `${binding('level')}, ${binding('id')}`,
  description: 'The agreements that bind it today, or in whose scope it lies, the widest territory first.',
});
