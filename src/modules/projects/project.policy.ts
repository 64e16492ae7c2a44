import {
  administrator,
  allOf,
  anyOf,
  auditor,
  capability,
  coordinator,
  declarePolicy,
  memberOf,
  type Rule,
  stewardOf,
  system,
} from '../../kernel/access/index.ts';
import { confirmersOf } from '../partners/index.ts';
import { Project } from './project.entity.ts';
import { ProjectDraft } from './project-draft.entity.ts';
import { ProjectParticipation } from './project-participation.entity.ts';
import { ProjectTarget } from './project-target.entity.ts';
import { ProjectVisit } from './project-visit.entity.ts';

const ownerOfProject = (property: string): Rule => ({
  ...stewardOf(property),
  code: 'OWNER_OF_PROJECT',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของหน่วยงานเจ้าของโครงการ',
    en: 'be a coordinator or reporting officer of the partner that owns the project',
  },
  grantedBy: {
    th: 'ผู้ประสานงานของหน่วยงานเจ้าของโครงการ',
    en: 'a coordinator of the partner that owns the project',
  },
  sql: (row) => `hub.speaks_for_project(${row(property)})`,
});

/** The capability JOIN_PROJECT where the project lies, whose area the row itself does not have. */
const joinsProject = (property: string): Rule => ({
  ...capability('JOIN_PROJECT', property),
  sql: (row) => `hub.may_join_project(${row(property)})`,
});

// Who proposes a project is its host. That is asked of a draft as well: nobody works on what it can't propose.
const proposers = anyOf(
  administrator,
  allOf(stewardOf('ownerId'), capability('PROPOSE_PROJECT', 'areaId'), capability('HOST_PROJECT', 'areaId')),
);
const owners = anyOf(administrator, stewardOf('ownerId'));

declarePolicy(() => ProjectDraft, {
  reading: anyOf(memberOf('ownerId'), administrator, auditor, system),
  creating: { createProjectDraft: proposers },
  changing: { updateProjectDraft: owners, discardProjectDraft: owners },
});

/** Four eyes: an office that approves projects has its own approved by another. */
const notItsOwn: Rule = {
  code: 'NOT_OWN_PROJECT',
  text: {
    th: 'ทำงานในนามของหน่วยงานอื่นที่มิใช่เจ้าของโครงการ (ไม่อนุมัติโครงการของตนเอง)',
    en: 'act for another partner than the one that owns the project (nobody approves its own)',
  },
  grantedBy: {
    th: 'หน่วยงานอื่นที่อนุมัติโครงการในพื้นที่นั้น หรือผู้ดูแลฮับ เป็นผู้อนุมัติแทน',
    en: 'nobody; another partner that approves projects there does it, or an administrator of the hub',
  },
  sql: (row) => `${row('ownerId')} <> (SELECT hub.own_partner())`,
};

const approving = allOf(coordinator, notItsOwn, capability('APPROVE_PROJECT', 'areaId'));
const approvers = anyOf(administrator, approving);
const ownersAndApprovers = anyOf(owners, approving);

declarePolicy(() => Project, {
  reading: 'SHARED',
  creating: { proposeProject: proposers },
  changing: {
    updateProject: owners,
    approveProject: approvers,
    startProject: owners,
    operateProject: owners,
    suspendProject: ownersAndApprovers,
    resumeProject: ownersAndApprovers,
    closeProject: ownersAndApprovers,
  },
});

const ofProject = anyOf(administrator, ownerOfProject('projectId'));
const confirmers = confirmersOf('partnerId');

declarePolicy(() => ProjectParticipation, {
  reading: 'SHARED',
  creating: {
    inviteToProject: ofProject,
    joinProject: allOf(stewardOf('partnerId'), joinsProject('projectId')),
  },
  changing: {
    answerInvitation: confirmers,
    endParticipation: anyOf(confirmers, ownerOfProject('projectId')),
  },
});

declarePolicy(() => ProjectTarget, {
  reading: 'SHARED',
  creating: { addProjectTarget: ofProject },
  changing: { updateProjectTarget: ofProject },
});

declarePolicy(() => ProjectVisit, {
  reading: 'SHARED',
  creating: { recordProjectVisit: ofProject },
  changing: { withdrawProjectVisit: ofProject },
});
