/** The register's word for each kind of local authority. */
export const KINDS = {
  provincial_admin_org: 'PAO',
  city_municipality: 'CITY_MUNICIPALITY',
  town_municipality: 'TOWN_MUNICIPALITY',
  subdistrict_municipality: 'SUBDISTRICT_MUNICIPALITY',
  subdistrict_admin_org: 'SAO',
  special_admin_area: 'SPECIAL',
} as const;
export type Kind = (typeof KINDS)[keyof typeof KINDS];

/** First digit of the DLA code that was given to a body of each kind; it can lag behind an upgrade. */
export const CODE_DIGITS: Readonly<Record<Kind, string>> = {
  PAO: '2',
  CITY_MUNICIPALITY: '3',
  SPECIAL: '3',
  TOWN_MUNICIPALITY: '4',
  SUBDISTRICT_MUNICIPALITY: '5',
  SAO: '6',
};
