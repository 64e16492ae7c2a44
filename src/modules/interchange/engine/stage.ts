import copyStreams from 'pg-copy-streams';
import { streamRows } from '../reading/rows.ts';
import type { SourceFile } from '../reading/source-file.ts';
import { fileRefused } from '../refusal.ts';
import { finding } from '../report/finding.ts';
import { incoming, type Part } from './part.ts';
import { RowReader } from './read-row.ts';
import type { ImportSession } from './session.ts';

/** What reading a part's file gave, beside its staged rows. */
export interface StagedPart {
  rows: number;
  /** Rows refused because their identity can't be read. */
  illegible: number;
  /** Blank cells by optional column. */
  blanks: Record<string, number>;
}

/** Reads a part's file into its staging table, row by row. */
export async function stagePart(
  session: ImportSession,
  part: Part,
  file: SourceFile,
  onBytes: (bytes: number) => void,
): Promise<StagedPart> {
  const columns = await makeStagingTable(session, part);
  const reader = new RowReader(part, file, session.day);
  const hash = session.digestFor(file.path);
  const sink = session.client.query(
    copyStreams.from(`COPY ${incoming(part)} (${columns.join(', ')}) FROM STDIN`),
  );
  const { signal } = session;
  await streamRows(file, { signal, hash, onBytes }, (row) => reader.read(row), sink);
  if (reader.rows === 0) throw fileRefused(file.name, 'no-row');
  // What is wrong with a row is said once, by the part that has a subject for each row.
  if (!part.restatedIn) noteReading(session, reader, file);
  const repeated = await settleRepeatedKeys(session, part, file);
  return {
    rows: part.restatedIn ? reader.rows - reader.illegible - repeated : reader.rows,
    illegible: part.restatedIn ? 0 : reader.illegible,
    blanks: Object.fromEntries(reader.blanks),
  };
}

function noteReading(session: ImportSession, reader: RowReader, file: SourceFile): void {
  for (const each of reader.findings) session.findings.push(each);
  if (!file.endsWithNewline) session.findings.push(finding('noted', 'no-final-newline', { file: file.name }));
}

/** Fields are of the type and collation that they have in the target; answers the columns in the order of COPY. */
async function makeStagingTable(session: ImportSession, part: Part): Promise<string[]> {
  const { fields, references = [], target } = part;
  await session.run(`
    CREATE TEMP TABLE ${incoming(part)} ON COMMIT DROP AS
    SELECT 0 AS line, t.key, t.id, t.id AS record_id, t.id AS code_id, t.published, false AS refused
      ${fields.map((field) => `, f.${field}`).join('')}
      ${references.map((reference) => `, t.key AS ${reference}`).join('')}
    FROM register_record t, ${target.table} f WITH NO DATA`);
  return ['line', 'key', 'id', 'record_id', 'code_id', 'published', 'refused', ...fields, ...references];
}

/** A row that repeats another word for word is dropped; one code with two contents makes the file untrustworthy. */
async function settleRepeatedKeys(session: ImportSession, part: Part, file: SourceFile): Promise<number> {
  const table = incoming(part);
  const found = await session.rows<{ key: string }>(
    `SELECT key FROM ${table} GROUP BY key HAVING count(*) > 1`,
  );
  if (found.length === 0) return 0;
  const keys = found.map(({ key }) => key);
  const [clash] = await session.rows<{ key: string; lines: string }>(
    `
    SELECT key, string_agg(line::text, ', ' ORDER BY line) AS lines FROM ${table}
    WHERE key = ANY ($1) GROUP BY key HAVING count(DISTINCT published) > 1 ORDER BY min(line) LIMIT 1`,
    [keys],
  );
  if (clash) {
    const value = `${clash.key} (${clash.lines})`;
    throw fileRefused(file.name, 'same-code-twice', { field: part.identity.join(', '), value });
  }
  const repeated = await session.rows<{ line: number; key: string }>(
    `
    DELETE FROM ${table} i USING (SELECT key, min(line) AS first FROM ${table} WHERE key = ANY ($1) GROUP BY key) f
    WHERE i.key = f.key AND i.line > f.first RETURNING i.line, i.key`,
    [keys],
  );
  if (part.restatedIn === undefined) {
    for (const each of repeated)
      session.findings.push(finding('warned', 'repeated-row', { ...each, file: file.name }));
  }
  return repeated.length;
}
