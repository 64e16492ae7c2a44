import { RESOURCE_MAKERS } from '../resource-attempts.ts';
import { bad, found, named, none, where } from './values.ts';

// What is wrong with knowledge resources, and with whom they are sent to.

const FUTURE = '1 ม.ค. พ.ศ. 2640';
const WITHDRAWN = `state = 'WITHDRAWN', withdrawal_reason = 'ทดลอง'`;
const DISCARDED = `state = 'DISCARDED'`;
const ISAN = found('Area', `SELECT id FROM area WHERE code = '30' AND valid_to IS NULL`);

export const RESOURCES = [
  ...bad('createResourceDraft', [
    ['of nobody that there is', { publisherId: none('LocalAuthority') }, 'NOT_FOUND publisherId exists'],
    [
      'of a resource of another',
      {
        resourceId: named(RESOURCE_MAKERS.updateResource!, 'id', { on: 'B' }),
      },
      'NOT_FOUND resourceId exists',
    ],
    ['issued on a day to come', { 'content.issued': FUTURE }, 'BAD_INPUT content.issued <= …'],
    [
      'with 21 tags',
      { 'facts.tags': Array.from({ length: 21 }, (_, no) => `คำ ${no}`) },
      'BAD_INPUT facts.tags <= 20 items',
    ],
    ['with a tag twice', { 'facts.tags': ['ดิน', 'ดิน'] }, 'BAD_INPUT facts.tags each once'],
    [
      'for a type twice',
      { 'facts.audienceTypes': ['TEMPLE', 'TEMPLE'] },
      'BAD_INPUT facts.audienceTypes each once',
    ],
    [
      'for an area that is not there',
      { 'facts.audienceAreaIds': [none('Area')] },
      'NOT_FOUND facts.audienceAreaIds.0 exists',
    ],
    [
      'serving a clause that is not there',
      { 'facts.clauseId': none('AgreementClause') },
      'NOT_FOUND facts.clauseId exists',
    ],
    [
      'with a file that is not there',
      { 'content.fileId': none('StoredFile') },
      'NOT_FOUND content.fileId exists',
    ],
    [
      'under an id that is taken',
      { id: named(RESOURCE_MAKERS.updateResource!, 'id', { type: 'ResourceDraft' }) },
      'DUPLICATE id unique',
    ],
  ]),
  ...bad('updateResourceDraft', [
    ['with nothing to change', { facts: {} }, 'BAD_INPUT content something to change'],
    ['that was discarded', {}, 'INVALID_STATE id OPEN', where('resource_draft', DISCARDED)],
  ]),
  ...bad('discardResourceDraft', [
    ['twice', {}, 'INVALID_STATE id OPEN', where('resource_draft', DISCARDED)],
  ]),
  ...bad('publishResource', [
    [
      'that says nothing of itself yet',
      {},
      [
        'BAD_INPUT facts.kind not null',
        'BAD_INPUT facts.titleTh not null',
        'BAD_INPUT content.language not null',
        'BAD_INPUT content.url one of url and fileId',
      ],
      where('resource_draft', 'kind = NULL, title_th = NULL, language = NULL, url = NULL'),
    ],
    ['twice', {}, 'INVALID_STATE id OPEN', where('resource_draft', `state = 'PUBLISHED'`)],
  ]),
  ...bad('publishResourceVersion', [
    [
      'that does not say what is otherwise',
      {},
      'BAD_INPUT content.changesTh not null',
      where('resource_draft', 'changes_th = NULL'),
    ],
    [
      'of a draft of something new',
      {},
      'INVALID_STATE id a draft of a version',
      where('resource_draft', 'resource_id = NULL'),
    ],
  ]),
  ...bad('updateResource', [
    ['with nothing to change', { facts: {} }, 'BAD_INPUT facts something to change'],
    ['to no title', { 'facts.titleTh': null }, 'BAD_INPUT facts.titleTh not null'],
    ['that was withdrawn', {}, 'INVALID_STATE id PUBLISHED', where('knowledge_resource', WITHDRAWN)],
  ]),
  ...bad('distributeResource', [
    ['to nobody', { 'to.partnerTypes': ['AGENCY'] }, 'BAD_INPUT to >= 1 addressee'],
    ['to an area twice', { 'to.areaIds.0': ISAN, 'to.areaIds.1': ISAN }, 'BAD_INPUT to.areaIds each once'],
    [
      'to a partner that is not there',
      { 'to.partnerIds': [none('Temple')] },
      'NOT_FOUND to.partnerIds.0 exists',
    ],
    ['to be acknowledged before it is sent', { acknowledgeBy: '2025-01-01' }, 'BAD_INPUT acknowledgeBy >= …'],
    ['that is not there', { resourceId: none('KnowledgeResource') }, 'NOT_FOUND resourceId exists'],
    [
      'that was withdrawn',
      {},
      'INVALID_STATE resourceId PUBLISHED',
      where('knowledge_resource', WITHDRAWN, 'resourceId'),
    ],
  ]),
  ...bad('withdrawResource', [
    ['twice', {}, 'INVALID_STATE id PUBLISHED', where('knowledge_resource', WITHDRAWN)],
  ]),
  ...bad('acknowledgeResource', [
    ['for another without a paper', { paper: null }, 'BAD_INPUT paper the partner itself, or a paper'],
    ['by a paper of a day to come', { 'paper.date': '2099-01-01' }, 'BAD_INPUT paper.date <= …'],
    ['a version that is not there', { versionId: none('ResourceVersion') }, 'NOT_FOUND versionId exists'],
    ['by nobody that there is', { partnerId: none('Temple') }, 'NOT_FOUND partnerId exists'],
  ]),
];
