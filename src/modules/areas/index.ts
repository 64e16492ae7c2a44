export { Area, AreaLevel } from './area.entity.ts';
export { AreaPopulation } from './area-population.entity.ts';
