import { PartnerType } from '../../../partners/index.ts';
import type { Register } from '../../engine/register.ts';
import { attachTemples } from '../temples/attach-temples.ts';
import { ensureSanghaOffices } from './sangha-offices.ts';
import { hons, regions, sanghaProvinces } from './unit-parts.ts';

/** The upper Sangha tree: each row puts a province in a region and the region in a zone. */
export const sanghaRegister: Register = {
  name: 'sangha-regions',
  title: { th: 'เขตปกครองคณะสงฆ์', en: 'Sangha regions' },
  parts: [hons, regions, sanghaProvinces],
  partsOfOneFile: [hons, regions, sanghaProvinces],
  demoTypes: [PartnerType.SANGHA_OFFICE],
  needsAsOf: false,
  canBeComplete: true,
  async finish(session) {
    await ensureSanghaOffices(session);
    await attachTemples(session);
  },
};
