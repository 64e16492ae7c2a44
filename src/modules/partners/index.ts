export { confirm, PaperInput, type Saying } from './confirm.ts';
export { Confirmation, ConfirmationDecision } from './confirmation.entity.ts';
export { ConfirmationApi } from './confirmation.type.ts';
export { ContactChannel, ContactKind } from './contact-channel.entity.ts';
export { Coverage } from './coverage.entity.ts';
export { CoverageApi } from './coverage.type.ts';
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
export { PartnerMutations } from './partner.mutations.ts';
export { confirmersOf } from './partner.policy.ts';
export { PartnerQueries } from './partner.resolver.ts';
export { PartnerApi } from './partner.type.ts';
export { PartnerCode } from './partner-code.entity.ts';
export * from './partner-kinds.ts';
export { PartnerLink } from './partner-link.entity.ts';
export { PartnerMatch } from './partner-match.entity.ts';
export { PartnerName } from './partner-name.entity.ts';
export { PartnerPartMutations } from './partner-part.mutations.ts';
export { PartnerSuccession } from './partner-succession.entity.ts';
export { seedRegisterDuties } from './register-duties.ts';
export { RegisterDuty } from './register-duty.entity.ts';
export { RegisterDutyMutations } from './register-duty.mutations.ts';
export { RegisterDutyQueries } from './register-duty.type.ts';
export { Nikaya, SanghaLevel, SanghaUnit } from './sangha-unit.entity.ts';
export { SanghaQueries, SanghaUnitApi } from './sangha-unit.type.ts';
export { endRow } from './writes/end-one.ts';
export {
  type Ending,
  type HandedOver,
  type Merger,
  partnersHandedOver,
  type Succession,
  type SystemWriting,
} from './writes/handing-over.ts';
export {
  ENDS_ON_DAY,
  type HeldOnce,
  moveRows,
  type Passage,
  standsOnDay,
  type United,
  uniteHeldOnce,
} from './writes/held-once.ts';
export {
  apiTypeOf,
  areaCodesOf,
  hasEnded,
  holdPartner,
  mustBeInForce,
  PARTNER_TYPES,
  partnerNamed,
  partnerOf,
  refOf,
} from './writes/partner-to-change.ts';
export { areaInForce } from './writes/places.ts';

import './contact-channel.type.ts';
import './partner-lists.ts';

export { Chance } from './demo/chance.ts';
export {
  dayBetween,
  daysAfter,
  daysBetween,
  earlierOf,
  fiscalYearBEOf,
  laterOf,
  workingDay,
} from './demo/demo-days.ts';
export { DEMO_ENDED, type DemoEnding, demoEndings } from './demo/demo-ending.ts';
export {
  authoritiesOf,
  DEMO_TODAY,
  type DemoNetworkDistrict,
  type DemoNetworkProvince,
  type DemoPartner,
  type DemoTambon,
  MADE_UP_EN,
  MADE_UP_TH,
  officeOf,
  readDemoNetwork,
  tambonsOf,
} from './demo/demo-network.ts';
export { DemoWriter } from './demo/demo-writer.ts';
export { DEMO_TYPES, demoIsActive, type EndedDemo, endDemo } from './demo/end-demo.ts';
export { seedDemo } from './demo/seed-demo.ts';
export { type DerivedOffices, ensureReferenceOffices } from './reference-offices.ts';
export { seedReferencePartners } from './reference-partners.ts';
export { seededPartnerId } from './seeded-rows.ts';
