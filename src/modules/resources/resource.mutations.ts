import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { KnowledgeResourceApi, ResourceDraftApi, ResourceVersionApi } from './resource.type.ts';
import {
  UpdateResourceInput,
  updateResource,
  WithdrawResourceInput,
  withdrawResource,
} from './writes/change-resource.ts';
import {
  CreateResourceDraftInput,
  createResourceDraft,
  DiscardResourceDraftInput,
  discardResourceDraft,
  UpdateResourceDraftInput,
  updateResourceDraft,
} from './writes/drafts.ts';
import {
  PublishResourceInput,
  PublishResourceVersionInput,
  publishResource,
  publishResourceVersion,
} from './writes/publish.ts';

const draft = { object: () => ResourceDraftApi, description: 'The draft as it is now.' };
const resource = { object: () => KnowledgeResourceApi, description: 'The resource as it is now.' };
const resourceVersion = { object: () => ResourceVersionApi, description: 'The version that was published.' };

/** What can be written of knowledge resources, their drafts and versions. */
@Resolver()
export class ResourceMutations {
  @HubMutation({
    description:
      'Begins a draft of a resource, or of a further version of one, which only its publisher’s people see.',
    input: () => CreateResourceDraftInput,
    payload: { draft },
    run: createResourceDraft,
  })
  createResourceDraft!: never;

  @HubMutation({
    description: 'Changes a draft of a resource.',
    input: () => UpdateResourceDraftInput,
    payload: { draft },
    run: updateResourceDraft,
  })
  updateResourceDraft!: never;

  @HubMutation({
    description: 'Puts a draft of a resource away.',
    input: () => DiscardResourceDraftInput,
    payload: { draft },
    run: discardResourceDraft,
  })
  discardResourceDraft!: never;

  @HubMutation({
    description:
      'Makes a resource of a draft, under the same UUID, with its first version; everybody in the network sees it.',
    input: () => PublishResourceInput,
    payload: { resource, resourceVersion, draft },
    run: publishResource,
  })
  publishResource!: never;

  @HubMutation({
    description:
      'Makes a draft the next version of its resource, under the draft’s UUID; whoever was sent the resource is asked to acknowledge it again.',
    input: () => PublishResourceVersionInput,
    payload: { resource, resourceVersion, draft },
    run: publishResourceVersion,
  })
  publishResourceVersion!: never;

  @HubMutation({
    description: 'Changes what a resource says of itself and for whom it is; never the work itself.',
    input: () => UpdateResourceInput,
    payload: { resource },
    run: updateResource,
  })
  updateResource!: never;

  @HubMutation({
    description: 'Takes a resource back, with the reason; it stays on record.',
    input: () => WithdrawResourceInput,
    payload: { resource },
    run: withdrawResource,
  })
  withdrawResource!: never;
}
