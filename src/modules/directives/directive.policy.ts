import {
  administrator,
  allOf,
  anyOf,
  auditor,
  capability,
  coordinatorOver,
  declarePolicy,
  memberOf,
  type Rule,
  stewardOf,
  system,
} from '../../kernel/access/index.ts';
import { confirmersOf } from '../partners/index.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveAddressee } from './directive-addressee.entity.ts';
import { DirectiveAnswer } from './directive-answer.entity.ts';
import { DirectiveDistribution } from './directive-distribution.entity.ts';
import { DirectiveDraft } from './directive-draft.entity.ts';

const ISSUES = capability('ISSUE_DIRECTIVE', '');
const PASSES_ON = capability('PASS_ON_DIRECTIVE', '');

/** Wherever the partner has it: to whom a draft is to go, it need not say yet. */
const issuesAnywhere: Rule = {
  ...ISSUES,
  sql: () => `(SELECT hub.has_capability('ISSUE_DIRECTIVE', NULL))`,
};

/** In each of a row's areas; where it has none, it goes to the whole country, which is for central agencies. */
const inAllAreas = (rule: Rule & { capability?: string }, property: string): Rule => ({
  ...rule,
  text: {
    th: `มีบทบาทตาม MOU ที่ให้อำนาจ ${rule.capability} ในทุกพื้นที่นั้น หรือเป็นหน่วยงานส่วนกลางสำหรับทั้งประเทศ`,
    en: `hold an MOU role that gives ${rule.capability} in all of those areas, as a central agency for the whole country`,
  },
  sql: (row) => `hub.may_direct('${rule.capability}', ${row(property)})`,
});

const senderOfDirective = (property: string): Rule => ({
  ...stewardOf(property),
  code: 'SENDER_OF_DIRECTIVE',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของหน่วยงานที่ส่ง',
    en: 'be a coordinator or reporting officer of the partner that sent it',
  },
  grantedBy: { th: 'ผู้ประสานงานของหน่วยงานที่ส่ง', en: 'a coordinator of the partner that sent it' },
  sql: (row) => `hub.speaks_for_directive_sender(${row(property)})`,
});

const stewards = anyOf(administrator, stewardOf('issuerId'));

declarePolicy(() => DirectiveDraft, {
  reading: anyOf(memberOf('issuerId'), administrator, auditor, system),
  creating: {
    createDirectiveDraft: anyOf(administrator, allOf(stewardOf('issuerId'), issuesAnywhere)),
  },
  changing: { updateDirectiveDraft: stewards, discardDirectiveDraft: stewards },
});

declarePolicy(() => Directive, {
  reading: 'SHARED',
  creating: {
    issueDirective: anyOf(administrator, allOf(stewardOf('issuerId'), inAllAreas(ISSUES, 'reachAreaIds'))),
  },
  changing: {
    // Whoever answers for the issuer can take back what it should not have sent out.
    withdrawDirective: anyOf(administrator, stewardOf('issuerId'), coordinatorOver('issuerId')),
    // Of letters that are older than the hub: what stands here of them is compared with the paper, as of agreements.
    verifyDirectiveWording: administrator,
  },
});

declarePolicy(() => DirectiveDistribution, {
  reading: 'SHARED',
  creating: {
    passOnDirective: anyOf(
      administrator,
      allOf(stewardOf('senderId'), inAllAreas(PASSES_ON, 'reachAreaIds')),
    ),
  },
  alongside: {
    inserting: anyOf(administrator, allOf(stewardOf('senderId'), inAllAreas(ISSUES, 'reachAreaIds'))),
  },
});

// Whoever has no account says it on paper, and those who answer for it enter that.
const confirmers = confirmersOf('partnerId');

declarePolicy(() => DirectiveAddressee, {
  reading: 'SHARED',
  changing: { acknowledgeDirective: confirmers },
  alongside: { inserting: anyOf(administrator, senderOfDirective('distributionId')) },
});

declarePolicy(() => DirectiveAnswer, {
  reading: 'SHARED',
  creating: { answerDirective: confirmers },
  alongside: { updating: confirmers },
});
