export { Coverage } from './coverage.entity.ts';
export {
  Agency,
  CommunityDevelopmentOffice,
  GovernmentOffice,
  LocalAdministrationOffice,
  LocalAuthority,
  NetworkPartner,
  Partner,
  SanghaOffice,
  Temple,
  Village,
} from './partner.entity.ts';
export { PartnerCode } from './partner-code.entity.ts';
export * from './partner-kinds.ts';
export { PartnerLink } from './partner-link.entity.ts';
export { PartnerName } from './partner-name.entity.ts';
export { PartnerSuccession } from './partner-succession.entity.ts';
export { Nikaya, SanghaLevel, SanghaUnit } from './sangha-unit.entity.ts';
export { CoverageApi } from './coverage.type.ts';
export { PartnerQueries } from './partner.resolver.ts';
export { PartnerApi } from './partner.type.ts';
export { SanghaQueries, SanghaUnitApi } from './sangha-unit.type.ts';
import './partner-lists.ts';
