import type { Chance } from './chance.ts';

/** A made-up name in both languages, the English one transliterated part by part (RTGS). */
export interface DemoName {
  th: string;
  en: string;
}

const part = (pair: string): DemoName => {
  const [th = '', ...en] = pair.split(' ');
  return { th, en: en.join(' ') };
};

const LANDFORMS = [
  ...['หนอง Nong', 'โนน Non', 'ห้วย Huai', 'ดอน Don', 'โคก Khok', 'นา Na', 'ท่า Tha', 'วัง Wang'],
  ...['คลอง Khlong', 'บึง Bueng', 'สระ Sa', 'ทุ่ง Thung', 'ป่า Pa', 'ดง Dong', 'สัน San', 'โป่ง Pong'],
  ...['เหล่า Lao', 'หัว Hua', 'กุด Kut', 'บ่อ Bo', 'ไร่ Rai', 'เนิน Noen'],
].map(part);

const FEATURES = [
  ...['บัว Bua', 'แก้ว Kaeo', 'ไผ่ Phai', 'ทราย Sai', 'ขาม Kham', 'แดง Daeng', 'ยาง Yang', 'ม่วง Muang'],
  ...['แค Khae', 'ตาล Tan', 'หวาย Wai', 'ไทร Sai', 'เต่า Tao', 'ปลา Pla', 'หว้า Wa', 'ขาว Khao'],
  ...['งาม Ngam', 'เสือ Suea', 'ช้าง Chang', 'ลาน Lan', 'มะขาม Makham', 'มะม่วง Mamuang'],
  ...['กระโดน Kradon', 'สะแก Sakae', 'หญ้า Ya', 'เงิน Ngoen', 'ทอง Thong', 'คู Khu', 'ศาลา Sala', 'หลวง Luang'],
].map(part);

const DISTINCTIONS = [
  ...['เหนือ Nuea', 'ใต้ Tai', 'ใหม่ Mai', 'น้อย Noi', 'กลาง Klang', 'พัฒนา Phatthana'],
  ...['สามัคคี Samakkhi', 'เจริญ Charoen'],
].map(part);

const BLESSINGS = ['ศรี Si', 'โพธิ์ Pho', 'ชัย Chai', 'บุญ Bun', 'สุข Suk', 'ธรรม Tham'].map(part);

const GOOD_THINGS = [
  ...['สว่าง Sawang', 'มงคล Mongkhon', 'วนาราม Wanaram', 'เจริญ Charoen', 'ทอง Thong', 'งาม Ngam'],
  ...['บุปผา Buppha', 'รังสี Rangsi', 'นิมิต Nimit', 'สำราญ Samran'],
].map(part);

export const joined = (first: DemoName, second: DemoName): DemoName => ({
  th: first.th + second.th,
  en: `${first.en} ${second.en}`,
});

/** Such as หนองบัว, or หนองบัวเหนือ; the common parts come often, so names repeat as they do in the country. */
export function placeName(chance: Chance): DemoName {
  const name = joined(chance.pickCommon(LANDFORMS), chance.pickCommon(FEATURES));
  return chance.falls(0.25) ? joined(name, chance.pickCommon(DISTINCTIONS)) : name;
}

/** Such as ศรีสว่าง. */
export const blessedName = (chance: Chance): DemoName =>
  joined(chance.pick(BLESSINGS), chance.pick(GOOD_THINGS));

/** Draws until the name is none of those taken, and takes it; for places that would be mixed up side by side. */
export function untaken(taken: Set<string>, draw: () => DemoName): DemoName {
  let name = draw();
  while (taken.has(name.th)) name = draw();
  taken.add(name.th);
  return name;
}

/**
 * The name of a made-up body of which the country has one per province or region: a real place's name, marked, since
 * any other would be odd and the bare one would be the name of a real body.
 */
export const likeTheReal = (nameTh: string, nameEn: string): DemoName => ({
  th: `${nameTh} (จำลอง)`,
  en: `${nameEn} (model)`,
});
