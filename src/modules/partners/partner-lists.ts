import { addConnection } from '../../kernel/listing/index.ts';
import { AreaApi } from '../areas/index.ts';
import { CoverageApi } from './coverage.type.ts';
import { PartnerApi } from './partner.type.ts';
import { LocalAuthorityApi, SanghaOfficeApi, TempleApi } from './partner-types.type.ts';
import { SanghaUnitApi } from './sangha-unit.type.ts';

addConnection(AreaApi, 'partners', () => PartnerApi, {
  by: { relation: 'area' },
  description: 'Partners seated in this very area, not in one below it.',
});
addConnection(AreaApi, 'partnersWithin', () => PartnerApi, {
  by: {
    join: (area, partner) => `${partner('areaId')} = ANY((SELECT hub.areas_below(${area('id')}))::uuid[])`,
  },
  description: 'Partners seated in this area or in any area below it.',
});
addConnection(AreaApi, 'coverages', () => CoverageApi, {
  by: { relation: 'area' },
  description: 'Which local authorities cover this very area, and how far.',
});
addConnection(LocalAuthorityApi, 'coverages', () => CoverageApi, {
  by: { relation: 'authority' },
  description: 'Which areas it covers, and how far.',
});
addConnection(SanghaUnitApi, 'temples', () => TempleApi, {
  by: { relation: 'sanghaUnit' },
  description: 'Temples that belong to this very unit.',
});
addConnection(SanghaUnitApi, 'offices', () => SanghaOfficeApi, {
  by: { relation: 'sanghaUnit' },
  description: 'The offices of this unit.',
});
