import type { Writing } from '../../../write/index.ts';
import { PartnerLinkKind } from '../partner-kinds.ts';
import { PartnerLink } from '../partner-link.entity.ts';
import type { NewPartner } from './new-partner.ts';

/**
 * Puts a new local authority under the provincial office for local administration of its province, as an import does;
 * there is none in Bangkok. Answers the supervisor, where there is one.
 */
export async function superviseNewcomer(
  writing: Writing,
  { id, areaId, validFrom, source }: NewPartner,
): Promise<string[]> {
  const offices: { id: string }[] = await writing.transaction.query(
    `SELECT o.id FROM area seat JOIN area p ON p.level = 'PROVINCE' AND p.code = left(seat.code, 2)
     JOIN partner o ON o.type = 'LOCAL_ADMINISTRATION_OFFICE' AND o.area_id = p.id AND o.valid_to IS NULL
     WHERE seat.id = $1 LIMIT 1`,
    [areaId],
  );
  for (const office of offices) {
    const ends = { fromId: office.id, toId: id };
    await writing.insert(PartnerLink, { kind: PartnerLinkKind.SUPERVISES, ...ends, validFrom, source });
  }
  return offices.map((office) => office.id);
}
