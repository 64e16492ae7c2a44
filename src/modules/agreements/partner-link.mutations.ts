import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import { PartnerLinkApi } from './partner-link.type.ts';
import {
  AnswerLinkInput,
  answerLink,
  ClaimLinkInput,
  claimLink,
  EndLinkInput,
  endLink,
} from './writes/links.ts';

const link = { object: () => PartnerLinkApi, description: 'The tie as it is now.' };

/** What can be written of ties between partners. */
@Resolver()
export class PartnerLinkMutations {
  @HubMutation({
    description: 'Says that one partner is tied to another; the other side answers.',
    input: () => ClaimLinkInput,
    payload: { link },
    run: claimLink,
  })
  claimLink!: never;

  @HubBatch({ of: 'claimLink', description: 'Says up to 250 times that one partner is tied to another.' })
  claimLinks!: never;

  @HubMutation({
    description:
      'Confirms or disputes a tie that the other side claims; or enters what that side said on paper.',
    input: () => AnswerLinkInput,
    payload: { link },
    run: answerLink,
  })
  answerLink!: never;

  @HubBatch({
    of: 'answerLink',
    description:
      'Confirms or disputes up to 250 ties, such as those on the papers that came to a provincial office.',
  })
  answerLinks!: never;

  @HubMutation({
    description: 'Ends a tie, as either side.',
    input: () => EndLinkInput,
    payload: { link },
    run: endLink,
  })
  endLink!: never;
}
