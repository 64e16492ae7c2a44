import { ACTIVITY_MAKERS } from '../activity-attempts.ts';
import { PROJECT_MAKERS } from '../project-attempts.ts';
import { bad, found, named, none, sameAs, where } from './values.ts';

// What is wrong with records of activities, and with help centres.

const FUTURE = '1 ม.ค. พ.ศ. 2640';
const WITHDRAWN = `state = 'WITHDRAWN'`;
const clauseOfMou = found(
  'AgreementClause',
  `SELECT c.id FROM agreement_clause c JOIN agreement a ON a.id = c.agreement_id
  WHERE a.level = 'NATIONAL' LIMIT 1`,
);
const notOfTemples = found(
  'MouRole',
  `SELECT id FROM mou_role WHERE NOT 'TEMPLE' = ANY(partner_types) LIMIT 1`,
);
const temple = found(
  'Temple',
  `SELECT id FROM partner WHERE type = 'TEMPLE' AND valid_to IS NULL ORDER BY id LIMIT 1`,
);
const proposed = named(PROJECT_MAKERS.approveProject!, 'id');

/** The good input is of an authority that has a centre by then: one thing more that is told. */
const THERE = 'DUPLICATE authorityId one open centre';

export const ACTIVITIES = [
  ...bad('recordActivity', [
    [
      'of a day to come',
      { 'activity.details.happenedOn': FUTURE },
      'BAD_INPUT activity.details.happenedOn <= …',
    ],
    [
      'of some month',
      { 'activity.details.happenedOn': 'ม.ค. 2568' },
      'BAD_INPUT activity.details.happenedOn known to the day',
    ],
    [
      'that ended before it began',
      { 'activity.details.endedOn': '2024-12-31' },
      'BAD_INPUT activity.details.endedOn >= 2025-01-01',
    ],
    [
      'before the agreement whose clause it serves',
      { 'activity.details.happenedOn': '2022-02-23', 'activity.details.clauseId': clauseOfMou },
      'BAD_INPUT activity.details.happenedOn >= 2022-02-24',
    ],
    [
      'with fewer than no people',
      { 'activity.details.male': -1 },
      'BAD_INPUT activity.details.male a whole number >= 0',
    ],
    [
      'with more people than there are',
      { 'activity.details.female': 1_000_001 },
      'BAD_INPUT activity.details.female 0..1000000',
    ],
    [
      'with half a place',
      { 'activity.details.longitude': 100 },
      'BAD_INPUT activity.details.latitude latitude and longitude together',
    ],
    [
      'without a title',
      { 'activity.details.titleTh': undefined },
      'BAD_INPUT activity.details.titleTh not null',
    ],
    ['without a kind', { 'activity.details.kind': null }, 'BAD_INPUT activity.details.kind not null'],
    ['nowhere', { 'activity.areaId': null }, 'BAD_INPUT activity.areaId not null'],
    [
      'in a project that is only proposed',
      { 'activity.projectId': proposed },
      'BAD_INPUT activity.projectId approved and not closed',
    ],
    [
      'in a project that is not there',
      { 'activity.projectId': none('Project') },
      'NOT_FOUND activity.projectId exists',
    ],
    [
      'under an id that is taken',
      { 'activity.id': named(ACTIVITY_MAKERS.withdrawActivity!, 'id') },
      'DUPLICATE activity.id unique',
    ],
    [
      'with a partner twice',
      {
        'activity.partners': [],
        'activity.partners.0.partnerId': temple,
        'activity.partners.1.partnerId': temple,
      },
      'BAD_INPUT activity.partners.1.partnerId each once',
    ],
    [
      'with a partner in a role of another type',
      {
        'activity.partners': [],
        'activity.partners.0.partnerId': temple,
        'activity.partners.0.roleId': notOfTemples,
      },
      'BAD_INPUT activity.partners.0.roleId a role of this type of partner',
    ],
    [
      'with a partner that is not there',
      { 'activity.partners': [{ partnerId: none('Temple') }] },
      'NOT_FOUND activity.partners.0.partnerId exists',
    ],
  ]),
  ...bad('updateActivity', [
    ['with nothing to change', { details: {} }, 'BAD_INPUT details something to change'],
    ['to no kind', { 'details.kind': null }, 'BAD_INPUT details.kind not null'],
    [
      'to an end before its beginning',
      { 'details.endedOn': '2024-12-31' },
      'BAD_INPUT details.endedOn >= 2025-01-01',
    ],
    ['to a day to come', { 'details.happenedOn': FUTURE }, 'BAD_INPUT details.happenedOn <= …'],
    [
      'to a clause of a later agreement',
      { 'details.happenedOn': '2022-02-23', 'details.clauseId': clauseOfMou },
      'BAD_INPUT details.happenedOn >= 2022-02-24',
    ],
    [
      'to a day before the agreement whose clause it serves',
      { 'details.clauseId': clauseOfMou },
      'BAD_INPUT details.happenedOn >= 2022-02-24',
      where('activity', `happened_on = '2022-02-23'`),
    ],
    ['that was withdrawn', {}, 'INVALID_STATE id RECORDED', where('activity', WITHDRAWN)],
  ]),
  ...bad('withdrawActivity', [['twice', {}, 'INVALID_STATE id RECORDED', where('activity', WITHDRAWN)]]),
  ...bad('mergeActivities', [
    [
      'with itself',
      { survivorId: sameAs('duplicateId') },
      'BAD_INPUT survivorId another record than duplicateId',
    ],
    ['with one that is not there', { survivorId: none('Activity') }, 'NOT_FOUND survivorId exists'],
    [
      'that was withdrawn',
      {},
      'INVALID_STATE duplicateId RECORDED',
      where('activity', WITHDRAWN, 'duplicateId'),
    ],
    [
      'into one that was withdrawn',
      {},
      'INVALID_STATE survivorId RECORDED',
      where('activity', WITHDRAWN, 'survivorId'),
    ],
  ]),
  ...bad('dismissDuplicate', [
    ['twice', {}, 'INVALID_STATE id SUSPECTED', where('activity_duplicate', `state = 'DISTINCT'`)],
  ]),
  ...bad('addActivityPartner', [
    ['that is not there', { 'partner.partnerId': none('Temple') }, 'NOT_FOUND partner.partnerId exists'],
    [
      'in a role of another type',
      { 'partner.roleId': notOfTemples },
      'BAD_INPUT partner.roleId a role of this type of partner',
    ],
    [
      'to one that was withdrawn',
      {},
      'INVALID_STATE activityId RECORDED',
      where('activity', WITHDRAWN, 'activityId'),
    ],
  ]),
  ...bad('withdrawActivityPartner', [
    ['twice', {}, 'INVALID_STATE id not withdrawn', where('activity_participation', 'is_withdrawn = true')],
  ]),
  ...bad('addActivityEvidence', [
    ['that is nothing', { url: null }, 'BAD_INPUT url one of url and fileId'],
    [
      'that is a file that is not there',
      { url: undefined, fileId: none('StoredFile') },
      'NOT_FOUND fileId exists',
    ],
    [
      'of one that was withdrawn',
      {},
      'INVALID_STATE activityId RECORDED',
      where('activity', WITHDRAWN, 'activityId'),
    ],
  ]),
  ...bad('withdrawActivityEvidence', [
    ['twice', {}, 'INVALID_STATE id not withdrawn', where('activity_evidence', 'is_withdrawn = true')],
  ]),
  ...bad('openHelpCentre', [
    ['of what is no local authority', { authorityId: temple }, 'BAD_INPUT authorityId LocalAuthority'],
    ['in no field', { domains: [] }, ['BAD_INPUT domains one at least, each once', THERE]],
    [
      'in a field twice',
      { domains: ['DISASTER', 'DISASTER'] },
      ['BAD_INPUT domains one at least, each once', THERE],
    ],
    ['since a day to come', { since: '2099-01-01' }, ['BAD_INPUT since <= …', THERE]],
  ]),
  ...bad('updateHelpCentre', [
    ['with nothing to change', { placeTh: undefined }, 'BAD_INPUT nameTh something to change'],
    ['to no field', { domains: [] }, 'BAD_INPUT domains one at least, each once'],
  ]),
  ...bad('endHelpCentre', [['that is not there', { id: none('HelpCentre') }, 'NOT_FOUND id exists']]),
  ...bad('countHelpCentre', [
    ['of a month to come', { month: 'ม.ค. พ.ศ. 2640' }, 'BAD_INPUT month <= …'],
    ['in a field in which it does not help', { domain: 'COMMUNICABLE_DISEASE' }, 'BAD_INPUT domain DISASTER'],
    ['of fewer than no cases', { cases: -7 }, 'BAD_INPUT cases a whole number >= 0'],
    ['in the place of one that is not there', { expectedVersion: 3 }, 'CONFLICT expectedVersion = 0'],
  ]),
];
