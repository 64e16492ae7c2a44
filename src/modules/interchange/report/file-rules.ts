import type { BilingualText } from '../../../kernel/errors.ts';

/** Why a file is refused as a whole: it can't be trusted in any of its rows. */
export const FILE_RULES = {
  'no-such-file': { th: 'ไม่พบไฟล์หรือโฟลเดอร์', en: 'there is no such file or folder' },
  'not-readable': { th: 'อ่านไฟล์ไม่ได้', en: "the file can't be read" },
  'folder-needed': { th: 'ทะเบียนนี้ต้องการโฟลเดอร์ที่มีไฟล์', en: 'this register needs a folder with the files' },
  'file-missing': { th: 'โฟลเดอร์ไม่มีไฟล์', en: 'the folder lacks the file' },
  'one-file-expected': {
    th: 'โฟลเดอร์ต้องมีไฟล์ .csv หรือ .tsv เพียงไฟล์เดียว',
    en: 'the folder must hold exactly one .csv or .tsv file',
  },
  'unknown-format': {
    th: 'ไม่ใช่ไฟล์ข้อความ CSV หรือ TSV โปรดบันทึกเป็น CSV UTF-8',
    en: 'is no CSV or TSV text; save it as CSV UTF-8',
  },
  'utf-16': { th: 'เป็น UTF-16 โปรดบันทึกเป็น CSV UTF-8', en: 'is UTF-16; save it as CSV UTF-8' },
  'not-utf-8': {
    th: 'ไม่ใช่ UTF-8 (อาจเป็น TIS-620 หรือ Windows-874) โปรดบันทึกเป็น CSV UTF-8',
    en: 'is not UTF-8 (perhaps TIS-620 or Windows-874); save it as CSV UTF-8',
  },
  'nul-byte': { th: 'มีไบต์ศูนย์ จึงไม่ใช่ไฟล์ข้อความ', en: 'holds a zero byte, so it is no text' },
  'wrong-header': { th: 'หัวตารางไม่มีคอลัมน์', en: 'the header lacks the columns' },
  'column-twice': { th: 'หัวตารางมีคอลัมน์ซ้ำ', en: 'the header names a column twice' },
  'no-row': { th: 'ไม่มีแถวข้อมูล', en: 'holds no row' },
  truncated: {
    th: 'ไฟล์ขาดตอน: บรรทัดสุดท้ายไม่ครบคอลัมน์',
    en: 'is truncated: the last line lacks columns',
  },
  'wrong-column-count': { th: 'จำนวนช่องไม่ตรงกับหัวตาราง', en: 'has another number of cells than the header' },
  'unfinished-quote': {
    th: 'ไฟล์ขาดตอน: เครื่องหมายคำพูดไม่ปิด',
    en: 'is truncated: a quote is never closed',
  },
  'stray-quote': { th: 'มีเครื่องหมายคำพูดผิดที่', en: 'a quote stands in the wrong place' },
  exponent: {
    th: 'รหัสกลายเป็นเลขยกกำลังแบบ Excel หลักที่เหลือจึงหายไป โปรดส่งออกใหม่โดยตั้งเป็นข้อความ',
    en: 'a code was turned into an Excel exponent and its digits are lost; export it again as text',
  },
  'same-code-twice': {
    th: 'รหัสเดียวกันปรากฏสองครั้งแต่เนื้อหาต่างกัน',
    en: 'one code stands on two lines with different content',
  },
  'looks-incomplete': {
    th: 'ไฟล์ขาดพื้นที่ที่มีผลอยู่เกินหนึ่งในสิบ น่าจะไม่ครบ หากครบจริงให้ใส่ --complete --as-of',
    en: 'lacks more than a tenth of the areas in force and looks incomplete; if it is not, add --complete --as-of',
  },
} as const satisfies Record<string, BilingualText>;
