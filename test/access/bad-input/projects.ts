import { AGREEMENT_MAKERS } from '../agreement-attempts.ts';
import { PROJECT_MAKERS } from '../project-attempts.ts';
import { bad, found, named, none, where } from './values.ts';

// What is wrong with projects and who takes part in them. A project of these is under the national memorandum, which holds
// from 24 February 2022, and has been in its stage since 1 October 2022.

const SINCE = '2022-10-01';
const BEFORE = '2022-09-30';
const FUTURE = '1 ม.ค. พ.ศ. 2640';
const CLOSED = `stage = 'CLOSED'`;
const NEVER_CLOSED = 'PROPOSED | APPROVED | IN_PROGRESS | OPERATING';
const anyTempleRole = found(
  'MouRole',
  `SELECT r.id FROM mou_role r JOIN agreement a ON a.id = r.agreement_id
  WHERE a.level = 'NATIONAL' AND NOT 'TEMPLE' = ANY(r.partner_types) LIMIT 1`,
);
const foreignRole = named(AGREEMENT_MAKERS.updateMouRole!, 'id');

/** A stage that is reached from others, by the day on which it is. */
const step = (mutation: string, from: string, wrong: string, more: Record<string, unknown> = {}) =>
  bad(mutation, [
    ['before the stage that it was in', { on: BEFORE, ...more }, `BAD_INPUT on >= ${SINCE}`],
    ['on a day to come', { on: FUTURE, ...more }, 'BAD_INPUT on <= …'],
    ['in some year', { on: 'พ.ศ. 2568', ...more }, 'BAD_INPUT on known to the day'],
    [
      'from a stage that does not lead there',
      more,
      `INVALID_STATE id ${from}`,
      where('project', `stage = '${wrong}'`),
    ],
  ]);

