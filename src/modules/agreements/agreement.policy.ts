import {
  administrator,
  allOf,
  anyOf,
  capability,
  coordinatorOver,
  declarePolicy,
  type Rule,
  stewardOf,
} from '../../kernel/access/index.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementClause } from './agreement-clause.entity.ts';
import { AgreementParty } from './agreement-party.entity.ts';
import { MouRole } from './mou-role.entity.ts';
import { MouRoleGrant } from './mou-role-grant.entity.ts';

const KEEPER = {
  code: 'KEEPER_OF_AGREEMENT',
  text: {
    th: 'เป็นผู้ประสานงานของหน่วยงานที่เก็บรักษาข้อตกลงนั้น หรือของหน่วยงานที่กำกับดูแล',
    en: 'be a coordinator of the partner that keeps that agreement, or of one that supervises it',
  },
  grantedBy: { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' },
};

const keeperOfAgreement = (property: string): Rule => ({
  ...coordinatorOver(property),
  ...KEEPER,
  sql: (row) => `hub.keeps_agreement(${row(property)})`,
});

const keeperOfRole = (property: string): Rule => ({
  ...coordinatorOver(property),
  ...KEEPER,
  sql: (row) => `hub.keeps_mou_role(${row(property)})`,
});

/** A national agreement has no territory: whoever has the right in one could enter it otherwise. */
const isNotNational: Rule = {
  code: 'IS_NOT_NATIONAL',
  text: {
    th: 'ไม่ใช่ข้อตกลงระดับชาติ ซึ่งผู้ดูแลฮับเป็นผู้บันทึก',
    en: 'be about no national agreement, which an administrator enters',
  },
  grantedBy: { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' },
  sql: (row) => `${row('areaId')} IS NOT NULL`,
};

const keepers = anyOf(administrator, coordinatorOver('keeperId'));

declarePolicy(() => Agreement, {
  reading: 'SHARED',
  creating: {
    createAgreement: anyOf(
      administrator,
      allOf(isNotNational, stewardOf('keeperId'), capability('REGISTER_AGREEMENT', 'areaId')),
    ),
  },
  changing: { updateAgreement: keepers, endAgreement: keepers },
});

const ofAgreement = anyOf(administrator, keeperOfAgreement('agreementId'));

declarePolicy(() => AgreementParty, {
  reading: 'SHARED',
  creating: { addAgreementParty: ofAgreement },
  changing: { endAgreementParty: ofAgreement },
});

// To verify is to say that the wording is that of the paper: an administrator's to do, who keeps none of them.
declarePolicy(() => AgreementClause, {
  reading: 'SHARED',
  creating: { addAgreementClause: ofAgreement },
  changing: {
    updateAgreementClause: ofAgreement,
    endAgreementClause: ofAgreement,
    verifyAgreementClause: administrator,
  },
});

declarePolicy(() => MouRole, {
  reading: 'SHARED',
  creating: { createMouRole: ofAgreement },
  changing: { updateMouRole: ofAgreement, endMouRole: ofAgreement, verifyMouRole: administrator },
});

const ofRole = anyOf(administrator, keeperOfRole('roleId'));

declarePolicy(() => MouRoleGrant, {
  reading: 'SHARED',
  creating: { grantMouRole: ofRole },
  changing: { endMouRoleGrant: ofRole },
});
