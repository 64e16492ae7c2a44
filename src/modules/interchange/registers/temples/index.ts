import { PartnerType } from '../../../partners/index.ts';
import type { Register } from '../../engine/register.ts';
import { temples } from './temple-part.ts';

/** The temple register of the National Office of Buddhism, or a part of it. */
export const templeRegister: Register = {
  name: 'temples',
  title: temples.title,
  parts: [temples],
  partsOfOneFile: [temples],
  demoTypes: [PartnerType.TEMPLE],
  needsAsOf: false,
  canBeComplete: true,
};
