import type { Command } from 'commander';
import { type BackupReport, backUp } from '../app/backup.ts';
import { readConfig } from '../kernel/config.ts';
import { sizeText } from './size-text.ts';
import { undertake } from './undertake.ts';

/** `hub backup <path>`. */
export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description(
      'สำรองข้อมูลทั้งหมดลงไฟล์เดียว ขณะฮับทำงานได้ / back everything up into one file, also while the hub runs',
    )
    .argument('<path>', 'ไฟล์ใหม่ หรือโฟลเดอร์ / a new file, or a folder')
    .action((path: string) =>
      undertake('สำรองข้อมูล / backing up', async (undertaking) =>
        backupText(await backUp(readConfig(process.env), path, undertaking)),
      ),
    );
}

function backupText({ path, bytes, manifest: { tables, ledgerHead }, filesAt }: BackupReport): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('en');
  const lines = [
    `สำรองแล้ว / backed up: ${path}`,
    `  ${sizeText(bytes)}  ตาราง / tables: ${tables.length}  แถว / rows: ${rows}`,
    ...(ledgerHead ? [`  หัวสมุดบันทึก / head of the ledger: ${ledgerHead.number}:${ledgerHead.hash}`] : []),
    ...(filesAt
      ? [`  ไม่มีรูปและไฟล์ คัดลอกแยกจาก / photos and files are not in it, copy them from: ${filesAt}`]
      : []),
    '  มีข้อมูลส่วนบุคคล เก็บเหมือนฐานข้อมูล / it holds personal data: keep it as you keep the database',
  ];
  return `${lines.join('\n')}\n`;
}
