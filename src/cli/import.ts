import { type Command, Option } from 'commander';
import { connect } from '../app/connect.ts';
import { stopSignal } from '../kernel/stop-signals.ts';
import { importRegister, printReport, REGISTERS } from '../modules/interchange/index.ts';
import { tellFailure } from './failure.ts';
import { importProgress } from './import-progress.ts';

interface Options {
  dryRun?: boolean;
  json?: boolean;
  allFindings?: boolean;
  complete?: boolean;
  asOf?: string;
  endDemo?: boolean;
}

/** `hub import <register> <file or folder>`. */
export function addImportCommand(program: Command): void {
  const names = REGISTERS.map(({ name, title }) => `  ${name.padEnd(18)} ${title.th} / ${title.en}`);
  program
    .command('import')
    .description('นำเข้าทะเบียน / import a register')
    .argument('<register>', 'ชื่อทะเบียน / which register')
    .argument('<path>', 'ไฟล์หรือโฟลเดอร์ / a file, or the folder with its files')
    .addHelpText('after', `\nทะเบียน / registers:\n${names.join('\n')}`)
    .option('--dry-run', 'ทำทุกอย่างแล้วย้อนกลับ / do everything and undo it')
    .option('--json', 'รายงานทั้งหมดเป็น JSON / the whole report as JSON')
    .option('--all-findings', 'แสดงข้อค้นพบทุกบรรทัด / show every line of the findings')
    .addOption(
      new Option(
        '--complete',
        'ไฟล์นี้คือทะเบียนทั้งหมด สิ่งที่ไม่มีให้สิ้นสุด / the file is the whole register: end what it lacks',
      ),
    )
    .option('--as-of <YYYY-MM-DD>', 'วันที่ของข้อมูล / the day of which it speaks')
    .option('--end-demo', 'สิ้นสุดข้อมูลจำลองชนิดเดียวกันก่อน / end the demo bodies of its kinds first')
    .action(run);
}

async function run(register: string, path: string, options: Options): Promise<void> {
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const progress = importProgress(process.stderr);
  const { dataSource, close } = await connect();
  try {
    const { json, allFindings, ...wanted } = options;
    const request = { register, path, actor: 'cli', ...wanted };
    const report = await importRegister(dataSource, request, { signal: stop.signal, progress });
    progress.end();
    process.stdout.write(
      json
        ? `${JSON.stringify(report, null, 2)}\n`
        : printReport(report, { allFindings: allFindings ?? false }),
    );
  } catch (error) {
    progress.end();
    // Told before closing: after Ctrl-C the process ends with the closing.
    tellFailure(error);
  } finally {
    await close();
  }
}
