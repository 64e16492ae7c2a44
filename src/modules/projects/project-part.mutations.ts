import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import { ProjectApi, ProjectParticipationApi, ProjectTargetApi, ProjectVisitApi } from './project.type.ts';
import {
  AnswerInvitationInput,
  answerInvitation,
  EndParticipationInput,
  endParticipation,
  InviteToProjectInput,
  inviteToProject,
  JoinProjectInput,
  joinProject,
} from './writes/participations.ts';
import {
  AddProjectTargetInput,
  addProjectTarget,
  RecordProjectVisitInput,
  recordProjectVisit,
  UpdateProjectTargetInput,
  updateProjectTarget,
  WithdrawProjectVisitInput,
  withdrawProjectVisit,
} from './writes/targets-and-visits.ts';

const project = { object: () => ProjectApi, description: 'The project as it is now.' };
const participation = {
  object: () => ProjectParticipationApi,
  description: 'The participation as it is now.',
};
const target = { object: () => ProjectTargetApi, description: 'The target as it is now.' };
const visit = { object: () => ProjectVisitApi, description: 'The visit as it is now.' };

/** What can be written that hangs on a project. */
@Resolver()
export class ProjectPartMutations {
  @HubMutation({
    description: 'Asks a partner to take part in a project.',
    input: () => InviteToProjectInput,
    payload: { participation, project },
    run: inviteToProject,
  })
  inviteToProject!: never;

  @HubBatch({
    of: 'inviteToProject',
    description: 'Asks up to 250 times that a partner take part in a project.',
  })
  inviteToProjects!: never;

  @HubMutation({
    description: 'Takes part in a project unasked, as an MOU role lets one.',
    input: () => JoinProjectInput,
    payload: { participation, project },
    run: joinProject,
  })
  joinProject!: never;

  @HubMutation({
    description: 'Confirms or declines an invitation: the partner itself, or somebody for it by a paper.',
    input: () => AnswerInvitationInput,
    payload: { participation, project },
    run: answerInvitation,
  })
  answerInvitation!: never;

  @HubBatch({
    of: 'answerInvitation',
    description:
      'Answers up to 250 invitations, such as those on the papers that came to a provincial office.',
  })
  answerInvitations!: never;

  @HubMutation({
    description: 'Ends a participation, or takes an invitation back.',
    input: () => EndParticipationInput,
    payload: { participation, project },
    run: endParticipation,
  })
  endParticipation!: never;

  @HubMutation({
    description: 'Adds what a project wants to reach.',
    input: () => AddProjectTargetInput,
    payload: { target, project },
    run: addProjectTarget,
  })
  addProjectTarget!: never;

  @HubMutation({
    description: 'Says how far a project has come with a target, or how much it now wants.',
    input: () => UpdateProjectTargetInput,
    payload: { target, project },
    run: updateProjectTarget,
  })
  updateProjectTarget!: never;

  @HubMutation({
    description: 'Records that people came to a learning place.',
    input: () => RecordProjectVisitInput,
    payload: { visit, project },
    run: recordProjectVisit,
  })
  recordProjectVisit!: never;

  @HubBatch({
    of: 'recordProjectVisit',
    description: 'Records up to 250 visits, such as what a spreadsheet has of some months.',
  })
  recordProjectVisits!: never;

  @HubMutation({
    description: 'Takes back a visit that was entered by mistake.',
    input: () => WithdrawProjectVisitInput,
    payload: { visit, project },
    run: withdrawProjectVisit,
  })
  withdrawProjectVisit!: never;
}
