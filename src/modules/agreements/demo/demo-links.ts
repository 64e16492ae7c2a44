import { seededId } from '../../../kernel/ids.ts';
import {
  Chance,
  type Confirmation,
  ConfirmationDecision,
  type DemoNetworkDistrict,
  type DemoPartner,
  type DemoTambon,
  daysAfter,
  LinkSide,
  LinkState,
  officeOf,
  type PartnerLink,
  PartnerLinkKind,
} from '../../partners/index.ts';
import type { DemoAgreement } from './demo-agreements.ts';

/** A made-up tie, and what the other side said of it where it has answered. */
export interface DemoLink {
  link: Partial<PartnerLink> & { id: string; fromId: string; toId: string; state: LinkState };
  answer: Partial<Confirmation> | undefined;
}

/** Where there is no agreement of their own, in so many subdistricts a temple is paired with a village all the same. */
const PAIRED_ANYWAY_SHARE = 0.25;
const CONFIRMED_SHARE = 0.72;
const DISPUTED_SHARE = 0.08;
const ON_PAPER_SHARE = 0.35;

/**
 * The ties in a subdistrict: the temple of its agreement with the villages in it, the authority with the temple, the
 * district's development office with the authority, schools and companies with a temple. Whoever claims one has the MOU
 * role for it: villages by an agreement of their own only, temples by that of the province.
 */
export function demoLinks(
  district: DemoNetworkDistrict,
  tambon: DemoTambon,
  agreements: { province: DemoAgreement; tambon: DemoAgreement | undefined },
): DemoLink[] {
  const chance = new Chance(`links ${tambon.code}`);
  const { tambon: own } = agreements;
  const within = (list: readonly DemoPartner[]) =>
    list.filter(({ id }) => own?.parties.some(({ partnerId }) => partnerId === id));
  const [temple] = own ? within(tambon.temples) : chance.shuffled(tambon.temples);
  const [authority] = own ? within(tambon.authorities) : tambon.authorities;
  if (temple === undefined || authority === undefined) return [];
  const tie = tying(chance, own ?? agreements.province);
  const { FROM, TO } = LinkSide;
  const adviser = { id: officeOf('CDD', district), code: `CDD-${district.code}` };
  const supporters = tambon.supporters.map((supporter) => tie('SUPPORTS', supporter, temple, TO));
  if (own === undefined) {
    const [village] = chance.shuffled(tambon.villages);
    const isPaired = chance.falls(PAIRED_ANYWAY_SHARE) && village !== undefined;
    return isPaired ? [tie('PAIRED_WITH', temple, village, FROM), ...supporters] : supporters;
  }
  return [
    ...within(tambon.villages).map((village) =>
      tie('PAIRED_WITH', temple, village, chance.falls(0.6) ? FROM : TO),
    ),
    tie('COOPERATES', authority, temple, FROM),
    ...(chance.falls(0.5) ? [tie('ADVISES', adviser, authority, FROM)] : []),
    ...supporters,
  ];
}

type End = Pick<DemoPartner, 'id' | 'code'>;

const tying =
  (chance: Chance, agreement: DemoAgreement) =>
  (kind: `${PartnerLinkKind}`, from: End, to: End, claimedBy: LinkSide): DemoLink => {
    const id = seededId('partner_link', `${from.code} ${kind} ${to.code}`);
    const validFrom = daysAfter(agreement.signedOn, chance.between(0, 120));
    const state = stateOf(chance);
    const other = claimedBy === LinkSide.FROM ? to : from;
    const isOnPaper = chance.falls(ON_PAPER_SHARE);
    const number = chance.between(1, 400);
    return {
      link: {
        id,
        kind: PartnerLinkKind[kind],
        fromId: from.id,
        toId: to.id,
        state,
        claimedBy,
        agreementId: agreement.id,
        validFrom,
      },
      answer:
        state === LinkState.CLAIMED
          ? undefined
          : {
              id: seededId('confirmation', id),
              objectType: 'PartnerLink',
              objectId: id,
              partnerId: other.id,
              decision:
                state === LinkState.CONFIRMED
                  ? ConfirmationDecision.CONFIRMED
                  : ConfirmationDecision.DISPUTED,
              onBehalf: isOnPaper,
              paperReference: isOnPaper ? `ที่ 0023/${number} (จำลอง)` : null,
              paperDate: isOnPaper ? daysAfter(validFrom, 21) : null,
            },
    };
  };

function stateOf(chance: Chance): LinkState {
  if (chance.falls(CONFIRMED_SHARE)) return LinkState.CONFIRMED;
  return chance.falls(DISPUTED_SHARE / (1 - CONFIRMED_SHARE)) ? LinkState.DISPUTED : LinkState.CLAIMED;
}
