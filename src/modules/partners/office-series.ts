import { AreaLevel } from '../areas/index.ts';
import { GovernmentOfficeKind, OfficeTier, PartnerType } from './partner-kinds.ts';

/** Offices of which there is one for each province or district outside Bangkok. */
export interface OfficeSeries {
  /** The office's code in the scheme HUB is this, a dash and the area's code: `CDD-50`, `CDD-5001`. */
  prefix: string;
  level: AreaLevel;
  type: PartnerType;
  officeTier?: OfficeTier;
  governmentOfficeKind?: GovernmentOfficeKind;
  /** HUB code of the body that supervises the office of the area with this code. */
  supervisorOf: (areaCode: string) => string;
}

const provinceOf = (districtCode: string) => districtCode.slice(0, 2);

/** A series stands after the one that supervises it. */
export const OFFICE_SERIES: readonly OfficeSeries[] = [
  {
    prefix: 'PLAO',
    level: AreaLevel.PROVINCE,
    type: PartnerType.LOCAL_ADMINISTRATION_OFFICE,
    supervisorOf: () => 'DLA',
  },
  {
    prefix: 'CDD',
    level: AreaLevel.PROVINCE,
    type: PartnerType.COMMUNITY_DEVELOPMENT_OFFICE,
    officeTier: OfficeTier.PROVINCE,
    supervisorOf: () => 'CDD',
  },
  {
    prefix: 'CDD',
    level: AreaLevel.DISTRICT,
    type: PartnerType.COMMUNITY_DEVELOPMENT_OFFICE,
    officeTier: OfficeTier.DISTRICT,
    supervisorOf: (district) => `CDD-${provinceOf(district)}`,
  },
  {
    prefix: 'PROV',
    level: AreaLevel.PROVINCE,
    type: PartnerType.GOVERNMENT_OFFICE,
    governmentOfficeKind: GovernmentOfficeKind.PROVINCE,
    supervisorOf: () => 'DOPA',
  },
  {
    prefix: 'DIST',
    level: AreaLevel.DISTRICT,
    type: PartnerType.GOVERNMENT_OFFICE,
    governmentOfficeKind: GovernmentOfficeKind.DISTRICT,
    supervisorOf: (district) => `PROV-${provinceOf(district)}`,
  },
  {
    prefix: 'ONAB',
    level: AreaLevel.PROVINCE,
    type: PartnerType.GOVERNMENT_OFFICE,
    governmentOfficeKind: GovernmentOfficeKind.PROVINCIAL_OFFICE_OF_BUDDHISM,
    supervisorOf: () => 'ONAB',
  },
];
