import { partnersHandedOver } from '../../partners/index.ts';
import { finding } from '../report/finding.ts';
import type { RuleName } from '../report/rules.ts';
import { matched, type Part } from './part.ts';
import type { ImportSession } from './session.ts';

/** What a part ends, and why. */
interface Ending {
  rule: RuleName & ('ended-absent' | 'ended-unknown-area');
  /** Name of the file that lacks them. */
  file: string;
  /** Rows of the file whose identity can't be read: each may be one of those that seem absent. */
  illegible: number;
  /** SELECT of the id and key of what is to be ended. */
  rows: string;
}

/** Ends what an earlier import of this register brought and a complete file no longer has. */
export const endAbsent = (
  session: ImportSession,
  part: Part,
  where: Pick<Ending, 'file' | 'illegible'>,
): Promise<void> =>
  end(session, part, {
    rule: 'ended-absent',
    ...where,
    rows: `SELECT t.id, r.key FROM register_record r JOIN ${part.target.table} t ON t.id = r.subject_id
      WHERE r.register = '${part.name}' AND t.valid_to IS NULL
        AND NOT EXISTS (SELECT FROM ${matched(part)} m WHERE m.key = r.key)`,
  });

/** Ends rows by name in the report, with all that hangs on them; holds back where it can't be told which they are. */
export async function end(session: ImportSession, part: Part, ending: Ending): Promise<void> {
  const { table } = part.target;
  const { rule, file, illegible, rows } = ending;
  const isNamed = table !== 'coverage';
  const seated = table === 'area' ? sittingIn : "''";
  const ended = await session.rows<{ id: string; key: string; name: string }>(
    `SELECT e.id, e.key, ${isNamed ? 't.name_th' : 'e.key'} || ${seated} AS name
     FROM (${rows}) e JOIN ${table} t ON t.id = e.id ORDER BY e.key`,
  );
  if (ended.length === 0) return;
  if (illegible > 0) {
    session.findings.push(finding('noted', 'ends-held-back', { file, value: String(ended.length) }));
    return;
  }
  for (const { key, name } of ended)
    session.findings.push(finding('ended', rule, { file, key, value: name }));
  const ids = ended.map(({ id }) => id);
  const reason = `absent from register ${part.name} of ${session.day}`;
  const close = (of: string, condition: string, also = '') =>
    session.write(
      `UPDATE ${of} t SET valid_to = $2, ${also} version = version + 1, change_id = $3
       WHERE valid_to IS NULL AND (${condition})`,
      [ids, session.day, session.changeId],
    );
  if (table === 'partner') {
    await close('partner_code', 'partner_id = ANY ($1)');
    await close('partner_link', 'from_id = ANY ($1) OR to_id = ANY ($1)');
    await close('coverage', 'authority_id = ANY ($1)');
    await close('partner', 'id = ANY ($1)', `end_reason = '${reason}',`);
    await endPlaces(session, ids);
  } else {
    await close(table, 'id = ANY ($1)');
    if (table === 'sangha_unit') {
      const offices = `type = 'SANGHA_OFFICE' AND sangha_unit_id = ANY ($1)`;
      const seats = await session.rows<{ id: string }>(
        `SELECT id FROM partner WHERE ${offices} AND valid_to IS NULL`,
        [ids],
      );
      await close('partner', offices, `end_reason = '${reason}',`);
      await endPlaces(
        session,
        seats.map(({ id }) => id),
      );
    }
  }
}

/** What ended bodies held of other modules ends as it does where somebody ends a body by hand. */
async function endPlaces(session: ImportSession, partnerIds: readonly string[]): Promise<void> {
  const ended = await partnersHandedOver.ended(session, { partnerIds, on: session.day });
  session.written += Object.values(ended).reduce((sum, count) => sum + count, 0);
}

/** How many bodies in force sit in an area that is ended: somebody will have to say where they sit now. */
const sittingIn = `coalesce((SELECT ' (' || count(*) || ')' FROM partner p
  WHERE p.area_id = t.id AND p.valid_to IS NULL HAVING count(*) > 0), '')`;
