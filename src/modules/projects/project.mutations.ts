import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import { ProjectApi } from './project.type.ts';
import { ProjectDraftApi } from './project-draft.type.ts';
import {
  CreateProjectDraftInput,
  createProjectDraft,
  DiscardProjectDraftInput,
  discardProjectDraft,
  UpdateProjectDraftInput,
  updateProjectDraft,
} from './writes/drafts.ts';
import { ProposeProjectInput, proposeProject } from './writes/propose-project.ts';
import {
  ApproveProjectInput,
  approveProject,
  CloseProjectInput,
  closeProject,
  OperateProjectInput,
  operateProject,
  ResumeProjectInput,
  resumeProject,
  StartProjectInput,
  SuspendProjectInput,
  startProject,
  suspendProject,
} from './writes/stages.ts';
import { UpdateProjectInput, updateProject } from './writes/update-project.ts';

const draft = { object: () => ProjectDraftApi, description: 'The draft as it is now.' };
const project = { object: () => ProjectApi, description: 'The project as it is now.' };

/** What can be written of projects and their drafts. */
@Resolver()
export class ProjectMutations {
  @HubMutation({
    description: 'Begins a draft of a project, which only its owner’s people see.',
    input: () => CreateProjectDraftInput,
    payload: { draft },
    run: createProjectDraft,
  })
  createProjectDraft!: never;

  @HubBatch({
    of: 'createProjectDraft',
    description: 'Begins up to 250 drafts, such as the model areas of a spreadsheet.',
  })
  createProjectDrafts!: never;

  @HubMutation({
    description: 'Changes a draft.',
    input: () => UpdateProjectDraftInput,
    payload: { draft },
    run: updateProjectDraft,
  })
  updateProjectDraft!: never;

  @HubMutation({
    description: 'Puts a draft away.',
    input: () => DiscardProjectDraftInput,
    payload: { draft },
    run: discardProjectDraft,
  })
  discardProjectDraft!: never;

  @HubMutation({
    description: 'Makes a project of a draft, under the same UUID, which everybody in the network sees.',
    input: () => ProposeProjectInput,
    payload: { project, draft },
    run: proposeProject,
  })
  proposeProject!: never;

  @HubBatch({ of: 'proposeProject', description: 'Makes projects of up to 250 drafts.' })
  proposeProjects!: never;

  @HubMutation({
    description: 'Changes what a project says of itself beside its agreement and its area.',
    input: () => UpdateProjectInput,
    payload: { project },
    run: updateProject,
  })
  updateProject!: never;

  @HubMutation({
    description: 'Approves a project that was proposed.',
    input: () => ApproveProjectInput,
    payload: { project },
    run: approveProject,
  })
  approveProject!: never;

  @HubMutation({
    description: 'Begins to build a project that was approved.',
    input: () => StartProjectInput,
    payload: { project },
    run: startProject,
  })
  startProject!: never;

  @HubMutation({
    description: 'Puts a project to work that was built.',
    input: () => OperateProjectInput,
    payload: { project },
    run: operateProject,
  })
  operateProject!: never;

  @HubMutation({
    description: 'Halts a project for a time.',
    input: () => SuspendProjectInput,
    payload: { project },
    run: suspendProject,
  })
  suspendProject!: never;

  @HubMutation({
    description: 'Goes on with a project that was halted.',
    input: () => ResumeProjectInput,
    payload: { project },
    run: resumeProject,
  })
  resumeProject!: never;

  @HubMutation({
    description: 'Ends a project, also one that was only proposed.',
    input: () => CloseProjectInput,
    payload: { project },
    run: closeProject,
  })
  closeProject!: never;
}
