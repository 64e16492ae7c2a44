import { writeFileSync } from 'node:fs';
import { withClient } from '../../dist/src/kernel/db/client.js';

const FIRST = 'หนอง Nong,โนน Non,ห้วย Huai,ดอน Don,โคก Khok,นา Na,ท่า Tha,วัง Wang,คลอง Khlong,บึง Bueng,สระ Sa'
  .split(',')
  .map((pair) => pair.split(' '));
const SECOND =
  'บัว Bua,แก้ว Kaeo,ไผ่ Phai,ทราย Sai,ขาม Kham,แดง Daeng,ยาง Yang,ม่วง Muang,แค Khae,ตาล Tan,หวาย Wai'
    .split(',')
    .map((pair) => pair.split(' '));

/** Writes made-up villages over all subdistricts outside Bangkok, marked as made up (จำลอง) in their names. */
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
  const [firstTh, firstEn] = FIRST[(number * 7 + moo) % FIRST.length];
  const [secondTh, secondEn] = SECOND[(Math.floor(number / FIRST.length) + moo * 3) % SECOND.length];
  const code = `${subdistrict}${String(moo).padStart(2, '0')}`;
  return `${code}\t${subdistrict}\t${moo}\tบ้าน${firstTh}${secondTh} (จำลอง)\t${firstEn} ${secondEn}`;
}
