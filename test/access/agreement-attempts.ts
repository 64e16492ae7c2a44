import { toGlobalId } from '../../src/kernel/listing/index.ts';
import type { Owner } from '../factories/personas.ts';
import type { Maker, Rows, Try } from './mutation-attempts.ts';

const ALL: readonly Owner[] = ['A', 'B', 'T', 'C'];
const SYNTHETIC = { source: 'SYNTHETIC' };
const day = '2025-01-01';

/** Where an agency, which has no seat, is told to do something: a province of nobody else here. */
const ELSEWHERE = '10';

/** The seat of the owner's partner. */
export const seatOf = (rows: Rows, tried: Try): Promise<{ id: string; level: string }> =>
  rows.one(
    `SELECT a.id, a.level FROM area a WHERE a.id = coalesce((SELECT area_id FROM partner WHERE id = $1),
       (SELECT id FROM area WHERE code = '${ELSEWHERE}' AND valid_to IS NULL))`,
    [rows.partnerId(tried)],
  );

const LEVELS: Readonly<Record<string, string>> = {
  PROVINCE: 'PROVINCE',
  DISTRICT: 'DISTRICT',
  SUBDISTRICT: 'TEMPLE_TAMBON',
};

/** An agreement for the seat of the owner's partner, whose record that partner keeps. */
async function agreementOf(rows: Rows, tried: Try): Promise<string> {
  const seat = await seatOf(rows, tried);
  return rows.insert('agreement', {
    ...SYNTHETIC,
    kind: 'MOU',
    level: LEVELS[seat.level],
    title_th: rows.name(),
    area_id: seat.id,
    keeper_id: rows.partnerId(tried),
    signed_on: '2022-10-01',
    valid_from: '2022-10-01',
  });
}

/** A temple that nothing else hangs on. */
export const otherPartner = (rows: Rows, tried: Try) => rows.body({ ...tried, on: 'T', isAllowed: true });

const toAgreement = (more: Record<string, unknown>): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: { id: toGlobalId('Agreement', await agreementOf(rows, tried)), expectedVersion: 1, ...more },
  }),
});

/** For what adds to an agreement. */
const underAgreement = (more: (rows: Rows, tried: Try) => Promise<object> | object): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: {
      agreementId: toGlobalId('Agreement', await agreementOf(rows, tried)),
      ...(await more(rows, tried)),
    },
  }),
});

const ROW_OF: Readonly<
  Record<string, (rows: Rows, tried: Try) => Promise<[string, object]> | [string, object]>
> = {
  AgreementParty: (rows, tried) => [
    'agreement_party',
    { partner_id: rows.partnerId(tried), capacity: 'SIGNATORY' },
  ],
  AgreementClause: () => [
    'agreement_clause',
    { number: '1', position: 1, kind: 'OBJECTIVE', text_th: 'ทดลอง', is_verified: false },
  ],
  MouRole: (rows) => [
    'mou_role',
    {
      code: 'TRY',
      label_th: rows.name(),
      label_en: 'Try',
      partner_types: '{TEMPLE}',
      capabilities: '{}',
      is_asked_for: false,
      is_verified: false,
    },
  ],
};

/** A row of what an agreement of the owner's consists of. */
async function partOf(rows: Rows, tried: Try, type: string): Promise<string> {
  const [table, row] = await ROW_OF[type]!(rows, tried);
  const agreement_id = await agreementOf(rows, tried);
  return rows.insert(table, { ...SYNTHETIC, ...row, agreement_id, valid_from: '2022-10-01' });
}

const toPart = (type: string, more: Record<string, unknown> = {}): Maker => ({
  letters: ALL,
  make: async (rows, tried) => ({
    input: { id: toGlobalId(type, await partOf(rows, tried, type)), expectedVersion: 1, ...more },
  }),
});

/** A tie that a temple claims to the owner's partner. */
const toLink = (more: Record<string, unknown>): Maker => ({
  letters: ALL,
  make: async (rows, tried) => {
    const { uuid } = await otherPartner(rows, tried);
    const ends = { from_id: uuid, to_id: rows.partnerId(tried), valid_from: '2022-10-01' };
    const claim = { kind: 'COOPERATES', state: 'CLAIMED', claimed_by: 'FROM' };
    const id = await rows.insert('partner_link', { ...SYNTHETIC, ...ends, ...claim });
    return { input: { id: toGlobalId('PartnerLink', id), expectedVersion: 1, ...more } };
  },
});

/** The least that the mutations of agreements, and of ties between partners, take. */
export const AGREEMENT_MAKERS: Readonly<Record<string, Maker>> = {
  createAgreement: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const seat = await seatOf(rows, tried);
      const keeper = await rows.named(rows.partnerId(tried));
      const other = await otherPartner(rows, tried);
      return {
        input: {
          kind: 'MOU',
          level: LEVELS[seat.level],
          titleTh: rows.name(),
          areaId: toGlobalId('Area', seat.id),
          keeperId: keeper.id,
          signedOn: day,
          parties: [{ partnerId: keeper.id }, { partnerId: other.id }],
        },
      };
    },
  },
  updateAgreement: toAgreement({ titleEn: 'Try' }),
  endAgreement: toAgreement({ on: day, reason: 'ทดลอง' }),
  addAgreementParty: underAgreement(async (rows, tried) => ({
    partnerId: (await otherPartner(rows, tried)).id,
    capacity: 'ACCEDED',
  })),
  endAgreementParty: toPart('AgreementParty', { on: day }),
  addAgreementClause: underAgreement(() => ({
    number: '1',
    position: 1,
    kind: 'OBJECTIVE',
    textTh: 'ทดลอง',
  })),
  updateAgreementClause: toPart('AgreementClause', { textEn: 'Try' }),
  verifyAgreementClause: toPart('AgreementClause'),
  endAgreementClause: toPart('AgreementClause', { on: day }),
  createMouRole: underAgreement((rows) => ({
    code: 'TRY',
    labelTh: rows.name(),
    labelEn: 'Try',
    partnerTypes: ['TEMPLE'],
    capabilities: [],
  })),
  updateMouRole: toPart('MouRole', { labelEn: 'Try again' }),
  verifyMouRole: toPart('MouRole'),
  endMouRole: toPart('MouRole', { on: day }),
  grantMouRole: {
    letters: ALL,
    make: async (rows, tried) => {
      const roleId = toGlobalId('MouRole', await partOf(rows, tried, 'MouRole'));
      return { input: { roleId, partnerId: (await otherPartner(rows, tried)).id, reason: 'ทดลอง' } };
    },
  },
  endMouRoleGrant: {
    letters: ALL,
    make: async (rows, tried) => {
      const given = { role_id: await partOf(rows, tried, 'MouRole'), partner_id: rows.partnerId(tried) };
      const id = await rows.insert('mou_role_grant', { ...SYNTHETIC, ...given, valid_from: '2022-10-01' });
      return { input: { id: toGlobalId('MouRoleGrant', id), expectedVersion: 1, on: day } };
    },
  },
  claimLink: {
    letters: [...ALL, 'O'],
    make: async (rows, tried) => {
      const { id: fromId } = await rows.named(rows.partnerId(tried));
      const { id: toId } = await otherPartner(rows, tried);
      return { input: { kind: 'COOPERATES', fromId, toId, claimedBy: 'FROM' } };
    },
  },
  answerLink: toLink({ decision: 'CONFIRMED', paper: { reference: 'นม 1/2565', date: '2022-10-02' } }),
  endLink: toLink({ on: day }),
};
