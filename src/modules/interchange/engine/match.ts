import { comparedFields, incoming, matched, type Part } from './part.ts';
import type { ImportSession } from './session.ts';
import type { SetRule } from './set-rule.ts';

/**
 * Resolves what the staged rows refer to, finds the subject of each in the hub by scheme, code and validity, and
 * applies the part's checks. Leaves each row with an outcome: `refused`, `added`, or for now `unchanged`.
 */
export async function matchPart(session: ImportSession, part: Part, file: string): Promise<void> {
  await part.prepare?.(session);
  const resolved = { ...part.resolvedFields, ...part.resolved };
  const expressions = Object.entries(resolved).map(([name, sql]) => `, ${sql} AS ${name}`);
  await session.run(`
    CREATE TEMP TABLE ${matched(part)} ON COMMIT DROP AS
    SELECT s.*, ${part.target.subject} AS subject_id, r.subject_id AS record_subject_id,
      CASE WHEN s.refused THEN 'refused' WHEN ${part.target.subject} IS NULL THEN 'added' ELSE 'unchanged' END AS outcome,
      '{}'::text[] AS taken, '{}'::text[] AS kept
    FROM (SELECT i.* ${expressions.join('')} FROM ${incoming(part)} i ${part.joins ?? ''}) s
    ${part.target.match}
    LEFT JOIN register_record r ON r.register = '${part.name}' AND r.key = s.key`);
  await session.run(`ANALYZE ${matched(part)} (line, key, subject_id, record_subject_id, outcome)`);
  for (const rule of part.refusals ?? []) await refuse(session, part, file, rule);
  for (const rule of part.warnings ?? []) await warn(session, part, file, rule);
  await recall(session, part, file);
  await compare(session, part, file);
}

const refuse = (session: ImportSession, part: Part, file: string, rule: SetRule): Promise<number> =>
  session.find(
    'refused',
    rule,
    file,
    `UPDATE ${matched(part)} s SET outcome = 'refused' WHERE outcome <> 'refused' AND (${rule.when})
     RETURNING line, key, ${rule.value} AS value`,
  );

const warn = (session: ImportSession, part: Part, file: string, rule: SetRule): Promise<number> =>
  session.find(
    'warned',
    rule,
    file,
    `SELECT line, key, ${rule.value} AS value FROM ${matched(part)} s
     WHERE outcome <> 'refused' AND (${rule.when}) ORDER BY line`,
  );

/**
 * Looks again at rows whose code is not in force though the register has been imported with it before: what was ended
 * or given another code by hand stays so; what an import ended comes back as a new body.
 */
async function recall(session: ImportSession, part: Part, file: string): Promise<void> {
  if (!part.target.isDated) return;
  await session.find(
    'correction-kept',
    { rule: 'ended-by-hand' },
    file,
    `UPDATE ${matched(part)} s SET outcome = 'unchanged'
     FROM ${part.target.table} t JOIN change c ON c.id = t.change_id
     WHERE t.id = s.record_subject_id AND s.outcome = 'added' AND (t.valid_to IS NULL OR c.channel <> 'IMPORT')
     RETURNING s.line, s.key, t.valid_to::text AS value`,
  );
  await session.find(
    'warned',
    { rule: 'came-back' },
    file,
    `SELECT line, key, NULL AS value FROM ${matched(part)}
     WHERE outcome = 'added' AND record_subject_id IS NOT NULL ORDER BY line`,
  );
}

/**
 * Compares three ways: the row, the hub, and what the register offered last time. A value is taken over where the hub
 * still holds what was offered; a value that the hub holds otherwise is a later correction and is kept.
 */
async function compare(session: ImportSession, part: Part, file: string): Promise<void> {
  const fields = comparedFields(part);
  const listOf = (condition: (field: string) => string) =>
    `array_remove(ARRAY[${fields.map((field) => `CASE WHEN ${condition(field)} THEN '${field}' END`).join(', ')}]::text[], NULL)`;
  const differs = (field: string) => `t.${field} IS DISTINCT FROM s.${field}`;
  const asOffered = (field: string) => `to_jsonb(t.${field}) IS NOT DISTINCT FROM r.offered -> '${field}'`;
  await session.run(`
    UPDATE ${matched(part)} s SET
      taken = ${listOf((field) => `${differs(field)} AND CASE WHEN r.id IS NULL THEN s.${field} IS NOT NULL ELSE ${asOffered(field)} END`)},
      kept = ${listOf((field) => `${differs(field)} AND r.id IS NOT NULL AND NOT (${asOffered(field)})`)},
      outcome = CASE WHEN t.source <> 'REGISTER' OR r.id IS NULL OR r.published <> s.published OR r.offered <> ${offered(part)}
        THEN 'updated' ELSE 'unchanged' END
    FROM ${matched(part)} m JOIN ${part.target.table} t ON t.id = m.subject_id
    LEFT JOIN register_record r ON r.register = '${part.name}' AND r.key = m.key AND r.subject_id = t.id
    WHERE m.key = s.key AND s.outcome = 'unchanged'`);
  await session.run(
    `UPDATE ${matched(part)} SET outcome = 'updated' WHERE outcome = 'unchanged' AND taken <> '{}'`,
  );
  await session.find(
    'correction-kept',
    { rule: 'correction-kept' },
    file,
    `SELECT s.line, s.key, k.field || ': ' || coalesce(to_jsonb(t) ->> k.field, '–') || ' ≠ '
       || coalesce(to_jsonb(s) ->> k.field, '–') AS value
     FROM ${matched(part)} s JOIN ${part.target.table} t ON t.id = s.subject_id, unnest(s.kept) AS k(field)
     ORDER BY s.line`,
  );
}

/** What a staged row `s` offers to the hub, as kept in its register record. */
export const offered = (part: Part): string =>
  `jsonb_strip_nulls(jsonb_build_object(${comparedFields(part)
    .map((field) => `'${field}', s.${field}`)
    .join(', ')}))`;
