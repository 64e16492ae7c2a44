import { addConnection } from '../../kernel/listing/index.ts';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { ProjectApi } from '../projects/index.ts';
import { ActivityApi, ActivityParticipationApi } from './activity.type.ts';
import { HelpCentreApi } from './help-centre.type.ts';

addConnection(ProjectApi, 'activities', () => ActivityApi, {
  by: { relation: 'project' },
  description: 'What was done in it.',
});
addConnection(AreaApi, 'activities', () => ActivityApi, {
  by: { relation: 'area' },
  description: 'What was done in this very area.',
});
addConnection(PartnerApi, 'activitiesRecorded', () => ActivityApi, {
  by: { relation: 'recordedBy' },
  description: 'The activities whose records it answers for.',
});
addConnection(PartnerApi, 'activitiesAtPlace', () => ActivityApi, {
  by: { relation: 'place' },
  description: 'What was done at its place.',
});
addConnection(PartnerApi, 'activityParticipations', () => ActivityParticipationApi, {
  by: { relation: 'partner' },
  description: 'The activities at which it was.',
});
addConnection(PartnerApi, 'helpCentres', () => HelpCentreApi, {
  by: { relation: 'authority' },
  description: 'The help centres that it runs or ran.',
});
