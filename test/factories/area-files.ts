import type { DataSource } from 'typeorm';

/** A cell per column, by its name. */
export type AreaRow = Record<string, string>;

/** The three files of an area register, as rows that a test can alter. */
export interface AreaFiles {
  provinces: AreaRow[];
  districts: AreaRow[];
  subdistricts: AreaRow[];
}

/** The hub's own areas in force, as an area register would publish them. */
export async function areasAsFiles(dataSource: DataSource): Promise<AreaFiles> {
  const of = (level: string): Promise<{ code: string; name: string; postcode: string | null }[]> =>
    dataSource.query(
      `SELECT code, name_th AS name, postcode FROM area WHERE level = $1 AND valid_to IS NULL ORDER BY code`,
      [level],
    );
  // The running numbers are of the file's own; the code does for one.
  return {
    provinces: (await of('PROVINCE')).map(({ code, name }) => ({
      PROVINCE_ID: code,
      CODE: code,
      PROVINCE_THAI: name,
      PROVINCE_ENGLISH: `Province ${code}`,
    })),
    districts: (await of('DISTRICT')).map(({ code, name }) => ({
      DISTRICT_ID: code,
      PROVINCE_ID: code.slice(0, 2),
      DISTRICT_CODE: code,
      DISTRICT_THAI: name,
      DISTRICT_ENGLISH: `District ${code}`,
    })),
    subdistricts: (await of('SUBDISTRICT')).map(({ code, name, postcode }) => ({
      DISTRICT_ID: code.slice(0, 4),
      SUB_DISTRICT_CODE: code,
      SUB_DISTRICT_THAI: name,
      SUB_DISTRICT_ENGLISH: `Subdistrict ${code}`,
      LATITUDE: '15.5',
      LONGITUDE: '100.5',
      POSTAL_CODE: postcode ?? '',
    })),
  };
}

/** The files' texts by name. */
export const areaFileTexts = ({ provinces, districts, subdistricts }: AreaFiles): Record<string, string> => ({
  'provinces.csv': csv(provinces),
  'districts.csv': csv(districts),
  'sub_districts.csv': csv(subdistricts),
});

function csv(rows: readonly AreaRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',');
  return `${[line(columns), ...rows.map((row) => line(columns.map((column) => row[column] ?? '')))].join('\n')}\n`;
}