export const PROJECTS = [
  ...bad('createProjectDraft', [
    ['of nobody that there is', { ownerId: none('LocalAuthority') }, 'NOT_FOUND ownerId exists'],
    ['in an area that is not there', { 'plan.areaId': none('Area') }, 'NOT_FOUND plan.areaId exists'],
    [
      'under an agreement that is not there',
      { 'plan.agreementId': none('Agreement') },
      'NOT_FOUND plan.agreementId exists',
    ],
    ['with half a place', { 'plan.latitude': 15 }, 'BAD_INPUT plan.latitude latitude and longitude together'],
    [
      'outside of Thailand',
      { 'plan.latitude': 15, 'plan.longitude': 12 },
      'BAD_INPUT plan.longitude 97.3..105.7',
    ],
    [
      'in a fiscal year of the Common Era',
      { 'plan.fiscalYearBE': 2025 },
      'BAD_INPUT plan.fiscalYearBE 2560..2600',
    ],
    [
      'that ends before it begins',
      { 'plan.startsOn': '2025-02-01', 'plan.endsOn': '2025-01-31' },
      'BAD_INPUT plan.endsOn >= 2025-02-01',
    ],
    [
      'that begins in some month',
      { 'plan.startsOn': 'ม.ค. 2568' },
      'BAD_INPUT plan.startsOn known to the day',
    ],
    [
      'under an id that is taken',
      { id: named(PROJECT_MAKERS.approveProject!, 'id', { type: 'ProjectDraft' }) },
      'DUPLICATE id unique',
    ],
  ]),
  ...bad('updateProjectDraft', [
    ['with nothing to change', { plan: {} }, 'BAD_INPUT plan something to change'],
    [
      'that ends before it begins',
      { 'plan.endsOn': '2024-12-31' },
      'BAD_INPUT plan.endsOn >= 2025-01-01',
      where('project_draft', `starts_on = '2025-01-01'`),
    ],
    ['that was discarded', {}, 'INVALID_STATE id OPEN', where('project_draft', `state = 'DISCARDED'`)],
  ]),
  ...bad('discardProjectDraft', [
    ['twice', {}, 'INVALID_STATE id OPEN', where('project_draft', `state = 'DISCARDED'`)],
  ]),
  ...bad('proposeProject', [
    [
      'that says nothing of itself yet',
      {},
      [
        'BAD_INPUT plan.kind not null',
        'BAD_INPUT plan.titleTh not null',
        'BAD_INPUT plan.agreementId not null',
        'BAD_INPUT plan.areaId not null',
        'BAD_INPUT plan.fiscalYearBE not null',
      ],
      where(
        'project_draft',
        'kind = NULL, title_th = NULL, agreement_id = NULL, area_id = NULL, fiscal_year_be = NULL',
      ),
    ],
    [
      'that ends before it begins',
      {},
      'BAD_INPUT plan.endsOn >= 2025-01-01',
      where('project_draft', `starts_on = '2025-01-01', ends_on = '2024-12-31'`),
    ],
    [
      'that begins before its agreement',
      {},
      'BAD_INPUT plan.startsOn >= 2022-02-24',
      where('project_draft', `starts_on = '2022-02-23'`),
    ],
    ['twice', {}, 'INVALID_STATE id OPEN', where('project_draft', `state = 'PROPOSED'`)],
  ]),
  ...bad('updateProject', [
    ['with nothing to change', { plan: {} }, 'BAD_INPUT plan something to change'],
    [
      'to another site',
      { 'plan.areaId': none('Area') },
      ['BAD_INPUT plan.areaId left out', 'NOT_FOUND plan.areaId exists'],
    ],
    ['to no title', { 'plan.titleTh': null }, 'BAD_INPUT plan.titleTh not null'],
    [
      'to an end before its beginning',
      { 'plan.endsOn': '2024-12-31' },
      'BAD_INPUT plan.endsOn >= 2025-01-01',
      where('project', `starts_on = '2025-01-01'`),
    ],
    [
      'to a beginning before its agreement',
      { 'plan.startsOn': '2022-02-23' },
      'BAD_INPUT plan.startsOn >= 2022-02-24',
    ],
    ['that is closed', {}, `INVALID_STATE id ${NEVER_CLOSED} | SUSPENDED`, where('project', CLOSED)],
  ]),
  ...step('approveProject', 'PROPOSED', 'APPROVED'),
  ...step('startProject', 'APPROVED', 'PROPOSED'),
  ...step('operateProject', 'IN_PROGRESS', 'APPROVED'),
  ...step('suspendProject', 'APPROVED | IN_PROGRESS | OPERATING', 'PROPOSED'),
  ...step('resumeProject', 'SUSPENDED', 'OPERATING'),
  ...step('closeProject', `${NEVER_CLOSED} | SUSPENDED`, 'CLOSED'),
  ...bad('inviteToProject', [
    [
      'in a role of another type of partner',
      { roleId: anyTempleRole },
      'BAD_INPUT roleId a role of this type of partner',
    ],
    ['in a role of another agreement', { roleId: foreignRole }, 'BAD_INPUT roleId a role of the agreement'],
    ['in a role that is not there', { roleId: none('MouRole') }, 'BAD_INPUT roleId a role of the agreement'],
    ['of nobody that there is', { partnerId: none('Temple') }, 'NOT_FOUND partnerId exists'],
    ['to one that is not there', { projectId: none('Project') }, 'NOT_FOUND projectId exists'],
    [
      'to one that is closed',
      {},
      `INVALID_STATE projectId ${NEVER_CLOSED}`,
      where('project', CLOSED, 'projectId'),
    ],
  ]),
  ...bad('joinProject', [
    [
      'in a role of another type of partner',
      {
        roleId: found(
          'MouRole',
          `SELECT id FROM mou_role WHERE partner_types = '{TEMPLE}' AND agreement_id = (SELECT id FROM agreement WHERE level = 'NATIONAL') LIMIT 1`,
        ),
      },
      'BAD_INPUT roleId a role of this type of partner',
    ],
    ['in a role of another agreement', { roleId: foreignRole }, 'BAD_INPUT roleId a role of the agreement'],
    ['that is closed', {}, `INVALID_STATE projectId ${NEVER_CLOSED}`, where('project', CLOSED, 'projectId')],
  ]),
  ...bad('answerInvitation', [
    ['for another without a paper', { paper: null }, 'BAD_INPUT paper the partner itself, or a paper'],
    ['by a paper of a day to come', { 'paper.date': '2099-01-01' }, 'BAD_INPUT paper.date <= …'],
    ['twice', {}, 'INVALID_STATE id INVITED', where('project_participation', `state = 'CONFIRMED'`)],
  ]),
  ...bad('endParticipation', [
    [
      'before it began',
      { on: BEFORE },
      `BAD_INPUT on >= ${SINCE}`,
      where('project_participation', `valid_from = '${SINCE}'`),
    ],
    ['on a day to come', { on: FUTURE }, 'BAD_INPUT on <= …'],
    [
      'that was declined',
      {},
      'INVALID_STATE id CONFIRMED',
      where('project_participation', `state = 'DECLINED'`),
    ],
  ]),
  ...bad('addProjectTarget', [
    ['of another kind without saying which', { kind: 'OTHER' }, 'BAD_INPUT labelTh not null for OTHER'],
    ['of nothing at all', { wanted: -1 }, 'BAD_INPUT wanted a number >= 0'],
    [
      'of a project that is closed',
      {},
      `INVALID_STATE projectId ${NEVER_CLOSED} | SUSPENDED`,
      where('project', CLOSED, 'projectId'),
    ],
  ]),
  ...bad('updateProjectTarget', [
    ['with nothing to change', { reached: undefined }, 'BAD_INPUT reached something to change'],
    ['to less than nothing', { reached: -5 }, 'BAD_INPUT reached a number >= 0'],
  ]),
  ...bad('recordProjectVisit', [
    ['of a day to come', { visitedOn: FUTURE }, 'BAD_INPUT visitedOn <= …'],
    ['of nobody', { male: 0 }, 'BAD_INPUT male male + female > 0'],
    ['of fewer than nobody', { male: -5 }, 'BAD_INPUT male a whole number >= 0'],
    [
      'to what is no learning place',
      {},
      'INVALID_STATE projectId isLearningPlace',
      where('project', 'is_learning_place = false', 'projectId'),
    ],
    ['by nobody that there is', { visitorId: none('Temple') }, 'NOT_FOUND visitorId exists'],
  ]),
  ...bad('withdrawProjectVisit', [
    ['twice', {}, 'INVALID_STATE id not withdrawn', where('project_visit', 'is_withdrawn = true')],
  ]),
];
