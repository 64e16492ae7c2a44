import { addConnection, addList, dayOf } from '../../kernel/listing/index.ts';
import { AgreementClauseApi } from '../agreements/index.ts';
import { atTime } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { DirectiveApi, DirectiveDraftApi } from './directive.type.ts';
import {
  DirectiveAddresseeApi,
  DirectiveAnswerApi,
  DirectiveDistributionApi,
  DirectiveTallyApi,
} from './distribution.type.ts';

addConnection(PartnerApi, 'directivesIssued', () => DirectiveApi, {
  by: { relation: 'issuer' },
  description: 'The directives that it issued.',
});
addConnection(PartnerApi, 'directiveDrafts', () => DirectiveDraftApi, {
  by: { relation: 'issuer' },
  description: 'Its drafts of directives, as far as the viewer may see them.',
});
addConnection(PartnerApi, 'directivesSent', () => DirectiveDistributionApi, {
  by: { relation: 'sender' },
  description: 'What it sent to others, its own and what it passed on.',
});
addConnection(PartnerApi, 'directivesReceived', () => DirectiveAddresseeApi, {
  by: { relation: 'partner' },
  description: 'What came to it, by default first what it has not acknowledged.',
});
addConnection(AgreementClauseApi, 'directives', () => DirectiveApi, {
  by: { relation: 'clause' },
  description: 'The directives that rest on it.',
});
addConnection(DirectiveApi, 'distributions', () => DirectiveDistributionApi, {
  by: { relation: 'directive' },
  description: 'To whom it was sent and passed on, by whom.',
});
addConnection(DirectiveApi, 'answers', () => DirectiveAnswerApi, {
  by: { relation: 'directive' },
  description: 'What was answered to it, answers included whose place another took.',
});
addConnection(DirectiveApi, 'addressees', () => DirectiveAddresseeApi, {
  by: { relation: 'directive' },
  description: 'All to whom it came, by whichever way; by default first those who have not acknowledged it.',
});
addConnection(DirectiveApi, 'missing', () => DirectiveAddresseeApi, {
  by: {
    join: (directive, addressee) =>
      `${addressee('directiveId')} = ${directive('id')} AND ${addressee('state')} = 'ASKED'`,
  },
  description: 'Who has not acknowledged it yet, down the whole chain; `totalCount` says how many.',
});
addConnection(DirectiveApi, 'overdue', () => DirectiveAddresseeApi, {
  by: {
    join: (directive, addressee, asOf) =>
      `${addressee('directiveId')} = ${directive('id')} AND ${addressee('nextDueOn')} < ${dayOf(asOf)}`,
  },
  description: 'Who is late today with acknowledging or answering it, down the whole chain.',
});
addList(DirectiveApi, 'tally', () => DirectiveTallyApi, {
  by: {
    rows: (directive, asOf) => `${atTime('directive_tally', `${directive('id')}, NULL`, asOf)} AS tally`,
  },
  order: (tally) => `${tally('provinceCode')} NULLS FIRST, ${tally('partnerType')}`,
  description: 'How many stand where, down the whole chain, by type of partner and province.',
});
