import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Owner } from '../factories/personas.ts';
import { otherPartner, seatOf } from './agreement-attempts.ts';
import type { Maker, Rows, Try } from './mutation-attempts.ts';

const ALL: readonly Owner[] = ['A', 'B', 'T', 'C'];
const SYNTHETIC = { source: 'SYNTHETIC' };
const day = '2025-01-01';

const nationalMou = async (rows: Rows): Promise<string> =>
  (await rows.one<{ id: string }>(`SELECT id FROM agreement WHERE level = 'NATIONAL'`)).id;

/** The role of the national MOU that falls to a partner's type. */
const roleFor = async (rows: Rows, partnerId: string): Promise<string> =>
  (
    await rows.one<{ id: string }>(
      'SELECT r.id FROM mou_role r JOIN partner p ON p.type = ANY(r.partner_types) WHERE p.id = $1 AND r.agreement_id = $2',
      [partnerId, await nationalMou(rows)],
    )
  ).id;

/** What a project at the seat of the owner's partner says of itself. */
const planOf = async (rows: Rows, tried: Try) => ({
  ...SYNTHETIC,
  agreement_id: await nationalMou(rows),
  area_id: (await seatOf(rows, tried)).id,
  kind: 'OTHER',
  title_th: rows.name(),
  fiscal_year_be: 2566,
});

/** A project at the seat of the owner's partner, of that partner where no other is named. */
export const projectOf = async (
  rows: Rows,
  tried: Try,
  stage = 'OPERATING',
  ownerId = rows.partnerId(tried),
) =>
  rows.insert('project', {
    ...(await planOf(rows, tried)),
    owner_id: ownerId,
    stage,
    stage_since: '2022-10-01',
    is_learning_place: true,
  });

/** The same of somebody else, in which the owner's partner takes part or is to. */
const projectOfOther = async (rows: Rows, tried: Try) =>
  projectOf(rows, tried, 'OPERATING', (await otherPartner(rows, tried)).uuid);

const toDraft = (more: Record<string, unknown> = {}): Maker => ({
  letters: ALL,
  make: async (rows, tried) => {
    const draft = { ...(await planOf(rows, tried)), owner_id: rows.partnerId(tried), state: 'OPEN' };
    const id = await rows.insert('project_draft', draft);
    return { input: { id: toGlobalId('ProjectDraft', id), expectedVersion: 1, ...more } };
  },
});

const toProject = (stage: string, more: Record<string, unknown> = {}): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: { id: toGlobalId('Project', await projectOf(rows, tried, stage)), expectedVersion: 1, ...more },
  }),
});

/** For what adds to a project of the owner's. */
const underProject = (more: (rows: Rows, tried: Try) => Promise<object> | object): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: { projectId: toGlobalId('Project', await projectOf(rows, tried)), ...(await more(rows, tried)) },
  }),
});

const toPart = (type: string, table: string, row: object, more: Record<string, unknown> = {}): Maker => ({
  letters: ALL,
  make: async (rows, tried) => {
    const project_id = await projectOf(rows, tried);
    const id = await rows.insert(table, { ...SYNTHETIC, ...row, project_id });
    return { input: { id: toGlobalId(type, id), expectedVersion: 1, ...more } };
  },
});

/** For the part that the owner's partner has in a project of another. */
const toParticipation = (state: string, more: Record<string, unknown>): Maker => ({
  letters: ALL,
  make: async (rows, tried) => {
    const partner_id = rows.partnerId(tried);
    const place = { project_id: await projectOfOther(rows, tried), partner_id };
    const role_id = await roleFor(rows, partner_id);
    const id = await rows.insert('project_participation', { ...SYNTHETIC, ...place, role_id, state });
    return { input: { id: toGlobalId('ProjectParticipation', id), expectedVersion: 1, ...more } };
  },
});

/** The least that the mutations of projects take. */
export const PROJECT_MAKERS: Readonly<Record<string, Maker>> = {
  createProjectDraft: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const { id: ownerId } = await rows.named(rows.partnerId(tried));
      const areaId = toGlobalId('Area', (await seatOf(rows, tried)).id);
      return { input: { ownerId, plan: { titleTh: rows.name(), areaId } } };
    },
  },
  updateProjectDraft: toDraft({ plan: { titleEn: 'Try' } }),
  discardProjectDraft: toDraft(),
  proposeProject: toDraft(),
  updateProject: toProject('OPERATING', { plan: { titleEn: 'Try' } }),
  approveProject: toProject('PROPOSED'),
  startProject: toProject('APPROVED'),
  operateProject: toProject('IN_PROGRESS'),
  suspendProject: toProject('OPERATING', { reason: 'ทดลอง' }),
  resumeProject: toProject('SUSPENDED'),
  closeProject: toProject('OPERATING', { reason: 'ทดลอง' }),
  inviteToProject: underProject(async (rows, tried) => {
    const { id: partnerId, uuid } = await otherPartner(rows, tried);
    return { partnerId, roleId: toGlobalId('MouRole', await roleFor(rows, uuid)) };
  }),
  joinProject: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const { id: partnerId, uuid } = await rows.named(rows.partnerId(tried));
      const roleId = toGlobalId('MouRole', await roleFor(rows, uuid));
      return {
        input: { projectId: toGlobalId('Project', await projectOfOther(rows, tried)), partnerId, roleId },
      };
    },
  },
  answerInvitation: toParticipation('INVITED', {
    decision: 'CONFIRMED',
    paper: { reference: 'นม 1/2565', date: '2022-10-02' },
  }),
  endParticipation: toParticipation('CONFIRMED', { on: day }),
  addProjectTarget: underProject(() => ({ kind: 'PEOPLE', wanted: 10 })),
  updateProjectTarget: toPart(
    'ProjectTarget',
    'project_target',
    { kind: 'PEOPLE', wanted: 10 },
    { reached: 5 },
  ),
  recordProjectVisit: underProject(() => ({ visitedOn: day, male: 5 })),
  withdrawProjectVisit: toPart('ProjectVisit', 'project_visit', {
    visited_on: day,
    male: 5,
    is_withdrawn: false,
  }),
};
