import { type EntityManager, IsNull, Like } from 'typeorm';
import { Area, AreaLevel } from '../../areas/index.ts';
import type { DemoName } from './place-names.ts';

/** A whole province that the demo fills, and how many local authorities of each kind it gets. */
export interface DemoProvincePlan {
  /** DOPA code. */
  code: string;
  nameEn: string;
  townMunicipalities: number;
  subdistrictMunicipalities: number;
  saos: number;
  /** The zone and region of the Mahanikaya that the province belongs to. */
  hon: DemoName;
  region: number;
}

/** The numbers of authorities are those of the real provinces; nothing else about them is. */
export const DEMO_PROVINCES: readonly DemoProvincePlan[] = [
  {
    code: '30',
    nameEn: 'Nakhon Ratchasima',
    townMunicipalities: 4,
    subdistrictMunicipalities: 85,
    saos: 243,
    hon: { th: 'ตะวันออก', en: 'East' },
    region: 11,
  },
  {
    code: '50',
    nameEn: 'Chiang Mai',
    townMunicipalities: 4,
    subdistrictMunicipalities: 116,
    saos: 89,
    hon: { th: 'เหนือ', en: 'North' },
    region: 7,
  },
];

export interface DemoSubdistrict {
  id: string;
  /** DOPA code of 6 digits. */
  code: string;
}

export interface DemoDistrict {
  id: string;
  /** DOPA code of 4 digits. */
  code: string;
  subdistricts: DemoSubdistrict[];
}

export interface DemoProvince extends DemoProvincePlan {
  id: string;
  nameTh: string;
  districts: DemoDistrict[];
  subdistricts: DemoSubdistrict[];
}

/** The areas in force of a province, each level in the order of its codes. */
export async function readDemoProvince(
  transaction: EntityManager,
  plan: DemoProvincePlan,
): Promise<DemoProvince> {
  const areas = await transaction.find(Area, {
    where: { code: Like(`${plan.code}%`), validTo: IsNull() },
    order: { code: 'ASC' },
  });
  const ofLevel = (level: AreaLevel) => areas.filter((area) => area.level === level);
  const [province] = ofLevel(AreaLevel.PROVINCE);
  if (province === undefined) throw new Error(`the demo's province ${plan.code} is not among the areas`);
  const subdistricts = ofLevel(AreaLevel.SUBDISTRICT);
  const districts = ofLevel(AreaLevel.DISTRICT).map(({ id, code }) => ({
    id,
    code,
    subdistricts: subdistricts.filter(({ parentId }) => parentId === id),
  }));
  return { ...plan, id: province.id, nameTh: province.nameTh, districts, subdistricts };
}
