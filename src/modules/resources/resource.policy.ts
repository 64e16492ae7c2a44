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
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { ResourceAcknowledgement } from './resource-acknowledgement.entity.ts';
import { ResourceAddressee } from './resource-addressee.entity.ts';
import { ResourceDistribution } from './resource-distribution.entity.ts';
import { ResourceDraft } from './resource-draft.entity.ts';
import { ResourceVersion } from './resource-version.entity.ts';

const PUBLISHES = capability('PUBLISH_RESOURCE', '');

/** Wherever the partner has it: for whom a draft is to be, it need not say yet. */
const publishesAnywhere: Rule = {
  ...PUBLISHES,
  sql: () => `(SELECT hub.has_capability('PUBLISH_RESOURCE', NULL))`,
};

/** In each of a row's areas; where it has none, it is for the whole country, which is for central agencies. */
const publishesFor = (property: string): Rule => ({
  ...PUBLISHES,
  text: {
    th: 'มีบทบาทตาม MOU ที่ให้อำนาจ PUBLISH_RESOURCE ในทุกพื้นที่นั้น หรือเป็นหน่วยงานส่วนกลางสำหรับทั้งประเทศ',
    en: 'hold an MOU role that gives PUBLISH_RESOURCE in all of those areas, as a central agency for the whole country',
  },
  sql: (row) => `hub.may_publish_for(${row(property)})`,
});

/** The same for a resource, whose areas the row itself does not have. */
const publishesResource = (property: string): Rule => ({
  ...publishesFor(property),
  sql: (row) => `hub.may_publish_resource(${row(property)})`,
});

const publisherOfResource = (property: string): Rule => ({
  ...stewardOf(property),
  code: 'PUBLISHER_OF_RESOURCE',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของหน่วยงานที่เผยแพร่',
    en: 'be a coordinator or reporting officer of the partner that published it',
  },
  grantedBy: {
    th: 'ผู้ประสานงานของหน่วยงานที่เผยแพร่',
    en: 'a coordinator of the partner that published it',
  },
  sql: (row) => `hub.speaks_for_resource(${row(property)})`,
});

const senderOfDistribution = (property: string): Rule => ({
  ...stewardOf(property),
  code: 'SENDER_OF_DISTRIBUTION',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของหน่วยงานที่ส่ง',
    en: 'be a coordinator or reporting officer of the partner that sent it',
  },
  grantedBy: { th: 'ผู้ประสานงานของหน่วยงานที่ส่ง', en: 'a coordinator of the partner that sent it' },
  sql: (row) => `hub.speaks_for_distribution(${row(property)})`,
});

const stewards = anyOf(administrator, stewardOf('publisherId'));

declarePolicy(() => ResourceDraft, {
  reading: anyOf(memberOf('publisherId'), administrator, auditor, system),
  creating: {
    createResourceDraft: anyOf(administrator, allOf(stewardOf('publisherId'), publishesAnywhere)),
  },
  changing: { updateResourceDraft: stewards, discardResourceDraft: stewards },
});

const publishers = anyOf(administrator, allOf(stewardOf('publisherId'), publishesFor('audienceAreaIds')));

declarePolicy(() => KnowledgeResource, {
  reading: 'SHARED',
  creating: { publishResource: publishers },
  changing: {
    updateResource: publishers,
    // Whoever answers for the publisher can take back what it should not have sent out.
    withdrawResource: anyOf(administrator, stewardOf('publisherId'), coordinatorOver('publisherId')),
  },
});

declarePolicy(() => ResourceVersion, {
  reading: 'SHARED',
  creating: {
    publishResourceVersion: anyOf(
      administrator,
      allOf(publisherOfResource('resourceId'), publishesResource('resourceId')),
    ),
  },
});

declarePolicy(() => ResourceDistribution, {
  reading: 'SHARED',
  creating: {
    distributeResource: anyOf(administrator, allOf(stewardOf('senderId'), publishesFor('reachAreaIds'))),
  },
});

// Whoever has no account says it on paper, and those who answer for it enter that.
const confirmers = confirmersOf('partnerId');

declarePolicy(() => ResourceAcknowledgement, {
  reading: 'SHARED',
  creating: { acknowledgeResource: confirmers },
});

declarePolicy(() => ResourceAddressee, {
  reading: 'SHARED',
  alongside: {
    inserting: anyOf(administrator, senderOfDistribution('distributionId')),
    updating: confirmers,
  },
});
