import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { ChangeChannel, openChange } from '../../write/index.ts';
import { endAbsent } from './engine/end-absent.ts';
import { type ImportedPart, importPart } from './engine/import-part.ts';
import { keepRun } from './engine/keep-run.ts';
import { type ImportProgress, silentImport } from './engine/progress.ts';
import type { Register } from './engine/register.ts';
import { ImportSession } from './engine/session.ts';
import { inCancellableTransaction } from './engine/transaction.ts';
import { withoutDemo } from './engine/without-demo.ts';
import { type ImportRequest, prepareImport } from './import-request.ts';
import { importRefused } from './refusal.ts';
import type { ImportReport } from './report/import-report.ts';

export interface ImportOptions {
  /** Undoes the import and frees the database at once when aborted. */
  signal?: AbortSignal;
  progress?: ImportProgress;
}

/** Any number: imports take turns by it. */
const ONE_IMPORT_AT_A_TIME = 0x696d706f;

/**
 * Imports a register in one transaction and answers what became of every row. A second import of the same file writes
 * nothing at all.
 *
 * @throws HubError `IMPORT_REFUSED` where the file as a whole can't be taken, `CANCELLED` where the signal came
 */
export async function importRegister(
  dataSource: DataSource,
  request: ImportRequest,
  { signal = new AbortController().signal, progress = silentImport }: ImportOptions = {},
): Promise<ImportReport> {
  const started = performance.now();
  const { register, parts } = await prepareImport(request);
  return inCancellableTransaction(dataSource, signal, async (client, transaction) => {
    const day = await dayOf(client, request);
    const { rows } = await client.query<{ free: boolean }>(
      `SELECT pg_try_advisory_xact_lock(${ONE_IMPORT_AT_A_TIME}) AS free`,
    );
    if (!rows[0]?.free) {
      throw importRefused('มีการนำเข้าอื่นกำลังทำงานอยู่', 'another import is under way', 'register', register.name);
    }
    const changeId = await openChange(transaction, {
      channel: ChangeChannel.IMPORT,
      actor: request.actor,
      reason: `import of ${register.name}: ${[...new Set(parts.map(({ file }) => file.name))].join(', ')}`,
    });
    const session = new ImportSession({ client, transaction, changeId, day, signal });
    await withoutDemo(session, register, request.endDemo ?? false);
    const imported: ImportedPart[] = [];
    for (const each of parts) imported.push(await importPart(session, each, progress));
    await finish(session, register, imported, request.complete ?? false);
    for (const { part, file } of imported) await part.observe?.(session, file.name);
    progress.step({ th: 'เก็บที่มา', en: 'keeping where it came from' });
    const report = await keepRun(session, register, imported, request);
    const isKept = report.result === 'imported';
    return {
      isKept,
      answer: { ...report, seconds: (performance.now() - started) / 1_000 },
    };
  });
}

/** The stated day, else today in Thailand; the future can't have been registered yet. */
async function dayOf(client: ClientBase, { asOf }: ImportRequest): Promise<string> {
  const { rows } = await client.query<{ today: string }>(
    `SELECT ((hub.now() AT TIME ZONE 'Asia/Bangkok')::date)::text AS today`,
  );
  const today = rows[0]?.today ?? '';
  if (asOf === undefined || asOf <= today) return asOf ?? today;
  throw importRefused(
    `--as-of ${asOf} ยังมาไม่ถึง (ใช้ปี ค.ศ. เช่น ${today})`,
    `--as-of ${asOf} is still to come (years are of the common era, as in ${today})`,
    '--as-of',
    asOf,
  );
}

async function finish(
  session: ImportSession,
  register: Register,
  imported: readonly ImportedPart[],
  complete: boolean,
): Promise<void> {
  const illegible = imported.reduce((sum, each) => sum + each.staged.illegible, 0);
  if (complete) {
    for (const { part, file, staged } of imported.toReversed()) {
      await endAbsent(session, part, { file: file.name, illegible: staged.illegible });
    }
  }
  await register.finish?.(session, { complete, illegible });
}
