import { addConnection, addToOne } from '../../kernel/listing/index.ts';
import { AuditEntryApi, ChangeApi } from '../../write/index.ts';
import { AreaApi, atTime } from '../areas/index.ts';
import { CoverageApi } from './coverage.type.ts';
import { PartnerApi } from './partner.type.ts';
import { LocalAuthorityApi, SanghaOfficeApi, TempleApi } from './partner-types.type.ts';
import { SanghaUnitApi } from './sangha-unit.type.ts';

addToOne(ChangeApi, 'actingFor', () => PartnerApi, {
  property: 'actingForId',
  nullable: true,
  description: 'The partner on whose behalf it was done; null for what the hub itself did.',
});
addToOne(AuditEntryApi, 'actingFor', () => PartnerApi, {
  property: 'actingForId',
  nullable: true,
  filter: true,
  description: 'The partner on whose behalf it was done or attempted.',
});

addConnection(AreaApi, 'partners', () => PartnerApi, {
  by: { relation: 'area' },
  description: 'Partners seated in this very area, not in one below it.',
});
addConnection(AreaApi, 'partnersWithin', () => PartnerApi, {
  by: {
    join: (area, partner, asOf) =>
      `${partner('areaId')} = ANY((SELECT ${atTime('areas_below', area('id'), asOf)})::uuid[])`,
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
