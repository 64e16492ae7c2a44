import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stateOf } from '../../../../test/factories/database-state.ts';
import { FIXTURES, importAs } from '../../../../test/factories/import-fixture.ts';
import { linesOf, RegisterFiles } from '../../../../test/factories/register-files.ts';
import { openTestDatabase, type TestDatabase } from '../../../../test/setup/open-test-database.ts';

const files = new RegisterFiles();
let database: TestDatabase;
let before: Awaited<ReturnType<typeof stateOf>>;

const lines = linesOf(join(FIXTURES, 'villages', 'villages.tsv'));
const whole = `${lines.join('\n')}\n`;
const replaced = (line: number, text: string) =>
  lines.map((each, index) => (index + 1 === line ? text : each)).join('\n');

beforeAll(async () => {
  database = await openTestDatabase();
  before = await stateOf(database.app);
});

afterAll(async () => {
  await database.close();
  files.remove();
});

/** What is refused, the file's bytes, and the whole English line that says so. */
const REFUSED: [string, string | Uint8Array, string][] = [
  ['an empty file', '', 'refused v.tsv: holds no row'],
  ['a header alone', `${lines[0]}\n`, 'refused v.tsv: holds no row'],
  [
    'another register',
    'dla_code\tname_th\n1\t2\n',
    'refused v.tsv line 1: the header lacks the columns: village_code, subdistrict_code, moo_no, name_en',
  ],
  ['rows without a header', lines.slice(1).join('\n'), 'refused v.tsv line 1: the header lacks the columns:'],
  [
    'a column twice',
    whole.replace('name_en', 'name_en\tname_en'),
    'refused v.tsv line 1: the header names a column twice: name_en',
  ],
  [
    'a last line that was cut',
    whole.slice(0, whole.indexOf('\tบ้าน\tModel Nine')),
    'refused v.tsv line 10: is truncated: the last line lacks columns: 3 ≠ 5',
  ],
  [
    'a line of too few cells',
    replaced(3, '50010192\t500101\t92'),
    'refused v.tsv line 3: has another number of cells than the header: 3 ≠ 5',
  ],
  [
    'a line of too many cells',
    replaced(10, '50010199\t500101\t99\ta\tb\tc'),
    'refused v.tsv line 10: has another number of cells than the header: 6 ≠ 5',
  ],
  [
    'a quote that is never closed',
    `${lines[0]?.replaceAll('\t', ',')}\n50010191,500101,91,"จำลอง,Model\n50010192,500101,92,a,b\n`,
    'refused v.tsv line 3: is truncated: a quote is never closed',
  ],
  [
    'a quote in the wrong place',
    `${lines[0]?.replaceAll('\t', ',')}\n50010191,500101,91,"a"b,c\n`,
    'refused v.tsv line 2: a quote stands in the wrong place',
  ],
  [
    'an Excel workbook',
    Buffer.from('504b03041400', 'hex'),
    'refused v.tsv: is no CSV or TSV text; save it as CSV UTF-8',
  ],
  ['an old Excel workbook', Buffer.from('d0cf11e0a1b1', 'hex'), 'refused v.tsv: is no CSV or TSV text'],
  ['a compressed file', gzipSync(whole), 'refused v.tsv: is no CSV or TSV text'],
  ['UTF-16', Buffer.from(`\ufeff${whole}`, 'utf16le'), 'refused v.tsv: is UTF-16; save it as CSV UTF-8'],
  [
    'UTF-16 without a mark',
    Buffer.from(whole, 'utf16le'),
    'refused v.tsv: holds a zero byte, so it is no text',
  ],
  [
    'a zero byte far in the file',
    `${whole}${'50010150\t500101\t50\tจำลอง\tx\n'.repeat(3_000)}50010151\t500101\t51\tจำ\0ลอง\tx\n`,
    'refused v.tsv: holds a zero byte, so it is no text',
  ],
  [
    'Thai in an old encoding',
    Buffer.concat([
      Buffer.from(`${lines[0]}\n50010191\t500101\t91\t`),
      Buffer.from([0xba, 0xe9, 0xd2, 0xb9]),
      Buffer.from('\tx\n'),
    ]),
    'refused v.tsv: is not UTF-8 (perhaps TIS-620 or Windows-874)',
  ],
  [
    'a file cut in the middle of a letter',
    Buffer.from(whole).subarray(0, Buffer.from(whole).length - 'Model Nine\n'.length - 2),
    'refused v.tsv: is not UTF-8',
  ],
  [
    'a code in an Excel exponent',
    replaced(10, '50010199\t5.00E+05\t9\tบ้าน\tx'),
    'refused v.tsv line 10 column subdistrict_code: a code was turned into an Excel exponent',
  ],
  [
    'one code with two contents',
    `${whole}50010191\t500101\t95\tบ้านจำลองอื่น\tOther\n`,
    'refused v.tsv column village_code: one code stands on two lines with different content: 50010191 (2, 11)',
  ],
];

describe('a file is refused as a whole, in one line, with nothing half-loaded:', () => {
  test.each(REFUSED)('%s', async (_, content, line) => {
    const refusal = importAs(database.app, 'villages', files.file('v.tsv', content));
    await expect(refusal).rejects.toMatchObject({
      code: 'IMPORT_REFUSED',
      text: { en: expect.stringContaining(line) },
    });
    await refusal.catch(({ text }) => expect(`${text.th}${text.en}`).not.toMatch(/[\n\0]/));
  });

  test('one that is not there', async () => {
    await expect(importAs(database.app, 'villages', '/no/such/villages.tsv')).rejects.toThrow(
      'refused villages.tsv: there is no such file or folder',
    );
  });

  test('a folder that holds several tables', async () => {
    const folder = files.folder({ 'a.tsv': whole, 'b.csv': whole });
    await expect(importAs(database.app, 'villages', folder)).rejects.toThrow(
      'exactly one .csv or .tsv file: a.tsv, b.csv',
    );
  });

  test('a register that does not exist', async () => {
    await expect(importAs(database.app, 'schools', '/tmp')).rejects.toThrow(
      'there is no register "schools"; there are: areas,',
    );
  });
});

test('nothing of any refused file is in the hub', async () => {
  expect(await stateOf(database.app)).toEqual(before);
});

describe('a file is read', () => {
  test('with commas, quotes, a BOM and Windows line ends as well', async () => {
    const [header = '', first = '', ...others] = lines;
    const csv = [header, first, ...others].map((line) =>
      line
        .split('\t')
        .map((cell) => `"${cell}"`)
        .join(','),
    );
    const path = files.file('v.csv', `\ufeff${csv.join('\r\n')}\r\n`);
    const report = await importAs(database.app, 'villages', path, { dryRun: true });
    expect(report.parts[0]?.counts).toMatchObject({ added: 5, refused: 4 });
  });

  test('and a missing line end is said, since the file may be cut there', async () => {
    const report = await importAs(database.app, 'villages', files.file('v.tsv', lines.join('\n')), {
      dryRun: true,
    });
    expect(report.findings.map(({ rule }) => rule)).toContain('no-final-newline');
  });
});
