import { writeFileSync } from 'node:fs';
import { withClient } from '../../dist/src/kernel/db/client.js';

const FIRST = ['หนอง', 'โนน', 'ห้วย', 'ดอน', 'โคก', 'นา', 'ท่า', 'วัง', 'คลอง', 'บึง', 'สระ', 'ทุ่ง', 'ป่า', 'ดง'];
const SECOND = ['บัว', 'แก้ว', 'ไผ่', 'ทราย', 'ขาม', 'แดง', 'ยาง', 'ม่วง', 'แค', 'ตาล', 'หวาย', 'ไทร', 'เต่า'];

/** Writes made-up villages over all subdistricts outside Bangkok, marked as made up in their names. */
export async function writeVillages(url, path, count) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT code FROM hub.area WHERE level = 'SUBDISTRICT' AND valid_to IS NULL AND code NOT LIKE '10%' ORDER BY code`,
    ),
  );
  const lines = ['village_code\tsubdistrict_code\tmoo_no\tname_th\tname_en'];
  const perSubdistrict = count / rows.length;
  for (const [position, { code }] of rows.entries()) {
    const upTo = Math.round((position + 1) * perSubdistrict);
    for (let moo = 1; lines.length - 1 < upTo; moo += 1) lines.push(village(code, moo, lines.length));
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function village(subdistrict, moo, number) {
  const name = FIRST[(number * 7 + moo) % FIRST.length] + SECOND[(number * 11 + moo * 3) % SECOND.length];
  const code = `${subdistrict}${String(moo).padStart(2, '0')}`;
  return `${code}\t${subdistrict}\t${moo}\tบ้าน${name} (จำลอง)\tBan ${number} (SYNTHETIC)`;
}
