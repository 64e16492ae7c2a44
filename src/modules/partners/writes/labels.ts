import type { BilingualText } from '../../../kernel/errors.ts';
import type { Writing } from '../../../write/index.ts';

const LABELLED =
  'type, local_authority_kind, office_tier, government_office_kind, name_th, name_en, moo_no, area_id, sangha_unit_id, source';

/** The label of a partner, by which a refusal names it. */
export async function labelOf(writing: Writing, partnerId: string): Promise<BilingualText> {
  const [label]: BilingualText[] = await writing.transaction.query(
    `SELECT hub.partner_label(${LABELLED}, 'th') AS th, hub.partner_label(${LABELLED}, 'en') AS en
     FROM partner WHERE id = $1`,
    [partnerId],
  );
  return label!;
}
