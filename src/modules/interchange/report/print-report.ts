import type { Finding, FindingOutcome } from './finding.ts';
import { type Counts, type ImportReport, type PartReport, total } from './import-report.ts';

const RESULTS: Record<ImportReport['result'], string> = {
  imported: 'นำเข้าแล้ว / imported',
  'nothing-changed': 'ไม่มีสิ่งใดเปลี่ยนแปลง / nothing changed',
  'dry-run': 'ทดลองเท่านั้น ไม่มีสิ่งใดถูกบันทึก / dry run: nothing was kept',
};

const COUNTS: Record<keyof Counts, string> = {
  added: 'เพิ่ม / added',
  updated: 'ปรับปรุง / updated',
  unchanged: 'คงเดิม / unchanged',
  refused: 'ไม่รับ / refused',
  warned: 'มีข้อเตือน / warned',
  ended: 'สิ้นสุด / ended',
};

const OUTCOMES: Record<FindingOutcome, string> = {
  refused: 'ไม่รับ / refused',
  warned: 'เตือน / warned',
  'correction-kept': 'คงค่าที่แก้ไขไว้ / correction kept',
  'probable-successor': 'น่าจะสืบต่อกัน / probable successor',
  ended: 'สิ้นสุด / ended',
  noted: 'ข้อสังเกต / noted',
};

const SHOWN_PER_RULE = 5;

/** The report for a terminal: what became of the rows, then the findings by rule, a few lines of each unless all. */
export function printReport(report: ImportReport, { allFindings = false } = {}): string {
  const lines = [
    '',
    `${report.title.th} / ${report.title.en} — ${RESULTS[report.result]} (${report.seconds.toFixed(1)} s)`,
    '',
    ...table(report.parts),
    ...report.parts.flatMap(blanks),
    ...findings(report.findings, allFindings ? Number.POSITIVE_INFINITY : SHOWN_PER_RULE),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function table(parts: readonly PartReport[]): string[] {
  const rowOf = (name: string, rows: number, counts: Counts) => [name, rows, ...Object.values(counts)];
  const rows = parts.map(({ file, title, rows, counts }) => rowOf(`${file} (${title.en})`, rows, counts));
  const all = parts.reduce((sum, part) => sum + part.rows, 0);
  if (parts.length > 1) rows.push(rowOf('รวม / total', all, total(parts)));
  const width = Math.max(...rows.map(([name]) => String(name).length));
  const line = ([name, ...numbers]: (string | number)[]) =>
    `  ${String(name).padEnd(width)}${numbers.map((number) => number.toLocaleString('en').padStart(11)).join('')}`;
  const words = ['rows', ...Object.keys(COUNTS)];
  return [
    `  ${''.padEnd(width)}${words.map((word) => word.padStart(11)).join('')}`,
    ...rows.map(line),
    `  ${['แถว / rows', ...Object.values(COUNTS)].join(' · ')}`,
  ];
}

function blanks({ file, blank }: PartReport): string[] {
  const columns = Object.entries(blank).map(([column, count]) => `${column} ${count.toLocaleString('en')}`);
  return columns.length === 0 ? [] : [`  ช่องว่างใน / blank in ${file}: ${columns.join(', ')}`];
}

function findings(all: readonly Finding[], shown: number): string[] {
  const groups = new Map<string, Finding[]>();
  for (const each of all) {
    const group = `${each.outcome} ${each.rule} ${each.file ?? ''}`;
    const members = groups.get(group);
    if (members) members.push(each);
    else groups.set(group, [each]);
  }
  return [...groups.values()].flatMap((members) => group(members, shown));
}

function group(members: readonly Finding[], shown: number): string[] {
  const [first] = members;
  if (first === undefined) return [];
  const more = members.length - shown;
  return [
    '',
    `${OUTCOMES[first.outcome]} · ${members.length.toLocaleString('en')} × ${first.rule}${first.file ? ` · ${first.file}` : ''}`,
    `  ${first.text.th}`,
    `  ${first.text.en}`,
    ...members.slice(0, shown).map(place),
    ...(more > 0 ? [`    … ${more.toLocaleString('en')} more: --all-findings or --json`] : []),
  ];
}

function place({ line, key, field, value }: Finding): string {
  const parts = [
    line === null ? undefined : `บรรทัด/line ${line}`,
    key === null ? undefined : key,
    field === null ? undefined : `[${field}]`,
    value === null || value === '' ? undefined : value,
  ];
  return `    ${parts.filter((part) => part !== undefined).join('  ')}`;
}
