import { seededId } from '../../../kernel/ids.ts';
import {
  Chance,
  DEMO_TODAY,
  type DemoNetworkDistrict,
  type DemoNetworkProvince,
  type DemoPartner,
  type DemoTambon,
  dayBetween,
  daysAfter,
  LocalAuthorityKind,
  laterOf,
  MADE_UP_EN,
  MADE_UP_TH,
  officeOf,
  workingDay,
} from '../../partners/index.ts';
import { AgreementKind, AgreementLevel, PartyCapacity } from '../agreement-kinds.ts';
import { nationalMouId } from '../national-mou.ts';

/** A made-up agreement with those who stand in it. */
export interface DemoAgreement {
  id: string;
  /** Tells it from every other of the demo. */
  key: string;
  kind: AgreementKind;
  level: AgreementLevel;
  titleTh: string;
  titleEn: string;
  parentId: string;
  areaId: string;
  keeperId: string;
  signedOn: string;
  signedAtTh: string;
  signedAtEn: string;
  validTo: string | null;
  endReason: string | null;
  parties: { partnerId: string; capacity: PartyCapacity }[];
}

/** Of the districts, municipalities and subdistricts, how many have an agreement of their own. */
const DISTRICT_SHARE = 0.3;
const MUNICIPALITY_SHARE = 0.15;
const TAMBON_SHARE = 0.27;
/** Of the agreements of municipalities, how many were for two years only. */
const FOR_TWO_YEARS_SHARE = 0.2;

const { SIGNATORY, ACCEDED, WITNESS } = PartyCapacity;

const MUNICIPALITY_TH: Partial<Record<LocalAuthorityKind, string>> = {
  [LocalAuthorityKind.CITY_MUNICIPALITY]: 'เทศบาลนคร',
  [LocalAuthorityKind.TOWN_MUNICIPALITY]: 'เทศบาลเมือง',
  [LocalAuthorityKind.SUBDISTRICT_MUNICIPALITY]: 'เทศบาลตำบล',
};

const as = (capacity: PartyCapacity, ...partnerIds: readonly (string | undefined)[]) =>
  partnerIds.filter((id) => id !== undefined).map((partnerId) => ({ partnerId, capacity }));

const idsOf = (partners: readonly DemoPartner[]): string[] => partners.map(({ id }) => id);

const agreementId = (key: string): string => seededId('agreement', key);

/** The agreements of a province, one under the other: of the province, of districts, municipalities and subdistricts. */
export function demoAgreements(province: DemoNetworkProvince): DemoAgreement[] {
  const top = ofProvince(province);
  const below = province.districts.flatMap((district) => {
    const own = ofDistrict(province, district, top);
    const parent = own ?? top;
    const further = district.tambons.flatMap((tambon) => [
      ...ofMunicipalities(province, tambon, parent),
      ...ofTambon(province, district, tambon, parent),
    ]);
    return own ? [own, ...further] : further;
  });
  return [top, ...below];
}

const signedAfter = (chance: Chance, parent: DemoAgreement, from: string, to: string): string => {
  const earliest = daysAfter(parent.signedOn, 14);
  return workingDay(dayBetween(chance, laterOf(earliest, from), to));
};

const marked = (titleTh: string, titleEn: string) => ({
  titleTh: `${titleTh} ${MADE_UP_TH}`,
  titleEn: `${titleEn} ${MADE_UP_EN}`,
});

const lasting = { kind: AgreementKind.MOU, validTo: null, endReason: null } as const;

function ofProvince(province: DemoNetworkProvince): DemoAgreement {
  const key = `DEMO PROVINCE ${province.code}`;
  const chance = new Chance(`agreement ${key}`);
  const office = officeOf('PLAO', province);
  return {
    ...lasting,
    id: agreementId(key),
    key,
    level: AgreementLevel.PROVINCE,
    ...marked(
      `บันทึกข้อตกลงเกื้อหนุนวัดและชุมชน จังหวัด${province.nameTh}`,
      `${province.nameEn} memorandum of mutual support between temples and communities`,
    ),
    parentId: nationalMouId(),
    areaId: province.id,
    keeperId: office,
    signedOn: workingDay(dayBetween(chance, '2022-05-02', '2022-10-31')),
    signedAtTh: `ศาลากลางจังหวัด${province.nameTh}`,
    signedAtEn: `${province.nameEn} Provincial Hall`,
    parties: [
      ...as(SIGNATORY, officeOf('PROV', province), office, officeOf('CDD', province)),
      ...as(SIGNATORY, ...idsOf(province.sanghaOffices)),
      ...as(ACCEDED, province.pao?.id),
      ...as(WITNESS, officeOf('ONAB', province)),
    ],
  };
}

