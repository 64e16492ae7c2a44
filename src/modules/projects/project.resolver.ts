import { Resolver } from 'type-graphql';
import { RootConnection } from '../../kernel/listing/index.ts';
import { ProjectApi, ProjectParticipationApi } from './project.type.ts';
import { ProjectDraftApi } from './project-draft.type.ts';

/** What can be asked of projects. */
@Resolver()
export class ProjectQueries {
  @RootConnection(() => ProjectApi, {
    description: 'Projects of all kinds; by default in the order of their Thai titles.',
  })
  projects!: never;

  @RootConnection(() => ProjectDraftApi, {
    description: 'The drafts that the viewer may see; by default in the order of their Thai titles.',
  })
  projectDrafts!: never;

  @RootConnection(() => ProjectParticipationApi, {
    description: 'Who takes part in which project; by default by where it stands.',
  })
  projectParticipations!: never;
}
