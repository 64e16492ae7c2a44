import { seededId } from '../../kernel/ids.ts';
import type { PartnerCode } from './partner-code.entity.ts';
import { CodeScheme, PartnerLinkKind } from './partner-kinds.ts';
import type { PartnerLink } from './partner-link.entity.ts';

/** The id of the partner that the hub itself has given this code of the scheme HUB. */
export const seededPartnerId = (hubCode: string): string => seededId('partner', hubCode);

export const hubCodeRow = (hubCode: string, validTo: string | null = null): Partial<PartnerCode> => ({
  id: seededId('partner_code', hubCode),
  partnerId: seededPartnerId(hubCode),
  scheme: CodeScheme.HUB,
  code: hubCode,
  validTo,
});

/** Supervision of one seeded partner by another, both by their HUB codes. */
export const supervisionRow = (
  supervisor: string,
  supervised: string,
  validTo: string | null = null,
): Partial<PartnerLink> => ({
  id: seededId('partner_link', `${supervisor} supervises ${supervised}`),
  kind: PartnerLinkKind.SUPERVISES,
  fromId: seededPartnerId(supervisor),
  toId: seededPartnerId(supervised),
  validTo,
});