function ofDistrict(
  province: DemoNetworkProvince,
  district: DemoNetworkDistrict,
  parent: DemoAgreement,
): DemoAgreement | undefined {
  const key = `DEMO DISTRICT ${district.code}`;
  const chance = new Chance(`agreement ${key}`);
  if (!chance.falls(DISTRICT_SHARE)) return undefined;
  const authorities = [...new Set(district.tambons.flatMap((tambon) => idsOf(tambon.authorities)))];
  return {
    ...lasting,
    id: agreementId(key),
    key,
    level: AgreementLevel.DISTRICT,
    ...marked(
      `บันทึกข้อตกลงเกื้อหนุนวัดและชุมชน อำเภอ${district.nameTh}`,
      `${district.nameEn} District memorandum of mutual support`,
    ),
    parentId: parent.id,
    areaId: district.id,
    keeperId: officeOf('PLAO', province),
    signedOn: signedAfter(chance, parent, '2022-11-01', '2023-09-29'),
    signedAtTh: `ที่ว่าการอำเภอ${district.nameTh}`,
    signedAtEn: `${district.nameEn} District Office`,
    parties: [
      ...as(SIGNATORY, officeOf('DIST', district), officeOf('CDD', district)),
      ...as(ACCEDED, ...chance.shuffled(authorities).slice(0, chance.between(2, 6))),
    ],
  };
}

/** Of the municipalities that have their seat here. */
const ofMunicipalities = (
  province: DemoNetworkProvince,
  tambon: DemoTambon,
  parent: DemoAgreement,
): DemoAgreement[] =>
  tambon.authorities.flatMap((authority) => {
    const key = `DEMO MUNICIPALITY ${authority.code}`;
    const chance = new Chance(`agreement ${key}`);
    const kindTh = MUNICIPALITY_TH[authority.kind];
    const [temple] = chance.shuffled(tambon.temples);
    const isSeat = authority.seatId === tambon.id;
    if (!isSeat || kindTh === undefined || temple === undefined || !chance.falls(MUNICIPALITY_SHARE))
      return [];
    const signedOn = signedAfter(chance, parent, '2022-12-01', '2024-06-28');
    const isOver = chance.falls(FOR_TWO_YEARS_SHARE) && daysAfter(signedOn, 730) <= DEMO_TODAY;
    return {
      id: agreementId(key),
      key,
      kind: AgreementKind.COOPERATION,
      level: AgreementLevel.MUNICIPALITY,
      ...marked(
        `บันทึกความร่วมมือวัดและชุมชน ${kindTh}${authority.nameTh}`,
        `${authority.nameEn} Municipality cooperation with temples`,
      ),
      parentId: parent.id,
      areaId: tambon.id,
      keeperId: officeOf('PLAO', province),
      signedOn,
      signedAtTh: `สำนักงาน${kindTh}${authority.nameTh}`,
      signedAtEn: `${authority.nameEn} Municipal Office`,
      validTo: isOver ? daysAfter(signedOn, 730) : null,
      endReason: isOver ? 'ครบกำหนดสองปี / made for two years' : null,
      parties: as(SIGNATORY, authority.id, temple.id),
    };
  });

function ofTambon(
  province: DemoNetworkProvince,
  district: DemoNetworkDistrict,
  tambon: DemoTambon,
  parent: DemoAgreement,
): DemoAgreement[] {
  const key = `DEMO TAMBON ${tambon.code}`;
  const chance = new Chance(`agreement ${key}`);
  const temple = chance.pick(tambon.temples);
  const authority = chance.pick(tambon.authorities);
  const villages = chance.shuffled(tambon.villages).slice(0, chance.between(1, 4));
  if (!chance.falls(TAMBON_SHARE)) return [];
  if (temple === undefined || authority === undefined || villages.length === 0) return [];
  return [
    {
      ...lasting,
      id: agreementId(key),
      key,
      level: AgreementLevel.TEMPLE_TAMBON,
      ...marked(
        `บันทึกข้อตกลงวัด${temple.nameTh} กับชุมชนตำบล${tambon.nameTh}`,
        `Wat ${temple.nameEn} and ${tambon.nameEn} Subdistrict memorandum`,
      ),
      parentId: parent.id,
      areaId: tambon.id,
      keeperId: officeOf('PLAO', province),
      signedOn: signedAfter(chance, parent, '2023-01-04', '2024-08-30'),
      signedAtTh: `วัด${temple.nameTh}`,
      signedAtEn: `Wat ${temple.nameEn}`,
      parties: [
        ...as(SIGNATORY, temple.id, authority.id, ...idsOf(villages)),
        ...(chance.falls(0.5) ? as(ACCEDED, officeOf('CDD', district)) : []),
        ...(chance.falls(0.4) ? as(WITNESS, officeOf('DIST', district)) : []),
      ],
    },
  ];
}

/** Those of them whose territory a subdistrict is or lies in, and that hold on: the nearest first. */
export const demoAgreementsOver = (
  agreements: readonly DemoAgreement[],
  areas: { province: string; district: string; tambon: string },
): DemoAgreement[] =>
  [areas.tambon, areas.district, areas.province].flatMap((areaId) =>
    agreements.filter(
      ({ level, areaId: territory }) => territory === areaId && level !== AgreementLevel.MUNICIPALITY,
    ),
  );
