import { type Command, Option } from 'commander';
import type { DataSource } from 'typeorm';
import { connect } from '../app/connect.ts';
import { HubError } from '../kernel/errors.ts';
import { stopSignal } from '../kernel/stop-signals.ts';
import { type LedgerFault, type LedgerHead, type LedgerReport, verifyLedger } from '../write/index.ts';
import { refusalsSince, refusalsText, trailOf, trailText } from './audit-trail.ts';
import { tellFailure } from './failure.ts';
import { percentOn } from './percent.ts';

/** Entries of a trail that are told where nothing else is asked for. */
const TOLD = 50;

const jsonOption = (): Option => new Option('--json', 'รายงานเป็น JSON / the report as JSON');

/** `hub audit verify|trail|refusals`. */
export function addAuditCommand(program: Command): void {
  const audit = program.command('audit').description('หลักฐานการเปลี่ยนแปลง / the audit trail');
  audit
    .command('trail')
    .description('ใครทำหรือพยายามทำอะไรกับรายการหนึ่ง / who did or tried what to one record')
    .argument(
      '<id>',
      'global id, UUID หรือรหัสของภาคีหรือพื้นที่ / a global id, a UUID, or the code of a partner or an area',
    )
    .addOption(new Option('--last <n>', 'กี่รายการล่าสุด / how many of the latest').default(String(TOLD)))
    .addOption(jsonOption())
    .action(trail);
  audit
    .command('refusals')
    .description('นับการปฏิเสธตามกฎ / refused attempts, counted by rule')
    .option('--since <YYYY-MM-DD>', 'ตั้งแต่วันที่ (ค.ศ.) / from this day on, in Bangkok')
    .addOption(jsonOption())
    .action(refusals);
  audit
    .command('verify')
    .description('ตรวจว่าสมุดบันทึกครบและไม่ถูกแก้ / check that the ledger is whole and unchanged')
    .addOption(
      new Option('--head <number:hash>', 'หัวสมุดที่จดไว้ครั้งก่อน / the head that was noted at an earlier check'),
    )
    .addOption(jsonOption())
    .action(verify);
}

async function verify({ head, json }: { head?: string; json?: boolean }): Promise<void> {
  const known = head === undefined ? undefined : readHead(head);
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort(cancelled()));
  const progress = percentOn(process.stderr, 'ตรวจสมุดบันทึก / checking the ledger');
  const { dataSource, close } = await connect();
  try {
    const report = await verifyLedger(dataSource, { known, onProgress: progress, signal: stop.signal });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : ledgerReportText(report));
    if (report.findings.length > 0) process.exitCode = 1;
  } catch (error) {
    // A bar that is still on would keep the cursor hidden.
    progress(1, 1);
    // Told before closing: after Ctrl-C the process ends with the closing.
    tellFailure(error);
  } finally {
    await close();
  }
}

const cancelled = (): HubError =>
  new HubError('CANCELLED', {
    th: 'หยุดตามคำสั่ง ยังตรวจไม่ครบ',
    en: 'stopped as you asked; not all was checked',
  });

async function trail(id: string, { last, json }: { last: string; json?: boolean }): Promise<void> {
  const most = mostOf(last);
  await tell((dataSource) => trailOf(dataSource, id, most), trailText, json);
}

async function refusals({ since, json }: { since?: string; json?: boolean }): Promise<void> {
  if (since !== undefined) checkDay(since);
  await tell((dataSource) => refusalsSince(dataSource, since), refusalsText, json);
}

async function tell<Line>(
  ask: (dataSource: DataSource) => Promise<Line[]>,
  textOf: (lines: readonly Line[]) => string,
  json = false,
): Promise<void> {
  const { dataSource, close } = await connect();
  try {
    const lines = await ask(dataSource);
    process.stdout.write(json ? `${JSON.stringify(lines, null, 2)}\n` : textOf(lines));
  } finally {
    await close();
  }
}

function mostOf(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new HubError(
    'BAD_INPUT',
    { th: '--last ต้องเป็นจำนวนตั้งแต่ 1 ถึง 99999', en: '--last must be a number from 1 to 99999' },
    { field: '--last', rule: '1 … 99999', value: text.slice(0, 100) },
  );
}

/** @throws HubError BAD_INPUT for what is no day of the calendar, or one of the Buddhist Era. */
function checkDay(text: string): void {
  const day = /^(\d{4})-\d\d-\d\d$/.exec(text);
  const isDay = day !== null && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
  if (isDay && Number(day[1]) < 2400) return;
  throw new HubError(
    'BAD_INPUT',
    { th: '--since ต้องเป็นวันที่ ค.ศ. เช่น 2026-10-01', en: '--since must be a day such as 2026-10-01' },
    { field: '--since', rule: 'YYYY-MM-DD', value: text.slice(0, 100) },
  );
}

function readHead(text: string): LedgerHead {
  const [, number, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number !== undefined && hash !== undefined) return { number, hash };
  throw new HubError(
    'BAD_INPUT',
    {
      th: '--head ต้องเป็นรูป เลขที่:แฮช ตามที่รายงานครั้งก่อนแสดง',
      en: '--head must be number:hash as an earlier report shows it',
    },
    { field: '--head', rule: '<number>:<64 hexadecimal digits>', value: text.slice(0, 100) },
  );
}

const FAULTS: Record<LedgerFault, string> = {
  GAP: 'เลขที่ขาดช่วงก่อนหน้านี้ / numbers before it are missing',
  MISSING: 'รายการหายไป / the entry is gone',
  CHANGED: 'รายการถูกแก้ / the entry was changed',
  BROKEN: 'ไม่ต่อกับรายการก่อนหน้า / it does not hang on the one before',
  UNNUMBERED: 'รายการไม่มีเลขที่และไม่ได้รออยู่ / the entry has no number and waits for none',
  HEAD: 'ไม่พบหัวสมุดที่จดไว้ / the noted head is not in the chain',
};

/** Findings that are printed one by one. */
const SHOWN = 50;

/** The report of a check for the terminal. */
export function ledgerReportText({ checked, waiting, head, findings }: LedgerReport): string {
  const lines = [
    `ตรวจแล้ว / checked: ${checked.toLocaleString('en')}  รอลงเลข / waiting: ${waiting.toLocaleString('en')}`,
    ...findings
      .slice(0, SHOWN)
      .map(
        ({ fault, number, entryId }) => `  ${number ?? '–'}  ${entryId ?? ''}  ${fault}: ${FAULTS[fault]}`,
      ),
    ...(findings.length > SHOWN ? [`  … ${findings.length - SHOWN}`] : []),
    findings.length === 0
      ? 'ครบและไม่ถูกแก้ / whole and unchanged'
      : `พบ ${findings.length} จุด / ${findings.length} found`,
    ...(head ? [`จดไว้ตรวจครั้งหน้า / note for the next check: --head ${head.number}:${head.hash}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
