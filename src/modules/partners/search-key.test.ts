import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/setup/open-test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const keyOf = async (name: string) =>
  (await database.app.query('SELECT hub.search_key($1) AS key', [name]))[0].key;

describe('a search key', () => {
  test.each([
    ['both spellings of sara am', 'วัดกำแพง', 'วัดกํ\u0e32แพง'],
    ['sara am under a tone mark', 'น้ำพุ', 'น\u0e4d\u0e49\u0e32พุ'],
    ['the word for a temple', 'วัดเชียงยืน', 'เชียงยืน'],
    ['the word for a village, with a space', 'บ้าน หนองบัว', 'หนองบัว'],
    ['two words for a type', 'วัดบ้านใหม่', 'ใหม่'],
    ['a short and a long word for an authority', 'อบต.หนองบัว', 'องค์การบริหารส่วนตำบลหนองบัว'],
    ['a municipality and its abbreviation', 'เทศบาลเมืองบัว', 'ทม. บัว'],
    ['Thai digits', 'ภาค ๑๘', 'ภาค 18'],
    ['capitals and the English word for a temple', 'Wat PHO', 'pho'],
    ['spaces inside', 'หนอง  บัว', 'หนองบัว'],
  ])('leaves no difference by %s', async (_by, one, other) => {
    expect(await keyOf(one)).toBe(await keyOf(other));
  });

  test.each([
    ['วัด', 'วัด'],
    ['บ้าน', 'บ้าน'],
    ['Wattana', 'wattana'],
    ['', ''],
  ])('of %j is never made empty by leaving a word out', async (name, key) => {
    expect(await keyOf(name)).toBe(key);
  });
});
