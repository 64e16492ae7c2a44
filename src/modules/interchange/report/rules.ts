import type { BilingualText } from '../../../kernel/errors.ts';
import { FILE_RULES } from './file-rules.ts';

const codeOf = (digits: number): BilingualText => ({
  th: `ต้องเป็นรหัสตัวเลข ${digits} หลักพอดี`,
  en: `must be a code of exactly ${digits} digits`,
});

/** Why a row is refused: nothing of it comes in. */
const REFUSALS = {
  'code-of-2-digits': codeOf(2),
  'code-of-4-digits': codeOf(4),
  'code-of-5-digits': codeOf(5),
  'code-of-6-digits': codeOf(6),
  'code-of-7-digits': codeOf(7),
  'code-of-8-digits': codeOf(8),
  'code-of-11-digits': codeOf(11),
  'running-number': { th: 'ต้องเป็นเลขลำดับ', en: 'must be a running number' },
  'not-blank': { th: 'ต้องไม่ว่าง', en: 'must not be blank' },
  'moo-1-to-99': { th: 'หมู่ที่ต้องเป็น 1 ถึง 99', en: 'the village number must be from 1 to 99' },
  'unknown-parent': {
    th: 'ไม่มีพื้นที่หรือหน่วยงานที่มีผลอยู่ซึ่งใช้รหัสนี้',
    en: 'no area or body in force has this code',
  },
  'unknown-path': {
    th: 'ไม่มีตำบลที่มีผลอยู่ตามชื่อตำบล อำเภอ จังหวัดนี้',
    en: 'no subdistrict in force is found by this path of names',
  },
  'ambiguous-path': {
    th: 'ชื่อตำบล อำเภอ จังหวัดนี้ตรงกับหลายตำบล',
    en: 'several subdistricts are found by this path of names',
  },
  'outside-parent': {
    th: 'รหัสไม่ได้ขึ้นต้นด้วยรหัสของพื้นที่ที่สังกัด',
    en: 'the code does not begin with the code of the area above',
  },
} as const satisfies Record<string, BilingualText>;

/** What is wrong with an optional value: it is left empty, or kept where nothing better is known. */
const WARNINGS = {
  number: { th: 'ต้องเป็นจำนวน จึงเว้นว่างไว้', en: 'must be a number, so it is left empty' },
  'whole-number-in-range': {
    th: 'ต้องเป็นจำนวนเต็มในช่วงที่เป็นไปได้',
    en: 'must be a whole number in the possible range',
  },
  'known-word': {
    th: 'ไม่ใช่คำที่ทะเบียนนี้ใช้',
    en: 'is none of the words that this register uses',
  },
  'no-coordinates': { th: 'ไม่มีพิกัด', en: 'there are no coordinates' },
  'half-a-coordinate': {
    th: 'มีพิกัดเพียงครึ่งเดียว จึงเว้นว่างทั้งคู่',
    en: 'only one half of the coordinates is there, so both are left empty',
  },
  'outside-thailand': {
    th: 'พิกัดอยู่นอกประเทศไทย (ละติจูด 5.5–20.6 ลองจิจูด 97.3–105.7) จึงเว้นว่างไว้',
    en: 'lies outside Thailand (latitude 5.5–20.6, longitude 97.3–105.7), so both are left empty',
  },
  'area-not-positive': {
    th: 'พื้นที่ต้องมากกว่า 0 ตร.กม. จึงเว้นว่างไว้',
    en: 'an area must be above 0 km², so it is left empty',
  },
  'area-too-small': {
    th: 'เล็กเกินกว่าจะเป็นพื้นที่เป็น ตร.กม. (หน่วยน่าจะผิด) จึงเว้นว่างไว้',
    en: 'is too small for an area in km² (most likely another unit), so it is left empty',
  },
  'area-too-large': {
    th: 'ใหญ่เกินกว่าจะเป็นพื้นที่เป็น ตร.กม. (หน่วยน่าจะผิด) จึงเว้นว่างไว้',
    en: 'is too large for an area in km² (most likely another unit), so it is left empty',
  },
  'code-type-digit': {
    th: 'หลักแรกของรหัสบอกประเภทอื่น ใช้ประเภทตามคอลัมน์ type',
    en: "the code's first digit says another type; the type column counts",
  },
  'code-place': {
    th: 'รหัสบอกพื้นที่อื่น ใช้พื้นที่ที่ทะเบียนระบุ',
    en: 'the code says another place; the place that the register states counts',
  },
  'place-name': {
    th: 'ชื่อพื้นที่ไม่ตรงกับรหัสพื้นที่ ใช้ตามรหัส',
    en: "the place's name differs from the area of the stated code; the code counts",
  },
  'no-supervisor': {
    th: 'ไม่พบสำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดที่กำกับดูแล',
    en: "the provincial office that supervises it isn't known",
  },
  'impossible-date': {
    th: 'ไม่ใช่วันที่ที่เป็นไปได้ในพุทธศักราช จึงเว้นว่างไว้',
    en: 'is no possible date of the Buddhist Era, so it is left empty',
  },
  'date-without-grant': {
    th: 'มีวันที่ทั้งที่ไม่ได้รับวิสุงคามสีมา จึงเว้นว่างไว้',
    en: 'a date without a grant of wisungkhamasima, so it is left empty',
  },
  'moo-twice': {
    th: 'ตำบลนี้มีหมู่ที่นี้มากกว่าหนึ่งหมู่บ้าน',
    en: 'another village of the subdistrict has the same number',
  },
  'parts-and-total': {
    th: 'ชายรวมหญิงไม่เท่ายอดรวม เก็บทั้งหมดตามที่ประกาศ',
    en: 'men and women do not add up to the total; all are kept as published',
  },
  'repeated-row': { th: 'ซ้ำกับแถวก่อนหน้าทุกช่อง', en: 'repeats an earlier row, word for word' },
  'came-back': {
    th: 'รหัสนี้เคยสิ้นสุดไปแล้ว จึงเพิ่มเป็นรายการใหม่',
    en: 'the code had been ended by an import and is back: taken as a new body',
  },
  'no-final-newline': {
    th: 'บรรทัดสุดท้ายไม่มีตัวขึ้นบรรทัดใหม่ จึงบอกไม่ได้ว่าไฟล์ครบหรือไม่',
    en: "the last line has no line end, so it can't be told whether the file is whole",
  },
} as const satisfies Record<string, BilingualText>;

