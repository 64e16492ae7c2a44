import { hubEnum } from '../../kernel/listing/index.ts';
import { ConfirmationDecision } from './confirmation.entity.ts';
import { ContactKind } from './contact-channel.entity.ts';
import {
  CodeScheme,
  CoverageKind,
  GovernmentOfficeKind,
  LinkSide,
  LinkState,
  LocalAuthorityKind,
  NetworkPartnerKind,
  OfficeTier,
  PartnerLinkKind,
  PartnerNameKind,
  PartnerType,
  SuccessionKind,
  TempleRank,
} from './partner-kinds.ts';
import { Nikaya, SanghaLevel } from './sangha-unit.entity.ts';

hubEnum(PartnerType, 'PartnerType', 'The nine types of partner.', {
  AGENCY: 'A central agency, such as the Ministry of Interior (Agency).',
  LOCAL_ADMINISTRATION_OFFICE:
    'A provincial office for local administration, สถจ. (LocalAdministrationOffice).',
  LOCAL_AUTHORITY: 'A local authority, อปท. (LocalAuthority).',
  COMMUNITY_DEVELOPMENT_OFFICE: 'A community development office, สพจ. or สพอ. (CommunityDevelopmentOffice).',
  GOVERNMENT_OFFICE: 'An office of a province or district (GovernmentOffice).',
  SANGHA_OFFICE: 'An office of a Sangha unit (SanghaOffice).',
  TEMPLE: 'A temple, วัด (Temple).',
  VILLAGE: 'A village, หมู่บ้าน (Village).',
  NETWORK_PARTNER: 'Any other partner, such as a school or a mosque (NetworkPartner).',
});

hubEnum(LocalAuthorityKind, 'LocalAuthorityKind', 'The kinds of local authority.', {
  PAO: 'Provincial administrative organisation (อบจ.).',
  CITY_MUNICIPALITY: 'City municipality (เทศบาลนคร).',
  TOWN_MUNICIPALITY: 'Town municipality (เทศบาลเมือง).',
  SUBDISTRICT_MUNICIPALITY: 'Subdistrict municipality (เทศบาลตำบล).',
  SAO: 'Subdistrict administrative organisation (อบต.).',
  SPECIAL: 'Special local authority, such as Pattaya City.',
});

hubEnum(OfficeTier, 'OfficeTier', 'The tier at which an office works.', {
  PROVINCE: 'A whole province.',
  DISTRICT: 'One district.',
});

hubEnum(GovernmentOfficeKind, 'GovernmentOfficeKind', 'The kinds of government office.', {
  PROVINCE: 'The office of a province (จังหวัด).',
  DISTRICT: 'The office of a district (ที่ว่าการอำเภอ).',
  PROVINCIAL_OFFICE_OF_BUDDHISM: 'Provincial office of Buddhism (พศจ.).',
});

hubEnum(TempleRank, 'TempleRank', 'The rank of a temple.', {
  ROYAL: 'Royal temple (พระอารามหลวง).',
  COMMONER: 'Commoner temple (วัดราษฎร์).',
});

hubEnum(NetworkPartnerKind, 'NetworkPartnerKind', 'The kinds of further partner.', {
  SCHOOL: 'School or other place of learning.',
  MOSQUE: 'Mosque.',
  CHURCH: 'Church.',
  COMPANY: 'Company or other business.',
  ASSOCIATION: 'Association or foundation.',
  OTHER: 'Another kind.',
});

hubEnum(CodeScheme, 'CodeScheme', 'Who gave a code.', {
  DOPA: 'Department of Provincial Administration: 8 digits for a village.',
  DLA: 'Department of Local Administration: 7 digits for a local authority.',
  ONAB: 'National Office of Buddhism: 11 digits for a temple.',
  HUB: 'This hub, for bodies of which no published code is known, such as CDD-5001.',
});

hubEnum(PartnerNameKind, 'PartnerNameKind', 'What a further name is.', {
  FORMER: 'A name that it had for a time.',
  ALIAS: 'Another name in use.',
  SHORT: 'An abbreviation.',
});

hubEnum(ContactKind, 'ContactKind', 'The kinds of contact channel.', {
  PHONE: 'Telephone number.',
  FAX: 'Fax number.',
  EMAIL: 'Electronic mail address.',
  LINE: 'LINE id.',
  WEBSITE: 'Address of a website.',
  ADDRESS: 'Postal address.',
});

hubEnum(ConfirmationDecision, 'ConfirmationDecision', 'What a partner said of what was said of it.', {
  CONFIRMED: 'That it is so.',
  DISPUTED: 'That it is not so.',
});

hubEnum(CoverageKind, 'CoverageKind', 'How far a local authority covers an area.', {
  COMPLETE: 'The whole area.',
  PARTIAL: 'A part of it.',
  NOT_STATED: 'The source does not say how far.',
});

hubEnum(SuccessionKind, 'SuccessionKind', 'How one partner followed another.', {
  MERGER: 'Several became one.',
  SPLIT: 'One became several.',
  REPLACEMENT: 'One took the place of another.',
});

hubEnum(PartnerLinkKind, 'PartnerLinkKind', 'What one partner is to another.', {
  SUPERVISES: 'It supervises it; only the register says so.',
  SERVES: 'It serves it.',
  PAIRED_WITH: 'A temple and a village or authority that look after each other.',
  SUPPORTS: 'It supports it, such as with money or things.',
  ADVISES: 'It gives it knowledge.',
  COOPERATES: 'It works with it.',
});

hubEnum(LinkState, 'LinkState', 'Where a tie stands between the two.', {
  CLAIMED: 'One side says so, and the other has not answered.',
  CONFIRMED: 'Both say so, or the register does.',
  DISPUTED: 'The other side says that it is not so.',
});

hubEnum(LinkSide, 'LinkSide', 'A side of a tie.', {
  FROM: 'The one from which it goes out.',
  TO: 'The one to which it goes.',
});

hubEnum(SanghaLevel, 'SanghaLevel', 'The tiers of the Sangha’s own tree.', {
  HON: 'The zone of a chief head (หน).',
  REGION: 'Region (ภาค).',
  PROVINCE: 'Province.',
  DISTRICT: 'District; not the civil one.',
  SUBDISTRICT: 'Subdistrict; not the civil one.',
});

hubEnum(Nikaya, 'Nikaya', 'The four orders.', {
  MAHANIKAYA: 'Mahanikaya (มหานิกาย).',
  DHAMMAYUT: 'Dhammayut (ธรรมยุต).',
  CHINESE: 'Chinese nikaya (จีนนิกาย).',
  ANNAM: 'Annam nikaya (อนัมนิกาย).',
});
