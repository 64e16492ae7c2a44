import {
  administrator,
  allOf,
  anyOf,
  auditor,
  capability,
  coordinator,
  coordinatorOver,
  declarePolicy,
  memberOf,
  type Rule,
  stewardOf,
  system,
} from '../../kernel/access/index.ts';
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

const proposers = anyOf(administrator, allOf(stewardOf('ownerId'), capability('PROPOSE_PROJECT', 'areaId')));
const owners = anyOf(administrator, stewardOf('ownerId'));

declarePolicy(() => ProjectDraft, {
  reading: anyOf(memberOf('ownerId'), administrator, auditor, system),
  creating: { createProjectDraft: proposers },
  changing: { updateProjectDraft: owners, discardProjectDraft: owners },
});

const approving = allOf(coordinator, capability('APPROVE_PROJECT', 'areaId'));
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
const confirmers = anyOf(administrator, stewardOf('partnerId'), coordinatorOver('partnerId'));

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
