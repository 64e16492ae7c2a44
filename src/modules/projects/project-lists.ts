import { addConnection } from '../../kernel/listing/index.ts';
import { AgreementApi, MouRoleApi } from '../agreements/index.ts';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { ProjectApi, ProjectParticipationApi } from './project.type.ts';
import { ProjectDraftApi } from './project-draft.type.ts';

addConnection(AreaApi, 'projects', () => ProjectApi, {
  by: { relation: 'area' },
  description: 'Projects in this very area.',
});
addConnection(PartnerApi, 'projects', () => ProjectApi, {
  by: { relation: 'owner' },
  description: 'The projects that it owns.',
});
addConnection(PartnerApi, 'projectDrafts', () => ProjectDraftApi, {
  by: { relation: 'owner' },
  description: 'Its drafts, as far as the viewer may see them.',
});
addConnection(PartnerApi, 'projectParticipations', () => ProjectParticipationApi, {
  by: { relation: 'partner' },
  description: 'The projects in which it takes part, or was asked to.',
});
addConnection(AgreementApi, 'projects', () => ProjectApi, {
  by: { relation: 'agreement' },
  description: 'The projects under it.',
});
addConnection(MouRoleApi, 'participations', () => ProjectParticipationApi, {
  by: { relation: 'role' },
  description: 'Who takes part in projects in it.',
});
