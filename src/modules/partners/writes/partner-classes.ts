import {
  Agency,
  CommunityDevelopmentOffice,
  GovernmentOffice,
  LocalAdministrationOffice,
  LocalAuthority,
  NetworkPartner,
  type Partner,
  SanghaOffice,
  Temple,
  Village,
} from '../partner.entity.ts';
import { PartnerType } from '../partner-kinds.ts';

/** The table class of each type, which alone knows the columns that only this type has. */
export const CLASS_OF: Record<PartnerType, new () => Partner> = {
  [PartnerType.AGENCY]: Agency,
  [PartnerType.LOCAL_ADMINISTRATION_OFFICE]: LocalAdministrationOffice,
  [PartnerType.LOCAL_AUTHORITY]: LocalAuthority,
  [PartnerType.COMMUNITY_DEVELOPMENT_OFFICE]: CommunityDevelopmentOffice,
  [PartnerType.GOVERNMENT_OFFICE]: GovernmentOffice,
  [PartnerType.SANGHA_OFFICE]: SanghaOffice,
  [PartnerType.TEMPLE]: Temple,
  [PartnerType.VILLAGE]: Village,
  [PartnerType.NETWORK_PARTNER]: NetworkPartner,
};
