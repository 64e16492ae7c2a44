import type { Command } from 'commander';
import { type RestoreReport, restore } from '../app/restore.ts';
import { readConfig } from '../kernel/config.ts';
import { ledgerReportText } from './audit.ts';
import { undertake } from './undertake.ts';

/** `hub restore <file>`. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('นำข้อมูลสำรองกลับมา / bring a backup back')
    .argument('<file>', 'ไฟล์จาก hub backup / a file of hub backup')
    .option('--set-aside', 'เก็บฐานข้อมูลเดิมไว้ข้าง ๆ / keep the database that is there beside the new one')
    .action((file: string, { setAside = false }: { setAside?: boolean }) =>
      undertake('นำข้อมูลกลับมา / restoring', async (undertaking) => {
        const report = await restore(readConfig(process.env), file, { setAside }, undertaking);
        // Restored as it was, which the ledger says was not whole.
        if (report.ledger.findings.length > 0) process.exitCode = 1;
        return restoreText(report);
      }),
    );
}

function restoreText({ manifest, ledger, keptAt, filesAt }: RestoreReport): string {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('en');
  const lines = [
    `นำกลับมาแล้ว ตามที่เป็นเมื่อ / restored, as it was at: ${manifest.madeAt}`,
    `  ตาราง / tables: ${manifest.tables.length}  แถว / rows: ${rows}`,
    ...(keptAt ? [`  ฐานข้อมูลเดิมอยู่ที่ / the database of before is kept at: ${keptAt}`] : []),
    ...(filesAt ? [`  รูปและไฟล์ต้องอยู่ที่ / photos and files must lie in: ${filesAt}`] : []),
    '  กุญแจและการเข้าใช้ที่เพิกถอนหลังจากนั้นกลับมาใช้ได้: เพิกถอนอีกครั้ง / keys and sessions revoked since then are valid again: revoke them anew',
  ];
  return `${lines.join('\n')}\n${ledgerReportText(ledger)}`;
}
