import { seededId } from '../../../kernel/ids.ts';
import type { Partner } from '../partner.entity.ts';
import { LocalAuthorityKind, PartnerNameKind } from '../partner-kinds.ts';
import type { PartnerName } from '../partner-name.entity.ts';
import { seededPartnerId } from '../seeded-rows.ts';
import { type DemoAuthority, FIRST_DAY_OF_SAOS } from './authorities.ts';
import { Chance } from './chance.ts';
import type { DemoBody } from './demo-writer.ts';
import { placeName } from './place-names.ts';

const ALIAS_SHARE = 0.01;
const UPGRADED_SHARE = 0.2;

/** Names by which people also know one in a hundred of these bodies. */
export const demoAliases = (bodies: readonly DemoBody<Partner>[]): Partial<PartnerName>[] =>
  bodies.flatMap(({ code }) => {
    const chance = new Chance(`alias ${code}`);
    if (!chance.falls(ALIAS_SHARE)) return [];
    const { th, en } = placeName(chance);
    return [{ ...nameOf(code, PartnerNameKind.ALIAS), nameTh: th, nameEn: en }];
  });

/**
 * The time that some municipalities spent as an SAO: an upgraded body stays the same partner, and what it was before
 * is a former name with its kind. Its own first day goes back to the SAO's.
 */
export const demoUpgrades = (authorities: readonly DemoAuthority[]): Partial<PartnerName>[] =>
  authorities.flatMap(({ body }) => {
    const chance = new Chance(`upgrade ${body.code}`);
    const isMunicipality = body.localAuthorityKind === LocalAuthorityKind.SUBDISTRICT_MUNICIPALITY;
    if (!isMunicipality || !chance.falls(UPGRADED_SHARE)) return [];
    body.validFrom = FIRST_DAY_OF_SAOS;
    return [
      {
        ...nameOf(body.code, PartnerNameKind.FORMER),
        nameTh: body.nameTh,
        nameEn: body.nameEn,
        localAuthorityKind: LocalAuthorityKind.SAO,
        validFrom: FIRST_DAY_OF_SAOS,
        validTo: `${chance.between(2007, 2013)}-0${chance.between(1, 9)}-15`,
      },
    ];
  });

const nameOf = (code: string, kind: PartnerNameKind): Partial<PartnerName> => ({
  id: seededId('partner_name', `${code} ${kind}`),
  partnerId: seededPartnerId(code),
  kind,
});
