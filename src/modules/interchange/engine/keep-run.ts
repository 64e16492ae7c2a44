import { newId } from '../../../kernel/ids.ts';
import { insertRows } from '../../../write/index.ts';
import { ImportFinding } from '../import-finding.entity.ts';
import type { ImportRequest } from '../import-request.ts';
import { ImportRun } from '../import-run.entity.ts';
import { type ImportReport, type PartReport, total } from '../report/import-report.ts';
import type { ImportedPart } from './import-part.ts';
import { matched } from './part.ts';
import type { Register } from './register.ts';
import type { ImportSession } from './session.ts';
import { keepRecords } from './write-rows.ts';

/** Keeps the run with its records and findings, and reports; all of it is undone where nothing was changed. */
export async function keepRun(
  session: ImportSession,
  register: Register,
  imported: readonly ImportedPart[],
  { asOf, complete = false, dryRun = false }: ImportRequest,
): Promise<Omit<ImportReport, 'seconds'>> {
  const parts: PartReport[] = [];
  for (const each of imported) parts.push(await partReport(session, each));
  const fileNames = [...new Set(imported.map(({ file }) => file.name))];
  const sha256 = session.digest.digest('hex');
  const { changeId, runId, transaction } = session;
  const counts = { ...total(parts) };
  const day = asOf ?? null;
  await insertRows(transaction, ImportRun, [
    { id: runId, register: register.name, fileNames, sha256, asOf: day, complete, counts, changeId },
  ]);
  for (const { part } of imported) await keepRecords(session, part);
  const isKept = session.written > 0 && !dryRun;
  if (isKept) await keepFindings(session);
  return {
    register: register.name,
    title: register.title,
    result: session.written === 0 ? 'nothing-changed' : dryRun ? 'dry-run' : 'imported',
    runId: isKept ? runId : null,
    changeId: isKept ? changeId : null,
    sha256,
    asOf: day,
    complete,
    parts,
    findings: session.findings,
    written: session.written,
  };
}

async function partReport(session: ImportSession, { part, file, staged }: ImportedPart): Promise<PartReport> {
  const outcomes = await session.rows<{
    outcome: 'added' | 'updated' | 'unchanged' | 'refused';
    count: number;
  }>(`SELECT outcome, count(*)::int AS count FROM ${matched(part)} GROUP BY outcome`);
  const of = (wanted: string) => outcomes.find(({ outcome }) => outcome === wanted)?.count ?? 0;
  const own = part.restatedIn ? [] : session.findings.filter((each) => each.file === file.name);
  const [added, updated, refused] = [of('added'), of('updated'), of('refused') + staged.illegible];
  const counts = {
    added,
    updated,
    unchanged: staged.rows - added - updated - refused,
    refused,
    warned: new Set(own.flatMap(({ outcome, line }) => (outcome === 'warned' ? [line] : []))).size,
    ended: own.filter(({ outcome }) => outcome === 'ended').length,
  };
  const { name: register, title } = part;
  return { register, title, file: file.name, rows: staged.rows, counts, blank: staged.blanks };
}

const keepFindings = ({ transaction, findings, runId, changeId }: ImportSession): Promise<void> =>
  insertRows(
    transaction,
    ImportFinding,
    findings.map(({ text: _, ...each }) => ({ ...each, id: newId() })),
    { runId, changeId },
  );
