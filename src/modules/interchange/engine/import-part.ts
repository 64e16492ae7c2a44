import type { PartWithFile } from '../import-request.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { matchPart } from './match.ts';
import type { Part } from './part.ts';
import type { ImportProgress } from './progress.ts';
import type { ImportSession } from './session.ts';
import { type StagedPart, stagePart } from './stage.ts';
import { reportSuccessors } from './successors.ts';
import { writePart } from './write-rows.ts';

/** A part whose rows are in the hub. */
export interface ImportedPart extends PartWithFile {
  staged: StagedPart;
}

/** Reads, matches and writes one part. */
export async function importPart(
  session: ImportSession,
  { part, file }: PartWithFile,
  progress: ImportProgress,
): Promise<ImportedPart> {
  progress.step(named('อ่าน', 'reading', part, file));
  const staged = await stagePart(session, part, file, (read) => progress.bytes(read, file.bytes));
  progress.step(named('เทียบกับฮับ', 'comparing with the hub', part, file));
  await matchPart(session, part, file.name);
  await reportSuccessors(session, part, file.name);
  progress.step(named('เขียน', 'writing', part, file));
  await writePart(session, part);
  return { part, file, staged };
}

const named = (th: string, en: string, { title }: Part, { name }: SourceFile) => ({
  th: `${th} ${title.th} (${name})`,
  en: `${en} ${title.en} (${name})`,
});
