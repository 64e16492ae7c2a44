import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';
import { DataSourceKind } from '../../write/index.ts';
import { Area, AreaLevel } from './area.entity.ts';
import { mostFrequent } from './most-frequent.ts';

describe('first-run geography', () => {
  let database: TestDatabase;
  let areas: Area[];
  beforeAll(async () => {
    database = await openTestDatabase();
    areas = await database.app.manager.find(Area);
  });
  afterAll(() => database.close());

  const withCode = (code: string) => areas.find((area) => area.code === code);

  // The numbers of provinces and districts are the country's own: 76 and Bangkok, 878 and 50 khet. The package has 48
  // subdistricts more and 9 fewer than the 7,436 of the register coded by DOPA.
  test.each([
    [AreaLevel.PROVINCE, 76 + 1],
    [AreaLevel.DISTRICT, 878 + 50],
    [AreaLevel.SUBDISTRICT, 7_436 + 48 - 9],
  ])('has every %s: %i', (level, count) => {
    expect(areas.filter((area) => area.level === level)).toHaveLength(count);
  });

  test('hangs every area from the one that its code begins with', () => {
    const codes = new Map(areas.map(({ id, code }) => [id, code]));
    const wrong = areas.filter(({ code, parentId }) => {
      const parent = parentId === null ? '' : codes.get(parentId);
      return parent !== code.slice(0, -2);
    });
    expect(wrong).toEqual([]);
  });

  test('names every area, marks it REFERENCE, and gives every subdistrict a postcode', () => {
    expect(areas.filter(({ nameTh }) => nameTh.trim() === '')).toEqual([]);
    expect(new Set(areas.map(({ source }) => source))).toEqual(new Set([DataSourceKind.REFERENCE]));
    const subdistricts = areas.filter(({ level }) => level === AreaLevel.SUBDISTRICT);
    expect(subdistricts.filter(({ postcode }) => !/^\d{5}$/.test(postcode ?? ''))).toEqual([]);
  });

  test('knows well-known places', () => {
    expect(withCode('10')).toMatchObject({ nameTh: 'กรุงเทพมหานคร' });
    expect(withCode('50')).toMatchObject({ nameTh: 'เชียงใหม่', nameEn: null });
    expect(withCode('5001')).toMatchObject({ nameTh: 'เมืองเชียงใหม่' });
    expect(withCode('500108')).toMatchObject({ nameTh: 'สุเทพ', postcode: '50200', latitude: null });
  });

  test('names a district as most of its subdistricts do, where one of them points elsewhere', () => {
    expect(withCode('3803')).toMatchObject({ nameTh: 'โซ่พิสัย' });
    expect(withCode('3804')).toMatchObject({ nameTh: 'พรเจริญ' });
  });
});

describe('the most frequent value', () => {
  test('is the first of equals', () => expect(mostFrequent(['ข', 'ก', 'ก', 'ข'])).toBe('ข'));
  test('needs no majority', () => expect(mostFrequent(['ก', 'ข', 'ค', 'ข'])).toBe('ข'));
});