/** What an import noticed or did beyond single values. */
const OBSERVATIONS = {
  'correction-kept': {
    th: 'ค่าในฮับถูกแก้ไขภายหลัง จึงไม่เขียนทับ',
    en: 'the hub holds a later correction, which is not overwritten',
  },
  'ended-by-hand': {
    th: 'ฮับบันทึกว่าสิ้นสุดแล้ว แต่ทะเบียนยังมีอยู่ จึงไม่เปลี่ยน',
    en: 'ended in the hub by hand though the register still has it; left as it is',
  },
  'probable-successor': {
    th: 'รหัสใหม่ แต่ชื่อและอำเภอตรงกับรหัสเดิมที่ไม่มีในไฟล์แล้ว น่าจะสืบต่อกัน ไม่รวมให้เอง',
    en: 'a new code with the name and district of one that the file no longer has: probably its successor, not merged',
  },
  'ended-unknown-area': {
    th: 'ไม่มีในทะเบียนพื้นที่ที่นำเข้า จึงสิ้นสุด',
    en: "ended: the area register doesn't know it",
  },
  'ended-absent': {
    th: 'ไม่มีในทะเบียนฉบับสมบูรณ์ จึงสิ้นสุด',
    en: 'ended: absent from the complete register',
  },
  'ends-held-back': {
    th: 'มีแถวที่อ่านรหัสไม่ได้ จึงยังไม่สิ้นสุดรายการใดที่ไม่มีในไฟล์',
    en: 'nothing absent from the file was ended, since rows with unreadable codes may be those',
  },
  'demo-ended': {
    th: 'ข้อมูลจำลองสิ้นสุดเพื่อรับทะเบียนจริง',
    en: 'demo bodies ended to make room for the real register',
  },
  'shared-name': {
    th: 'หลายแถวใช้ชื่อเดียวกัน ชื่อจึงไม่ใช่ตัวระบุ',
    en: 'several rows carry this name, so a name identifies nothing',
  },
  'mixed-dates': {
    th: 'วันที่เป็นพุทธศักราชปนกัน: บอกถึงวัน + บอกเพียงปี',
    en: 'dates are of the Buddhist Era and mixed: with a day + with only a year',
  },
  'province-without-rows': {
    th: 'ทะเบียนไม่มีแถวของจังหวัดนี้ และไม่เติมให้เอง',
    en: 'the register has no row for this province, and none is invented',
  },
  'several-authorities': {
    th: 'ตำบลนี้มีองค์กรปกครองส่วนท้องถิ่นมากกว่าหนึ่งแห่ง',
    en: 'more than one local authority covers this subdistrict',
  },
} as const satisfies Record<string, BilingualText>;

export const RULES = { ...REFUSALS, ...WARNINGS, ...OBSERVATIONS, ...FILE_RULES };

/** The stable name of a rule; its text in both languages is in `RULES`. */
export type RuleName = keyof typeof RULES;
