import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import { DirectiveApi, DirectiveDraftApi } from './directive.type.ts';
import { DirectiveAddresseeApi, DirectiveDistributionApi } from './distribution.type.ts';
import {
  AcknowledgeDirectiveInput,
  AnswerDirectiveInput,
  acknowledgeDirective,
  answerDirective,
} from './writes/answer.ts';
import {
  CreateDirectiveDraftInput,
  createDirectiveDraft,
  DiscardDirectiveDraftInput,
  discardDirectiveDraft,
  UpdateDirectiveDraftInput,
  updateDirectiveDraft,
} from './writes/drafts.ts';
import {
  IssueDirectiveInput,
  issueDirective,
  WithdrawDirectiveInput,
  withdrawDirective,
} from './writes/issue.ts';
import { PassOnDirectiveInput, passOnDirective } from './writes/pass-on.ts';
import { VerifyDirectiveWordingInput, verifyDirectiveWording } from './writes/verify-wording.ts';

const draft = { object: () => DirectiveDraftApi, description: 'The draft as it is now.' };
const directive = { object: () => DirectiveApi, description: 'The directive as it is now.' };
const distribution = { object: () => DirectiveDistributionApi, description: 'To whom it was sent.' };
const addressee = { object: () => DirectiveAddresseeApi, description: 'Where the addressee stands now.' };

/** What can be written of directives. */
@Resolver()
export class DirectiveMutations {
  @HubMutation({
    description: 'Begins a draft of a directive, which only its issuer’s people see.',
    input: () => CreateDirectiveDraftInput,
    payload: { draft },
    run: createDirectiveDraft,
  })
  createDirectiveDraft!: never;

  @HubMutation({
    description: 'Changes a draft of a directive.',
    input: () => UpdateDirectiveDraftInput,
    payload: { draft },
    run: updateDirectiveDraft,
  })
  updateDirectiveDraft!: never;

  @HubMutation({
    description: 'Puts a draft of a directive away.',
    input: () => DiscardDirectiveDraftInput,
    payload: { draft },
    run: discardDirectiveDraft,
  })
  discardDirectiveDraft!: never;

  @HubMutation({
    description:
      'Makes a directive of a draft, under the same UUID, and sends it; everybody in the network sees it, and its addressees are asked to acknowledge and answer it.',
    input: () => IssueDirectiveInput,
    payload: { directive, distribution, draft },
    run: issueDirective,
  })
  issueDirective!: never;

  @HubMutation({
    description:
      'Passes a directive on to partners to whom it has not come yet, with a note and earlier last days of one’s own.',
    input: () => PassOnDirectiveInput,
    payload: { distribution, directive },
    run: passOnDirective,
  })
  passOnDirective!: never;

  @HubMutation({
    description: 'Acknowledges a directive: the addressee itself, or somebody for it by a paper.',
    input: () => AcknowledgeDirectiveInput,
    payload: { addressee, directive },
    run: acknowledgeDirective,
  })
  acknowledgeDirective!: never;

  @HubBatch({
    of: 'acknowledgeDirective',
    description:
      'Acknowledges up to 250 times, such as what addressees said on the papers that came to a provincial office.',
  })
  acknowledgeDirectives!: never;

  @HubMutation({
    description:
      'Answers actions of a directive, done or not: the addressee itself, or somebody for it by a paper.',
    input: () => AnswerDirectiveInput,
    payload: { addressee, directive },
    run: answerDirective,
  })
  answerDirective!: never;

  @HubBatch({
    of: 'answerDirective',
    description:
      'Answers for up to 250 addressees, such as from the papers that came to a provincial office.',
  })
  answerDirectives!: never;

  @HubMutation({
    description: 'Takes a directive back, with the reason; it stays on record.',
    input: () => WithdrawDirectiveInput,
    payload: { directive },
    run: withdrawDirective,
  })
  withdrawDirective!: never;

  @HubMutation({
    description:
      'States that the wording of a directive was compared with the paper, and is that of the paper.',
    input: () => VerifyDirectiveWordingInput,
    payload: { directive },
    run: verifyDirectiveWording,
  })
  verifyDirectiveWording!: never;
}
