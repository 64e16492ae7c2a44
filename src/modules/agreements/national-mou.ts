import type { EntityManager } from 'typeorm';
import { seededId } from '../../kernel/ids.ts';
import { DataSourceKind, insertRows } from '../../write/index.ts';
import { PartnerType } from '../partners/index.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementClause } from './agreement-clause.entity.ts';
import {
  AgreementKind,
  AgreementLevel,
  ClauseKind,
  MouCapability,
  PartyCapacity,
} from './agreement-kinds.ts';
import { AgreementParty } from './agreement-party.entity.ts';
import { MouRole } from './mou-role.entity.ts';

/** The day on which the national MOU was signed: 24 February BE 2565. */
const SIGNED_ON = '2022-02-24';

const NATIONAL = 'MOU-2565-02-24';

/** The id of the national MOU, the same on every machine. */
export const nationalMouId = (): string => seededId('agreement', NATIONAL);

/** The three signatories, by their HUB codes. */
const SIGNATORIES = ['SANGHA_WELFARE', 'MOI', 'KMITL'] as const;

const partyId = (code: string): string => seededId('agreement_party', `${NATIONAL} ${code}`);

/** The id of a clause of the national MOU by its number, the same on every machine. */
export const nationalClauseId = (number: string): string =>
  seededId('agreement_clause', `${NATIONAL} ${number}`);

/** The id of a role of the national MOU by its code, the same on every machine. */
export const nationalRoleId = (code: string): string => seededId('mou_role', `${NATIONAL} ${code}`);

/**
 * Clauses 2 and 3.3 are known by the founding letter, which names what they are about; their wording could not be found,
 * nor that of the rest of clause 3. What stands here says what is known, and is marked unverified.
 */
const CLAUSES = [
  {
    number: '2',
    kind: ClauseKind.OBJECTIVE,
    textTh: 'วัตถุประสงค์ของบันทึกข้อตกลง (ยังไม่พบถ้อยคำเต็ม)',
    textEn: 'The objectives of the memorandum (full wording not found)',
  },
  {
    number: '3',
    kind: ClauseKind.MISSION,
    textTh: 'ภารกิจของแต่ละฝ่าย (ยังไม่พบถ้อยคำเต็ม)',
    textEn: 'The missions of each party (full wording not found)',
  },
  {
    number: '3.3',
    kind: ClauseKind.MISSION,
    party: 'MOI',
    textTh: 'ภารกิจของกระทรวงมหาดไทย (ยังไม่พบถ้อยคำเต็ม)',
    textEn: 'The missions of the Ministry of Interior (full wording not found)',
  },
] as const;

interface ProposedRole {
  code: string;
  labelTh: string;
  labelEn: string;
  clause: (typeof CLAUSES)[number]['number'];
  partnerTypes: PartnerType[];
  capabilities: MouCapability[];
  isAskedFor?: boolean;
}

const C = MouCapability;

