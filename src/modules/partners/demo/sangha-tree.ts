import { seededId } from '../../../kernel/ids.ts';
import { Nikaya, SanghaLevel, type SanghaUnit } from '../sangha-unit.entity.ts';
import type { DemoProvince } from './demo-areas.ts';
import { type DemoName, likeTheReal } from './place-names.ts';

/** A made-up unit of the Sangha's tree; its key tells it from every other. */
export interface DemoSanghaUnit {
  key: string;
  row: Partial<SanghaUnit> & { nikaya: Nikaya; level: SanghaLevel; nameTh: string; nameEn: string };
  /** Where its head has his seat; a zone has none. */
  seatId: string | null;
}

export const sanghaUnitId = (key: string): string => seededId('sangha_unit', key);

/** A unit under a parent, or a zone at the top where there is none. */
export function sanghaUnit(
  key: string,
  nikaya: Nikaya,
  level: SanghaLevel,
  name: DemoName,
  parent: DemoSanghaUnit | null,
  seatId: string | null = null,
): DemoSanghaUnit {
  const parentId = parent === null ? null : sanghaUnitId(parent.key);
  return {
    key,
    row: { id: sanghaUnitId(key), nikaya, level, nameTh: name.th, nameEn: name.en, parentId },
    seatId,
  };
}

/** Zone, region and province of an order over a province, from the top down. */
export function upperSanghaUnits(
  province: DemoProvince,
  nikaya: Nikaya,
): [DemoSanghaUnit, DemoSanghaUnit, DemoSanghaUnit] {
  const zoneName = nikaya === Nikaya.DHAMMAYUT ? { th: 'ธรรมยุต', en: 'Dhammayut' } : province.hon;
  const zone = sanghaUnit(`${nikaya} ${zoneName.en}`, nikaya, SanghaLevel.HON, marked(zoneName), null);
  const regionName = { th: `ภาค ${province.region}`, en: `Region ${province.region}` };
  const region = sanghaUnit(
    `${nikaya} ${regionName.en}`,
    nikaya,
    SanghaLevel.REGION,
    marked(regionName),
    zone,
    province.id,
  );
  if (nikaya === Nikaya.MAHANIKAYA) region.row.number = province.region;
  const name = { th: province.nameTh, en: province.nameEn };
  const top = sanghaUnit(
    `${nikaya} ${province.code}`,
    nikaya,
    SanghaLevel.PROVINCE,
    marked(name),
    region,
    province.id,
  );
  top.row.areaId = province.id;
  return [zone, region, top];
}

const marked = ({ th, en }: DemoName): DemoName => likeTheReal(th, en);
