import { newId } from '../../../kernel/ids.ts';
import { insertRows, type Writing } from '../../../write/index.ts';
import { PartnerLink } from '../partner-link.entity.ts';
import type { Passage } from './held-once.ts';

/**
 * What a partner and others have said of each other: claimed or confirmed, and not ended by the day. The register states
 * supervision of the successor apart, and what the successor has of the same is its own. The other end may not be one that
 * ends as well.
 */
const TIES = `
  WITH tie AS (
    SELECT l.kind, l.state, l.claimed_by, l.agreement_id, l.remark_th, l.source, greatest(l.valid_from, $3::date)::text AS valid_from,
      l.valid_to::text AS valid_to, CASE l.from_id WHEN $1 THEN $2::uuid ELSE l.from_id END AS from_id,
      CASE l.to_id WHEN $1 THEN $2::uuid ELSE l.to_id END AS to_id
    FROM partner_link l
    WHERE $1 IN (l.from_id, l.to_id) AND l.kind <> 'SUPERVISES' AND l.state <> 'DISPUTED'
      AND (l.valid_to IS NULL OR l.valid_to > $3))
  SELECT kind, state, claimed_by AS "claimedBy", agreement_id AS "agreementId", remark_th AS "remarkTh", source,
    valid_from AS "validFrom", valid_to AS "validTo", from_id AS "fromId", to_id AS "toId" FROM tie
  WHERE from_id <> to_id AND NOT from_id = ANY($4::uuid[]) AND NOT to_id = ANY($4::uuid[]) AND NOT EXISTS (
    SELECT FROM partner_link o WHERE o.kind = tie.kind AND o.from_id = tie.from_id AND o.to_id = tie.to_id
      AND (o.valid_to IS NULL OR o.valid_to > $3))
  ORDER BY kind, from_id, to_id`;

/**
 * The ties with which the only successor of a partner goes on from the day on, asked before they end.
 * @param passage.without those that end together with the partner
 */
export const tiesThatGoOn = (
  writing: Writing,
  { from, to, day, without }: Passage & { without: readonly string[] },
): Promise<Partial<PartnerLink>[]> => writing.transaction.query(TIES, [from, to, day, without]);

/** Writes them as the successor's. The system does it: whoever records a succession is not a side of all of them. */
export const goOnWithTies = (writing: Writing, ties: readonly Partial<PartnerLink>[]): Promise<void> =>
  writing.asSystem((transaction) =>
    insertRows(
      transaction,
      PartnerLink,
      ties.map((tie) => ({ ...tie, id: newId() })),
      { version: 1, changeId: writing.changeId },
    ),
  );
