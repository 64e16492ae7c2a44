/** SQL that draws by lot: the same for the same key on every machine, so that two runs meet the same rows. */

/** A whole number from 0 to `below` - 1. */
export const draw = (key, below) => `(('x' || substr(md5(${key}), 1, 7))::bit(28)::int % (${below}))`;

/** A UUIDv7 of its own for a key; rows that are made one after the other stand one after the other, as in real life. */
export const madeId = (kind, position, key) =>
  `('017f' || '${kind}' || lpad(to_hex(${position}), 6, '0') || '7' || substr(md5(${key}), 1, 3) || '8' || substr(md5(${key}), 4, 15))::uuid`;

const pick = (parts, key) => {
  const list = parts.map((part) => `'${part}'`).join(', ');
  return `(ARRAY[${list}])[1 + ${draw(key, parts.length)}]`;
};

const LANDFORMS = [
  'หนอง Nong',
  'โนน Non',
  'ห้วย Huai',
  'ดอน Don',
  'โคก Khok',
  'นา Na',
  'ท่า Tha',
  'วัง Wang',
  'คลอง Khlong',
  'บึง Bueng',
  'สระ Sa',
  'ทุ่ง Thung',
  'ป่า Pa',
  'ดง Dong',
  'สัน San',
  'โป่ง Pong',
  'เหล่า Lao',
  'หัว Hua',
  'กุด Kut',
  'บ่อ Bo',
  'ไร่ Rai',
  'เนิน Noen',
];
const FEATURES = [
  'บัว Bua',
  'แก้ว Kaeo',
  'ไผ่ Phai',
  'ทราย Sai',
  'ขาม Kham',
  'แดง Daeng',
  'ยาง Yang',
  'ม่วง Muang',
  'แค Khae',
  'ตาล Tan',
  'หวาย Wai',
  'ไทร Sai',
  'เต่า Tao',
  'ปลา Pla',
  'หว้า Wa',
  'ขาว Khao',
  'งาม Ngam',
  'เสือ Suea',
  'ช้าง Chang',
  'ลาน Lan',
  'มะขาม Makham',
  'เงิน Ngoen',
  'ทอง Thong',
  'คู Khu',
  'ศาลา Sala',
  'หลวง Luang',
];
const DISTINCTIONS = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  ' ',
  'เหนือ Nuea',
  'ใต้ Tai',
  'ใหม่ Mai',
  'น้อย Noi',
  'กลาง Klang',
  'พัฒนา Phatthana',
  'สามัคคี Samakkhi',
  'เจริญ Charoen',
  'นอก Nok',
  'ใน Nai',
  'บน Bon',
  'ล่าง Lang',
];

const part = (pair, language) => `split_part(${pair}, ' ', ${language === 'th' ? 1 : 2})`;

/** The name of a place: of some ten thousand, so that names repeat as they do in the country. */
export function placeName(key, language) {
  const parts = [
    pick(LANDFORMS, `${key} || 'landform'`),
    pick(FEATURES, `${key} || 'feature'`),
    pick(DISTINCTIONS, `${key} || 'distinction'`),
  ].map((pair) => part(pair, language));
  return language === 'th'
    ? parts.join(' || ')
    : `concat_ws(' ', ${parts.map((name) => `nullif(${name}, '')`).join(', ')})`;
}

/** Subdistricts in the order of their codes, with their number, district and province, but those of Bangkok. */
export const SUBDISTRICTS = `(
  SELECT s.*, p.id AS province_id, row_number() OVER (ORDER BY s.code)::int AS no
  FROM hub.area s JOIN hub.area d ON d.id = s.parent_id JOIN hub.area p ON p.id = d.parent_id
  WHERE s.level = 'SUBDISTRICT' AND p.code <> '10')`;

/** Codes of the partners that a scheme's numbers are made of by an expression over the partner `p` in its area `a`. */
export const codesOf = (kind, type, scheme, code) => `
  INSERT INTO hub.partner_code (id, partner_id, scheme, code, source, change_id)
  SELECT ${madeId(kind, 'row_number() OVER (ORDER BY p.id)::int', 'p.id::text')}, p.id, '${scheme}', ${code}, 'SYNTHETIC', $1::uuid
  FROM hub.partner p LEFT JOIN hub.area a ON a.id = p.area_id
  WHERE p.type = '${type}' AND p.source = 'SYNTHETIC'`;
