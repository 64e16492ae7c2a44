import { Resolver } from 'type-graphql';
import { RootConnection } from '../../kernel/listing/index.ts';
import { ResourceAddresseeApi, ResourceDistributionApi } from './distribution.type.ts';
import { KnowledgeResourceApi, ResourceDraftApi } from './resource.type.ts';

/** What can be asked of knowledge resources. */
@Resolver()
export class ResourceQueries {
  @RootConnection(() => KnowledgeResourceApi, {
    description:
      'Knowledge resources of all kinds, those withdrawn included; by default in the order of their Thai titles.',
  })
  knowledgeResources!: never;

  @RootConnection(() => ResourceDraftApi, {
    description:
      'The drafts of resources that the viewer may see; by default in the order of their Thai titles.',
  })
  resourceDrafts!: never;

  @RootConnection(() => ResourceDistributionApi, {
    description: 'What was sent to whom; by default from the earliest day on.',
  })
  resourceDistributions!: never;

  @RootConnection(() => ResourceAddresseeApi, {
    description: 'Who was sent what, by default first those who have not acknowledged it.',
  })
  resourceAddressees!: never;
}
