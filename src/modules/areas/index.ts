export { Area, AreaLevel } from './area.entity.ts';
export { AreaQueries } from './area.resolver.ts';
export { AreaApi } from './area.type.ts';
export { AreaPopulation } from './area-population.entity.ts';
export { atTime, liesWithin } from './areas-within.ts';
export { seedGeography } from './first-run-geography.ts';
export { smallCount } from './small-count.ts';

import './area.policy.ts';
