import { offered } from './match.ts';
import { comparedFields, matched, type Part } from './part.ts';
import type { ImportSession } from './session.ts';

/** Writes what the matched rows of a part changed: new subjects with their codes, and values taken over. */
export async function writePart(session: ImportSession, part: Part): Promise<void> {
  if (part.target.table === 'partner') await keepFormerNames(session, part);
  await updateSubjects(session, part);
  await insertSubjects(session, part);
  await part.derive?.(session);
}

async function insertSubjects(session: ImportSession, part: Part): Promise<void> {
  const { table, given, scheme } = part.target;
  const fields = comparedFields(part);
  const others = { ...given, ...part.onlyWhenNew };
  const names = [...fields, ...Object.keys(others)];
  const values = [...fields.map((field) => `m.${field}`), ...Object.values(others)];
  // Rows of like names one after another fill the indexes on names a sixth faster.
  const order = fields.includes('name_th') ? 'ORDER BY m.name_th' : '';
  await session.write(
    `INSERT INTO ${table} (id, ${names.join(', ')}, source, change_id, change_line)
     SELECT m.id, ${values.join(', ')}, 'REGISTER', $1, m.line FROM ${matched(part)} m WHERE m.outcome = 'added' ${order}`,
    [session.changeId],
  );
  if (scheme === undefined) return;
  await session.write(
    `INSERT INTO partner_code (id, partner_id, scheme, code, source, change_id, change_line)
     SELECT m.code_id, m.id, '${scheme}', m.key, 'REGISTER', $1, m.line FROM ${matched(part)} m WHERE m.outcome = 'added'`,
    [session.changeId],
  );
}

async function updateSubjects(session: ImportSession, part: Part): Promise<void> {
  const { table } = part.target;
  const taken = comparedFields(part).map(
    (field) => `${field} = CASE WHEN '${field}' = ANY (m.taken) THEN m.${field} ELSE t.${field} END`,
  );
  await session.write(
    `UPDATE ${table} t SET ${taken.join(', ')},
       source = 'REGISTER', version = t.version + 1, change_id = $1, change_line = m.line
     FROM ${matched(part)} m
     WHERE t.id = m.subject_id AND m.outcome = 'updated' AND (m.taken <> '{}' OR t.source <> 'REGISTER')`,
    [session.changeId],
  );
}

/** The register says only that the name or kind is another one now; the day of the import stands for the day of the change. */
async function keepFormerNames(session: ImportSession, part: Part): Promise<void> {
  await session.writeDerived(
    'partner_name',
    'REGISTER',
    `SELECT t.id AS partner_id, 'FORMER'::partner_name_kind AS kind, t.name_th, t.name_en, t.local_authority_kind,
       $1::date AS valid_to
     FROM ${matched(part)} m JOIN partner t ON t.id = m.subject_id
     WHERE m.outcome = 'updated' AND m.taken && ARRAY['name_th', 'local_authority_kind']`,
    [session.day],
  );
}

/** Keeps what the register said of each row, where that is new. */
export async function keepRecords(session: ImportSession, part: Part): Promise<void> {
  const { runId, changeId } = session;
  const said = `run_id = $1, line = s.line, published = s.published, offered = ${offered(part)}, change_id = $2`;
  await session.write(
    `UPDATE register_record r SET subject_id = coalesce(s.subject_id, s.id), ${said}
     FROM ${matched(part)} s
     WHERE r.register = '${part.name}' AND r.key = s.key AND s.outcome IN ('added', 'updated')
       AND s.record_subject_id IS NOT NULL`,
    [runId, changeId],
  );
  await session.write(
    `INSERT INTO register_record (id, register, key, subject_id, run_id, line, published, offered, change_id)
     SELECT s.record_id, '${part.name}', s.key, coalesce(s.subject_id, s.id), $1, s.line, s.published, ${offered(part)}, $2
     FROM ${matched(part)} s WHERE s.outcome IN ('added', 'updated') AND s.record_subject_id IS NULL`,
    [runId, changeId],
  );
}
