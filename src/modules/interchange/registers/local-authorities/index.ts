import { PartnerType } from '../../../partners/index.ts';
import type { Register } from '../../engine/register.ts';
import { authorities } from './authority-part.ts';
import { coverage } from './coverage-part.ts';

/** The DLA's register. From its folder the coverage comes in with it, in one transaction. */
export const localAuthorities: Register = {
  name: 'local-authorities',
  title: { th: 'องค์กรปกครองส่วนท้องถิ่น', en: 'local authorities' },
  parts: [authorities, coverage],
  partsOfOneFile: [authorities],
  demoTypes: [PartnerType.LOCAL_AUTHORITY],
  needsAsOf: false,
  canBeComplete: true,
};

/** The coverage alone, over authorities that are in the hub. */
export const coverageAlone: Register = {
  name: 'coverage',
  title: { th: 'พื้นที่ความรับผิดชอบ', en: 'coverage' },
  parts: [coverage],
  partsOfOneFile: [coverage],
  demoTypes: [PartnerType.LOCAL_AUTHORITY],
  needsAsOf: false,
  canBeComplete: true,
};
