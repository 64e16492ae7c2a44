import { ACTIVITIES } from './activities.mjs';
import { AGREEMENTS } from './agreements.mjs';
import { AUTHORITIES } from './authorities.mjs';
import { CONTACTS } from './contacts.mjs';
import { NETWORK_PROJECTS } from './projects.mjs';
import { SANGHA } from './sangha.mjs';
import { TEMPLES } from './temples.mjs';
import { TIES } from './ties.mjs';
import { VILLAGES } from './villages.mjs';

/**
 * What the made-up network is made of, in the order in which it is written: each an INSERT of all rows of a kind, with
 * the change's id as its only parameter.
 */
export const NETWORK = [
  ...SANGHA,
  ...AUTHORITIES,
  ...TEMPLES,
  ...VILLAGES,
  ...TIES,
  ...CONTACTS,
  ...AGREEMENTS,
  ...NETWORK_PROJECTS,
  ...ACTIVITIES,
];
