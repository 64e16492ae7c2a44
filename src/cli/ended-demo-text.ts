import { DEMO_TYPES, type EndedDemo } from '../modules/partners/index.ts';

const WORDS: Record<(typeof DEMO_TYPES)[number], string> = {
  LOCAL_AUTHORITY: 'องค์กรปกครองส่วนท้องถิ่น / local authorities',
  SANGHA_OFFICE: 'สำนักงานคณะสงฆ์ / Sangha offices',
  TEMPLE: 'วัด / temples',
  VILLAGE: 'หมู่บ้าน / villages',
  NETWORK_PARTNER: 'ภาคีเครือข่ายอื่น / other network partners',
};

/** What was ended, a line for each type of partner, for the terminal. */
export function endedDemoText({ partners, sanghaUnits }: EndedDemo): string {
  const lines = DEMO_TYPES.flatMap((type) =>
    partners[type] ? [countLine(partners[type], WORDS[type])] : [],
  );
  if (sanghaUnits > 0) lines.push(countLine(sanghaUnits, 'หน่วยปกครองคณะสงฆ์ / units of the Sangha tree'));
  if (lines.length === 0) return 'ไม่มีข้อมูลจำลองที่ใช้อยู่ / no demo data is in force\n';
  return `สิ้นสุดข้อมูลจำลองแล้ว / the demo data was ended:\n${lines.join('')}`;
}

const countLine = (count: number, words: string): string =>
  `  ${count.toLocaleString('en').padStart(7)}  ${words}\n`;
