import { addConnection } from '../../kernel/listing/index.ts';
import { AgreementClauseApi } from '../agreements/index.ts';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import {
  ResourceAcknowledgementApi,
  ResourceAddresseeApi,
  ResourceDistributionApi,
} from './distribution.type.ts';
import { KnowledgeResourceApi, ResourceDraftApi, ResourceVersionApi } from './resource.type.ts';

addConnection(PartnerApi, 'resources', () => KnowledgeResourceApi, {
  by: { relation: 'publisher' },
  description: 'The resources that it published.',
});
addConnection(PartnerApi, 'resourceDrafts', () => ResourceDraftApi, {
  by: { relation: 'publisher' },
  description: 'Its drafts of resources, as far as the viewer may see them.',
});
addConnection(PartnerApi, 'resourceDistributions', () => ResourceDistributionApi, {
  by: { relation: 'sender' },
  description: 'What it sent to others.',
});
addConnection(PartnerApi, 'resourcesReceived', () => ResourceAddresseeApi, {
  by: { relation: 'partner' },
  description: 'What was sent to it, by default first what it has not acknowledged.',
});
addConnection(AreaApi, 'resources', () => KnowledgeResourceApi, {
  by: { join: (area, resource) => `${area('id')} = ANY(${resource('audienceAreaIds')})` },
  description: 'Resources that are for this very area.',
});
addConnection(AgreementClauseApi, 'resources', () => KnowledgeResourceApi, {
  by: { relation: 'clause' },
  description: 'The resources that serve it.',
});
addConnection(KnowledgeResourceApi, 'distributions', () => ResourceDistributionApi, {
  by: { relation: 'resource' },
  description: 'To whom it was sent, by whom.',
});
addConnection(KnowledgeResourceApi, 'addressees', () => ResourceAddresseeApi, {
  by: { relation: 'resource' },
  description:
    'All to whom it was sent, once for each time; by default first those who have not acknowledged it.',
});
addConnection(ResourceVersionApi, 'acknowledgements', () => ResourceAcknowledgementApi, {
  by: { relation: 'acknowledgedVersion' },
  description: 'Who has acknowledged it.',
});
