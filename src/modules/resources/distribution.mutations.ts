import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import { ResourceAcknowledgementApi, ResourceDistributionApi } from './distribution.type.ts';
import { KnowledgeResourceApi } from './resource.type.ts';
import { AcknowledgeResourceInput, acknowledgeResource } from './writes/acknowledge.ts';
import { DistributeResourceInput, distributeResource } from './writes/distribute.ts';

const resource = { object: () => KnowledgeResourceApi, description: 'The resource as it is now.' };

/** What can be written of who was sent a resource, and who has acknowledged it. */
@Resolver()
export class ResourceDistributionMutations {
  @HubMutation({
    description:
      'Sends a resource to partners, by a rule, by name, or both; each is asked to acknowledge it.',
    input: () => DistributeResourceInput,
    payload: {
      distribution: { object: () => ResourceDistributionApi, description: 'To whom it was sent.' },
      resource,
    },
    run: distributeResource,
  })
  distributeResource!: never;

  @HubMutation({
    description:
      'Acknowledges the current version of a resource: the partner itself, or somebody for it by a paper.',
    input: () => AcknowledgeResourceInput,
    payload: {
      acknowledgement: { object: () => ResourceAcknowledgementApi, description: 'The acknowledgement.' },
      resource,
    },
    run: acknowledgeResource,
  })
  acknowledgeResource!: never;

  @HubBatch({
    of: 'acknowledgeResource',
    description:
      'Acknowledges up to 250 times, such as what partners said on the papers that came to a provincial office.',
  })
  acknowledgeResources!: never;
}
