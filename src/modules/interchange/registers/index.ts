import type { Register } from '../engine/register.ts';
import { areas } from './areas/index.ts';
import { coverageAlone, localAuthorities } from './local-authorities/index.ts';
import { populationRegister } from './population/index.ts';
import { sanghaRegister } from './sangha-regions/index.ts';
import { templeRegister } from './temples/index.ts';
import { villageRegister } from './villages/index.ts';

/** Every register that can be imported, in an order in which they can follow each other. */
export const REGISTERS: readonly Register[] = [
  areas,
  sanghaRegister,
  localAuthorities,
  coverageAlone,
  templeRegister,
  villageRegister,
  populationRegister,
];
