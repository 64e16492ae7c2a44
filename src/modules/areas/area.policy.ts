import { declarePolicy } from '../../kernel/access/index.ts';
import { Area } from './area.entity.ts';
import { AreaPopulation } from './area-population.entity.ts';

// Geography is everybody's, and comes from registers alone.
for (const table of [Area, AreaPopulation]) declarePolicy(() => table, { reading: 'SHARED' });
