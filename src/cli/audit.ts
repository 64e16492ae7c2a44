import { type Command, Option } from 'commander';
import { connect } from '../app/connect.ts';
import { HubError } from '../kernel/errors.ts';
import { stopSignal } from '../kernel/stop-signals.ts';
import { type LedgerFault, type LedgerHead, type LedgerReport, verifyLedger } from '../write/index.ts';
import { percentOn } from './percent.ts';

/** `hub audit verify`. */
export function addAuditCommand(program: Command): void {
  program
    .command('audit')
    .description('หลักฐานการเปลี่ยนแปลง / the audit trail')
    .command('verify')
    .description('ตรวจว่าสมุดบันทึกครบและไม่ถูกแก้ / check that the ledger is whole and unchanged')
    .addOption(
      new Option('--head <number:hash>', 'หัวสมุดที่จดไว้ครั้งก่อน / the head that was noted at an earlier check'),
    )
    .option('--json', 'รายงานเป็น JSON / the report as JSON')
    .action(verify);
}

async function verify({ head, json }: { head?: string; json?: boolean }): Promise<void> {
  const known = head === undefined ? undefined : readHead(head);
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const progress = percentOn(process.stderr, 'ตรวจสมุดบันทึก / checking the ledger');
  const { dataSource, close } = await connect();
  try {
    const report = await verifyLedger(dataSource, { known, onProgress: progress, signal: stop.signal });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : ledgerReportText(report));
    if (report.findings.length > 0) process.exitCode = 1;
  } finally {
    await close();
  }
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
