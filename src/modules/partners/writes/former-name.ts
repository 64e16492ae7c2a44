import { type Problems, type Writing } from '../../../write/index.ts';
import type { LocalAuthority, Partner } from '../partner.entity.ts';
import { PartnerNameKind } from '../partner-kinds.ts';
import { PartnerName } from '../partner-name.entity.ts';

/** The first day of a partner's present name and kind, as far as it is known: the last of those before, else its own first. */
export async function presentSince(writing: Writing, { id, validFrom }: Partner): Promise<string | null> {
  const [former]: { names: number; last: string | null }[] = await writing.transaction.query(
    `SELECT count(*)::int AS names, max(valid_to)::text AS last FROM partner_name
     WHERE partner_id = $1 AND kind = 'FORMER'`,
    [id],
  );
  return former!.names > 0 ? former!.last : validFrom;
}

/** Checks the time of what is to become the former name or kind: it can't end before it began. */
export function checkFormerTime(
  problems: Problems,
  validFrom: string | null,
  since: string | null | undefined,
): void {
  problems.day('since', since);
  problems.inOrder('since', validFrom, since);
}

/** Keeps the name and the kind that a partner has had so far, as what it had for a time. */
export async function keepFormerName(
  writing: Writing,
  partner: Partner,
  time: { validFrom: string | null; validTo: string | null },
): Promise<void> {
  const { localAuthorityKind } = partner as Partial<LocalAuthority>;
  await writing.insert(PartnerName, {
    partnerId: partner.id,
    kind: PartnerNameKind.FORMER,
    nameTh: partner.nameTh,
    nameEn: partner.nameEn,
    localAuthorityKind: localAuthorityKind ?? null,
    ...time,
    source: partner.source,
  });
}
