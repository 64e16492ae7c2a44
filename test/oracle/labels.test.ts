import { describe, expect, test } from '@jest/globals';
import { areaLabel, partnerLabel } from './labels.ts';

const province = {
  id: '1',
  keys: [],
  level: 'PROVINCE',
  code: '50',
  nameTh: 'เชียงใหม่',
  nameEn: 'Chiang Mai',
};
const district = { id: '2', keys: [], level: 'DISTRICT', code: '5014', nameTh: 'สันทราย', nameEn: 'San Sai' };
const subdistrict = {
  id: '3',
  keys: [],
  level: 'SUBDISTRICT',
  code: '501401',
  nameTh: 'สันทรายหลวง',
  nameEn: null,
};
const path = [subdistrict, district, province];
const bangkok = { ...province, code: '10', nameTh: 'กรุงเทพมหานคร', nameEn: 'Bangkok' };

const partner = (type: string, rest: object = {}) => ({
  id: '9',
  keys: [],
  type,
  nameTh: 'ดอนแก้ว',
  nameEn: 'Don Kaeo',
  ...rest,
});
const label = (row: ReturnType<typeof partner>, areas = path, sanghaLevel?: string) =>
  partnerLabel({ partner: row, path: areas, sanghaLevel }, 'th');

describe('labels', () => {
  test('of an area name all above it, in both languages; Thai stands in where English is missing', () => {
    expect(areaLabel(path, 'th')).toBe('ตำบลสันทรายหลวง อำเภอสันทราย จังหวัดเชียงใหม่');
    expect(areaLabel(path, 'en')).toBe('สันทรายหลวง Subdistrict, San Sai District, Chiang Mai Province');
  });

  test('of Bangkok say khet and khwaeng, and no จังหวัด', () => {
    expect(
      areaLabel([{ ...subdistrict, nameTh: 'ลาดยาว' }, { ...district, nameTh: 'จตุจักร' }, bangkok], 'th'),
    ).toBe('แขวงลาดยาว เขตจตุจักร กรุงเทพมหานคร');
  });

  test.each([
    ['TEMPLE', {}, 'วัดดอนแก้ว ตำบลสันทรายหลวง อำเภอสันทราย จังหวัดเชียงใหม่'],
    ['VILLAGE', { mooNo: 7 }, 'บ้านดอนแก้ว หมู่ที่ 7 ตำบลสันทรายหลวง อำเภอสันทราย จังหวัดเชียงใหม่'],
    [
      'LOCAL_AUTHORITY',
      { localAuthorityKind: 'SAO' },
      'องค์การบริหารส่วนตำบลดอนแก้ว ตำบลสันทรายหลวง อำเภอสันทราย จังหวัดเชียงใหม่',
    ],
    ['AGENCY', { nameTh: 'กระทรวงมหาดไทย' }, 'กระทรวงมหาดไทย'],
  ])('of a %s say type, name and place', (type, rest, expected) => {
    expect(label(partner(type, rest))).toBe(expected);
  });

  test('of an office don’t say its area twice', () => {
    const office = partner('COMMUNITY_DEVELOPMENT_OFFICE', { nameTh: 'สันทราย', officeTier: 'DISTRICT' });
    expect(label(office, [district, province])).toBe('สำนักงานพัฒนาชุมชนอำเภอสันทราย จังหวัดเชียงใหม่');
  });

  test('of a Sangha office say the tier of its unit', () => {
    expect(label(partner('SANGHA_OFFICE'), [province], 'DISTRICT')).toBe(
      'สำนักงานเจ้าคณะอำเภอดอนแก้ว จังหวัดเชียงใหม่',
    );
  });

  test('of made-up bodies are marked', () => {
    const temple = { ...partner('TEMPLE'), source: 'SYNTHETIC' };
    expect(label(temple)).toMatch(/ \(ข้อมูลสมมุติ\)$/);
    expect(partnerLabel({ partner: temple, path, sanghaLevel: undefined }, 'en')).toMatch(
      /^Wat Don Kaeo, .* \(SYNTHETIC\)$/,
    );
  });
});
