import type { EntityManager } from 'typeorm';
import type { LocalAuthorityKind, NetworkPartnerKind, PartnerType } from '../partner-kinds.ts';
import { seededPartnerId } from '../seeded-rows.ts';
import { DEMO_PROVINCES } from './demo-areas.ts';

/** The last day that the demo tells of, the end of the fiscal year 2569: the same on every machine, as all of it is. */
export const DEMO_TODAY = '2026-09-30';

/** What a person must see wherever a title of the demo stands. */
export const MADE_UP_TH = '(ข้อมูลสมมุติ)';
export const MADE_UP_EN = '(made-up data)';

/** A made-up partner in force, as those need it who let it work with others. */
export interface DemoPartner {
  id: string;
  /** Its code in the scheme HUB. */
  code: string;
  nameTh: string;
  nameEn: string;
}

/** A subdistrict of the demo with who is there; each list in the order of the codes. */
export interface DemoTambon {
  id: string;
  code: string;
  nameTh: string;
  nameEn: string;
  latitude: number | null;
  longitude: number | null;
  /** Those below the province that cover all of it or a part. */
  authorities: (DemoPartner & { kind: LocalAuthorityKind; seatId: string })[];
  temples: DemoPartner[];
  villages: DemoPartner[];
  supporters: (DemoPartner & { kind: NetworkPartnerKind })[];
}

export interface DemoNetworkDistrict {
  id: string;
  code: string;
  nameTh: string;
  nameEn: string;
  tambons: DemoTambon[];
}

export interface DemoNetworkProvince {
  id: string;
  code: string;
  nameTh: string;
  nameEn: string;
  /** The province's own made-up bodies: its PAO, and the Sangha's offices of both orders. */
  pao: DemoPartner | undefined;
  sanghaOffices: DemoPartner[];
  districts: DemoNetworkDistrict[];
}

/** A reference office of an area, by its series: PLAO, CDD, PROV, DIST, ONAB. */
export const officeOf = (prefix: string, area: { code: string }): string =>
  seededPartnerId(`${prefix}-${area.code}`);

const AREAS = `
  SELECT id, code, level::text, name_th AS "nameTh", coalesce(name_en, code) AS "nameEn", latitude, longitude
  FROM area WHERE left(code, 2) = ANY($1) AND level IN ('PROVINCE', 'DISTRICT', 'SUBDISTRICT') AND valid_to IS NULL
  ORDER BY code`;

/** What is where: temples, villages and others by their seats, authorities by what they cover below the province. */
const PARTNERS = `
  SELECT p.id, c.code, p.type::text, p.name_th AS "nameTh", coalesce(p.name_en, c.code) AS "nameEn", p.area_id AS "areaId",
    p.area_id AS "seatId", p.network_partner_kind::text AS kind
  FROM partner p JOIN partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
  WHERE p.source = 'SYNTHETIC' AND p.valid_to IS NULL AND p.type IN ('TEMPLE', 'VILLAGE', 'NETWORK_PARTNER')
  UNION ALL
  SELECT p.id, c.code, p.type::text, p.name_th, coalesce(p.name_en, c.code), v.area_id, p.area_id, p.local_authority_kind::text
  FROM coverage v JOIN partner p ON p.id = v.authority_id JOIN partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
  WHERE p.source = 'SYNTHETIC' AND p.valid_to IS NULL AND v.valid_to IS NULL AND p.local_authority_kind <> 'PAO'
  ORDER BY code`;

/** Those of a whole province, by their codes. */
const OF_PROVINCES = `
  SELECT p.id, c.code, p.name_th AS "nameTh", coalesce(p.name_en, c.code) AS "nameEn"
  FROM partner p JOIN partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
  WHERE p.source = 'SYNTHETIC' AND p.valid_to IS NULL AND c.code = ANY($1) ORDER BY c.code`;

interface AreaRow extends DemoPartner {
  level: 'PROVINCE' | 'DISTRICT' | 'SUBDISTRICT';
  latitude: number | null;
  longitude: number | null;
}
interface PartnerRow extends DemoPartner {
  type: PartnerType;
  areaId: string;
  seatId: string;
  kind: string | null;
}

/** The demo's provinces with all that is in force in them; none where the demo has ended. */
export async function readDemoNetwork(transaction: EntityManager): Promise<DemoNetworkProvince[]> {
  const codes = DEMO_PROVINCES.map(({ code }) => code);
  const areas: AreaRow[] = await transaction.query(AREAS, [codes]);
  const partners: PartnerRow[] = await transaction.query(PARTNERS);
  const ofProvinces: DemoPartner[] = await transaction.query(OF_PROVINCES, [
    codes.flatMap((code) => [paoOf(code), ...sanghaOfficesOf(code)]),
  ]);
  if (partners.length === 0) return [];
  const byArea = Map.groupBy(partners, ({ areaId }) => areaId);
  const ofLevel = (level: AreaRow['level'], above = '') =>
    areas.filter((area) => area.level === level && area.code.startsWith(above));
  return ofLevel('PROVINCE').map((province) => ({
    ...named(province),
    pao: ofProvinces.find(({ code }) => code === paoOf(province.code)),
    sanghaOffices: ofProvinces.filter(({ code }) => sanghaOfficesOf(province.code).includes(code)),
    districts: ofLevel('DISTRICT', province.code).map((district) => ({
      ...named(district),
      tambons: ofLevel('SUBDISTRICT', district.code).map((area) => tambonOf(area, byArea.get(area.id) ?? [])),
    })),
  }));
}

const paoOf = (province: string): string => `DEMO-L-${province}`;
const sanghaOfficesOf = (province: string): string[] => [
  `DEMO-S-DHAMMAYUT-${province}`,
  `DEMO-S-MAHANIKAYA-${province}`,
];

const named = ({ id, code, nameTh, nameEn }: DemoPartner): DemoPartner => ({ id, code, nameTh, nameEn });

function tambonOf(area: AreaRow, present: readonly PartnerRow[]): DemoTambon {
  const ofType = (type: `${PartnerType}`) => present.filter((partner) => partner.type === type);
  return {
    ...named(area),
    latitude: area.latitude,
    longitude: area.longitude,
    authorities: ofType('LOCAL_AUTHORITY').map((authority) => ({
      ...named(authority),
      kind: authority.kind as LocalAuthorityKind,
      seatId: authority.seatId,
    })),
    temples: ofType('TEMPLE').map(named),
    villages: ofType('VILLAGE').map(named),
    supporters: ofType('NETWORK_PARTNER').map((supporter) => ({
      ...named(supporter),
      kind: supporter.kind as NetworkPartnerKind,
    })),
  };
}

/** Every subdistrict of the demo with what it lies in. */
export const tambonsOf = (
  network: readonly DemoNetworkProvince[],
): { province: DemoNetworkProvince; district: DemoNetworkDistrict; tambon: DemoTambon }[] =>
  network.flatMap((province) =>
    province.districts.flatMap((district) =>
      district.tambons.map((tambon) => ({ province, district, tambon })),
    ),
  );

/** The local authorities of a province, its PAO among them, each once. */
export const authoritiesOf = ({ pao, districts }: DemoNetworkProvince): DemoPartner[] => {
  const below = districts.flatMap(({ tambons }) => tambons.flatMap(({ authorities }) => authorities));
  const all: DemoPartner[] = [...(pao ? [pao] : []), ...below];
  return [...new Map(all.map((authority) => [authority.id, authority])).values()];
};