/** A proposal: no list of roles could be found. An administrator edits and confirms it. */
const ROLES: readonly ProposedRole[] = [
  {
    code: 'NETWORK_LEAD',
    labelTh: 'หน่วยงานส่วนกลางผู้ขับเคลื่อน',
    labelEn: 'Central agency that drives the work',
    clause: '3',
    partnerTypes: [PartnerType.AGENCY],
    capabilities: [
      C.ISSUE_DIRECTIVE,
      C.PASS_ON_DIRECTIVE,
      C.PUBLISH_RESOURCE,
      C.REGISTER_AGREEMENT,
      C.REGISTER_NETWORK_PARTNER,
      C.CLAIM_LINK,
      C.JOIN_PROJECT,
      C.ADVISE_PROJECT,
      C.RECORD_ACTIVITY,
    ],
  },
  {
    code: 'PROVINCIAL_COORDINATOR',
    labelTh: 'ผู้ประสานงานระดับจังหวัด',
    labelEn: 'Provincial coordinator',
    clause: '3.3',
    partnerTypes: [PartnerType.LOCAL_ADMINISTRATION_OFFICE],
    capabilities: [
      C.APPROVE_PROJECT,
      C.JOIN_PROJECT,
      C.REGISTER_AGREEMENT,
      C.REGISTER_NETWORK_PARTNER,
      C.CLAIM_LINK,
      C.PUBLISH_RESOURCE,
      C.ISSUE_DIRECTIVE,
      C.PASS_ON_DIRECTIVE,
      C.RECORD_ACTIVITY,
    ],
  },
  {
    code: 'AREA_HOST',
    labelTh: 'เจ้าภาพพื้นที่ต้นแบบ',
    labelEn: 'Host of the model area',
    clause: '3.3',
    partnerTypes: [PartnerType.LOCAL_AUTHORITY],
    capabilities: [
      C.PROPOSE_PROJECT,
      C.HOST_PROJECT,
      C.JOIN_PROJECT,
      C.RECORD_ACTIVITY,
      C.RUN_HELP_CENTRE,
      C.REGISTER_NETWORK_PARTNER,
      C.CLAIM_LINK,
      C.PUBLISH_RESOURCE,
    ],
    isAskedFor: true,
  },
  {
    code: 'KNOWLEDGE_ADVISER',
    labelTh: 'ที่ปรึกษาด้านความรู้',
    labelEn: 'Knowledge adviser',
    clause: '3.3',
    partnerTypes: [PartnerType.COMMUNITY_DEVELOPMENT_OFFICE],
    capabilities: [C.ADVISE_PROJECT, C.JOIN_PROJECT, C.RECORD_ACTIVITY, C.PUBLISH_RESOURCE, C.CLAIM_LINK],
    isAskedFor: true,
  },
  {
    code: 'TEMPLE_PARTNER',
    labelTh: 'วัดผู้เกื้อหนุนชุมชน',
    labelEn: 'Temple that supports the community',
    clause: '3',
    partnerTypes: [PartnerType.TEMPLE],
    capabilities: [C.JOIN_PROJECT, C.RECORD_ACTIVITY, C.CLAIM_LINK],
    isAskedFor: true,
  },
  {
    code: 'COMMUNITY_PARTNER',
    labelTh: 'ชุมชนผู้เกื้อหนุนวัด',
    labelEn: 'Community that supports the temple',
    clause: '3',
    partnerTypes: [PartnerType.VILLAGE],
    capabilities: [C.JOIN_PROJECT, C.RECORD_ACTIVITY, C.CLAIM_LINK],
    isAskedFor: true,
  },
  {
    code: 'SANGHA_COORDINATOR',
    labelTh: 'คณะสงฆ์ผู้ประสานงานสาธารณสงเคราะห์',
    labelEn: 'Sangha office that coordinates public welfare',
    clause: '3',
    partnerTypes: [PartnerType.SANGHA_OFFICE],
    capabilities: [
      C.REGISTER_AGREEMENT,
      C.JOIN_PROJECT,
      C.RECORD_ACTIVITY,
      C.PASS_ON_DIRECTIVE,
      C.PUBLISH_RESOURCE,
      C.CLAIM_LINK,
    ],
  },
  {
    code: 'AREA_SUPPORTER',
    labelTh: 'หน่วยงานสนับสนุนในพื้นที่',
    labelEn: 'Government office that supports the area',
    clause: '3.3',
    partnerTypes: [PartnerType.GOVERNMENT_OFFICE],
    capabilities: [C.JOIN_PROJECT, C.RECORD_ACTIVITY, C.PASS_ON_DIRECTIVE, C.CLAIM_LINK],
  },
  {
    code: 'NETWORK_SUPPORTER',
    labelTh: 'ภาคีเครือข่ายผู้สนับสนุน',
    labelEn: 'Further partner that supports',
    clause: '3',
    partnerTypes: [PartnerType.NETWORK_PARTNER],
    capabilities: [C.JOIN_PROJECT, C.RECORD_ACTIVITY, C.CLAIM_LINK],
  },
];

/** The signatories that the register has; an older one need not know all of them. */
async function signatoriesIn(transaction: EntityManager): Promise<{ id: string; partnerId: string }[]> {
  const found: { code: string; partnerId: string }[] = await transaction.query(
    `SELECT code, partner_id AS "partnerId" FROM partner_code WHERE scheme = 'HUB' AND code = ANY($1) ORDER BY code`,
    [[...SIGNATORIES]],
  );
  return found.map(({ code, partnerId }) => ({ id: partyId(code), partnerId }));
}

/**
 * Writes the national MOU: its three signatories, the clauses that are known by number, and a proposal of roles. The
 * facts are those of press reports of the day; wording and roles are marked unverified.
 */
export async function seedNationalMou(transaction: EntityManager, changeId: string): Promise<void> {
  const agreementId = nationalMouId();
  const shared = { source: DataSourceKind.REFERENCE, changeId, validFrom: SIGNED_ON };
  const mou: Partial<Agreement> = {
    id: agreementId,
    kind: AgreementKind.MOU,
    level: AgreementLevel.NATIONAL,
    titleTh: 'บทบาทในการเกื้อหนุนระหว่างวัดและชุมชนให้มีความสุขอย่างยั่งยืน',
    titleEn: 'Roles of mutual support between temples and communities for lasting happiness',
    signedOn: SIGNED_ON,
    signedAtTh: 'พระอุโบสถวัดพระเชตุพนวิมลมังคลาราม',
    signedAtEn: 'The ubosot of Wat Phra Chetuphon',
  };
  await insertRows(transaction, Agreement, [mou], shared);
  const parties = await signatoriesIn(transaction);
  await insertRows(transaction, AgreementParty, parties, {
    ...shared,
    agreementId,
    capacity: PartyCapacity.SIGNATORY,
  });
  const isParty = (code: string) => parties.some(({ id }) => id === partyId(code));
  const clauses = CLAUSES.map((clause, at) => ({
    id: nationalClauseId(clause.number),
    number: clause.number,
    position: at + 1,
    kind: clause.kind,
    partyId: 'party' in clause && isParty(clause.party) ? partyId(clause.party) : null,
    textTh: clause.textTh,
    textEn: clause.textEn,
  }));
  await insertRows(transaction, AgreementClause, clauses, { ...shared, agreementId, isVerified: false });
  const roles = ROLES.map(({ clause, isAskedFor = false, ...role }) => ({
    ...role,
    id: nationalRoleId(role.code),
    clauseId: nationalClauseId(clause),
    isAskedFor,
  }));
  await insertRows(transaction, MouRole, roles, { ...shared, agreementId, isVerified: false });
}
