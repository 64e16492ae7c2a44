import type { Problems, Writing } from '../../../write/index.ts';
import type { Agreement } from '../agreement.entity.ts';
import type { MouRole } from '../mou-role.entity.ts';

/** By type, what no role in force of the agreements above gives it; nothing where an administrator asks. */
const NOT_GIVEN = `SELECT t.type || ': ' || string_agg(c.capability::text, ', ' ORDER BY c.capability) AS lacking
  FROM unnest($2::hub.partner_type[]) AS t(type) CROSS JOIN unnest($3::hub.mou_capability[]) AS c(capability)
  WHERE NOT hub.has_role('ADMIN') AND NOT EXISTS (
    SELECT FROM mou_role r WHERE r.agreement_id = ANY(hub.agreement_line($1)) AND r.agreement_id <> $1
      AND t.type = ANY(r.partner_types) AND c.capability = ANY(r.capabilities)
      AND hub.holds_on(r.valid_from, r.valid_to, hub.today()))
  GROUP BY t.type ORDER BY t.type`;

/**
 * Whoever keeps an agreement hands on what those above it give, and no more: it could otherwise give itself any right there
 * is. An administrator enters what goes further.
 */
export async function mustBeGivenAbove(
  writing: Writing,
  problems: Problems,
  agreement: Agreement,
  { partnerTypes, capabilities }: Pick<MouRole, 'partnerTypes' | 'capabilities'>,
): Promise<void> {
  const found: { lacking: string }[] = await writing.transaction.query(NOT_GIVEN, [
    agreement.id,
    partnerTypes,
    capabilities,
  ]);
  if (found.length === 0) return;
  const lacking = found.map((row) => row.lacking).join('; ');
  problems.bad('capabilities', 'given to these types by an agreement above', lacking, {
    th: `ข้อตกลงชั้นบนมิได้ให้อำนาจนี้แก่ประเภทนั้น (${lacking}) ผู้ดูแลฮับเท่านั้นที่เพิ่มได้`,
    en: `No agreement above gives this to that type (${lacking}); only an administrator of the hub adds it`,
  });
}
