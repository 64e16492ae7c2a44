import type { SanghaOffice } from '../partner.entity.ts';
import type { DemoBody } from './demo-writer.ts';
import { type DemoSanghaUnit, sanghaUnitId } from './sangha-tree.ts';

/** The office of each unit that has a seat: regions, provinces, districts and subdistricts, in the units' order. */
export const demoSanghaOffices = (units: readonly DemoSanghaUnit[]): DemoBody<SanghaOffice>[] =>
  units
    .filter(({ seatId }) => seatId !== null)
    .map(({ key, row, seatId }) => ({
      code: `DEMO-S-${key.toUpperCase().replaceAll(' ', '-')}`,
      nameTh: row.nameTh,
      nameEn: row.nameEn,
      areaId: seatId,
      sanghaUnitId: sanghaUnitId(key),
    }));
