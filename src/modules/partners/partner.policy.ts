import {
  administrator,
  allOf,
  anyOf,
  auditor,
  capability,
  coordinator,
  coordinatorOver,
  declarePolicy,
  memberOf,
  overseerOf,
  type Rule,
  stewardOf,
  system,
} from '../../kernel/access/index.ts';
import { Confirmation } from './confirmation.entity.ts';
import { ContactChannel } from './contact-channel.entity.ts';
import { Coverage } from './coverage.entity.ts';
import { Partner } from './partner.entity.ts';
import { PartnerCode } from './partner-code.entity.ts';
import { PartnerLink } from './partner-link.entity.ts';
import { PartnerName } from './partner-name.entity.ts';
import { PartnerSuccession } from './partner-succession.entity.ts';
import { RegisterDuty } from './register-duty.entity.ts';
import { SanghaUnit } from './sangha-unit.entity.ts';

const KEEPER = {
  code: 'KEEPER_OF_REGISTER',
  text: {
    th: 'เป็นผู้ประสานงานของหน่วยงานที่ดูแลทะเบียนประเภทนั้นในพื้นที่หรือเขตปกครองคณะสงฆ์นั้น',
    en: 'be a coordinator of the office that keeps this part of the register in that area or Sangha unit',
  },
  grantedBy: { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' },
  viewer: `(SELECT hub.has_role('COORDINATOR')) AND EXISTS (SELECT FROM hub.partner p
    JOIN hub.register_duty d ON d.keeper_type = p.type AND d.is_in_force WHERE p.id = (SELECT hub.own_partner()))`,
};

/** Whoever keeps the register's entries of the row's type in its area or Sangha unit (see RegisterDuty). */
const keeper: Rule = {
  ...KEEPER,
  sql: (row) => `hub.keeps(${row('type')}, ${row('areaId')}, ${row('sanghaUnitId')})`,
};

/** The same for rows that belong to a partner. */
const keeperOf = (property: string): Rule => ({
  ...KEEPER,
  sql: (row) => `hub.keeps_partner(${row(property)})`,
});

const isNetworkPartner: Rule = {
  code: 'IS_NETWORK_PARTNER',
  text: { th: 'เป็นภาคีเครือข่ายประเภทอื่น', en: 'be about a network partner of another kind' },
  grantedBy: { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' },
  sql: (row) => `${row('type')} = 'NETWORK_PARTNER'`,
};

const keepers = anyOf(administrator, keeper);
const keepersAndItself = anyOf(keepers, stewardOf('id'));

declarePolicy(() => Partner, {
  reading: 'SHARED',
  creating: {
    createPartner: anyOf(
      administrator,
      keeper,
      allOf(isNetworkPartner, coordinator, capability('REGISTER_NETWORK_PARTNER', 'areaId')),
    ),
  },
  changing: {
    updatePartner: keepersAndItself,
    movePartner: keepers,
    changeAuthorityKind: keepers,
    renamePartner: keepers,
    endPartner: keepers,
    mergePartners: keepers,
    recordSuccession: keepers,
    addPartnerCode: keepers,
    endPartnerCode: keepers,
    addPartnerAlias: keepersAndItself,
    endPartnerAlias: keepersAndItself,
    setCoverage: keepers,
    endCoverage: keepers,
  },
});

const keepersOf = (property: string) => anyOf(administrator, keeperOf(property));
const keepersOfAndItself = (property: string) => anyOf(keepersOf(property), stewardOf(property));

/**
 * Who says that a partner confirms, declines, acknowledges or answers: itself, or by its paper whoever answers for it. A
 * village or temple without an account is supervised by nobody; the office that keeps its entry in the register is near.
 */
export const confirmersOf = (property: string) =>
  anyOf(administrator, stewardOf(property), coordinatorOver(property), keeperOf(property));

const alongside = (rules: ReturnType<typeof anyOf>) => ({
  reading: 'SHARED' as const,
  alongside: { inserting: rules, updating: rules },
});

declarePolicy(() => PartnerCode, alongside(keepersOf('partnerId')));
declarePolicy(() => PartnerName, alongside(keepersOfAndItself('partnerId')));
declarePolicy(() => Coverage, alongside(keepersOf('authorityId')));
const isNoSupervision: Rule = {
  code: 'IS_NO_SUPERVISION',
  text: {
    th: 'ไม่ใช่การกำกับดูแล ซึ่งมาจากทะเบียนเท่านั้น',
    en: 'be about no supervision, which only the register states',
  },
  grantedBy: { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' },
  sql: (row) => `${row('kind')} <> 'SUPERVISES'`,
};

const claimer: Rule = {
  ...stewardOf('fromId'),
  code: 'STEWARD_OF_CLAIMING_SIDE',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของฝ่ายที่แจ้งความเชื่อมโยง',
    en: 'be a coordinator or reporting officer of the side that claims the tie',
  },
  sql: (row) =>
    `CASE ${row('claimedBy')} WHEN 'FROM' THEN ${row('fromId')} ELSE ${row('toId')} END = (SELECT hub.own_partner()) AND ((SELECT hub.has_role('COORDINATOR')) OR (SELECT hub.has_role('REPORTING_OFFICER')))`,
};

/** Wherever the partner has it: a tie lies in no area. */
const claimsLinks: Rule = {
  ...capability('CLAIM_LINK', 'toId'),
  sql: () => `(SELECT hub.has_capability('CLAIM_LINK', NULL))`,
};

/** The same rule for either side of a tie. */
const ofEitherSide = (rule: (property: string) => Rule): Rule => ({
  ...rule('fromId'),
  sql: (row) => `${rule('fromId').sql(row)} OR ${rule('toId').sql(row)}`,
});

const changers = anyOf(
  administrator,
  allOf(
    isNoSupervision,
    anyOf(ofEitherSide(stewardOf), ofEitherSide(coordinatorOver), ofEitherSide(keeperOf)),
  ),
);

declarePolicy(() => PartnerLink, {
  reading: 'SHARED',
  creating: { claimLink: anyOf(administrator, allOf(isNoSupervision, claimer, claimsLinks)) },
  changing: { answerLink: changers, endLink: changers },
  alongside: { inserting: keepersOf('toId'), updating: keepersOf('toId') },
});
declarePolicy(() => PartnerSuccession, alongside(keepersOf('successorId')));
declarePolicy(() => SanghaUnit, { reading: 'SHARED' });
declarePolicy(() => RegisterDuty, {
  reading: 'SHARED',
  changing: { setRegisterDuty: administrator },
  alongside: { inserting: administrator },
});

const contactStewards = anyOf(administrator, stewardOf('partnerId'), coordinatorOver('partnerId'));

declarePolicy(() => ContactChannel, {
  // The commonest ground first: the others are then not looked at. The system reads them as well, since they end with
  // their partner, whoever ends it.
  reading: anyOf(memberOf('partnerId'), overseerOf('partnerId'), administrator, auditor, system),
  creating: { addContactChannel: contactStewards },
  changing: { updateContactChannel: contactStewards, endContactChannel: contactStewards },
});

declarePolicy(() => Confirmation, { reading: 'SHARED', creating: { confirm: confirmersOf('partnerId') } });
