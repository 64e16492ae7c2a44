import { AGREEMENT_MAKERS } from '../agreement-attempts.ts';
import { bad, found, namedWhere, none, sameAs, where } from './values.ts';

// What is wrong with agreements and ties, beside what no field of its type takes. The persona is the coordinator of
// province 30 (the seat of A); what is said by hand is what a paper can't say.

const BEFORE = '2022-09-30';
const otherArea = (code: string) =>
  found('Area', `SELECT id FROM area WHERE code = '${code}' AND valid_to IS NULL`);
const national = (table: string, type: string) =>
  found(
    type,
    `SELECT t.id FROM ${table} t JOIN agreement a ON a.id = t.agreement_id WHERE a.level = 'NATIONAL' LIMIT 1`,
  );
const ended = namedWhere(AGREEMENT_MAKERS.updateAgreement!, 'id', 'agreement', `valid_to = '2023-01-01'`);
const elsewhere = namedWhere(
  AGREEMENT_MAKERS.updateAgreement!,
  'id',
  'agreement',
  `level = 'PROVINCE', area_id = (SELECT id FROM area WHERE code = '50' AND valid_to IS NULL)`,
);
const HAS_ENDED = `valid_to = '2023-01-01'`;

export const AGREEMENTS = [
  ...bad('createAgreement', [
    ['signed tomorrow', { signedOn: '2099-01-01' }, 'BAD_INPUT signedOn <= …'],
    ['that ends before it is signed', { until: '2024-12-31' }, 'BAD_INPUT until >= 2025-01-01'],
    [
      'with one party',
      { 'parties.1': undefined, parties: sameAs('parties.0') },
      'BAD_INPUT parties >= 2 signatories',
    ],
    ['with nobody', { parties: [] }, 'BAD_INPUT parties >= 2 signatories'],
    [
      'of one party with itself',
      { 'parties.1.partnerId': sameAs('parties.0.partnerId') },
      'BAD_INPUT parties.1.partnerId each once',
    ],
    [
      'with a party that is not there',
      { 'parties.1.partnerId': none('Temple') },
      'NOT_FOUND parties.1.partnerId exists',
    ],
    ['under one that is not there', { parentId: none('Agreement') }, 'NOT_FOUND parentId exists'],
    [
      'under one of the same level',
      {
        parentId: namedWhere(AGREEMENT_MAKERS.updateAgreement!, 'id', 'agreement', `level = 'PROVINCE'`),
        level: 'PROVINCE',
        areaId: otherArea('30'),
      },
      'BAD_INPUT parentId a wider level than PROVINCE',
    ],
    [
      'before the one that it is made under',
      {
        parentId: found('Agreement', `SELECT id FROM agreement WHERE level = 'NATIONAL'`),
        signedOn: '2022-02-23',
      },
      'BAD_INPUT signedOn >= 2022-02-24',
    ],
    ['without a territory', { areaId: null }, 'BAD_INPUT areaId not null'],
    ['with a territory of another level', { areaId: otherArea('3001') }, 'BAD_INPUT areaId …'],
    [
      'under one of another province',
      { parentId: elsewhere, level: 'DISTRICT', areaId: otherArea('3001') },
      'BAD_INPUT parentId a territory in which areaId lies',
    ],
    [
      'under one that has ended',
      { parentId: ended },
      ['BAD_INPUT parentId a wider level than PROVINCE', 'BAD_INPUT parentId in force on signedOn'],
    ],
    ['of the nation, with a territory', { level: 'NATIONAL' }, 'BAD_INPUT areaId null'],
    [
      'kept by nobody that there is',
      { keeperId: none('LocalAdministrationOffice') },
      'NOT_FOUND keeperId exists',
    ],
  ]),
  ...bad('updateAgreement', [
    ['with nothing to change', { titleEn: undefined }, 'BAD_INPUT titleTh something to change'],
    ['without a title', { titleTh: null }, 'BAD_INPUT titleTh something to change'],
    ['that has ended', {}, 'INVALID_STATE id in force', where('agreement', HAS_ENDED)],
    ['that is not there', { id: none('Agreement') }, 'NOT_FOUND id exists'],
  ]),
  ...bad('endAgreement', [
    ['before it began', { on: BEFORE }, 'BAD_INPUT on >= 2022-10-01'],
    ['twice', {}, 'INVALID_STATE id in force', where('agreement', HAS_ENDED)],
  ]),
  ...bad('addAgreementParty', [
    ['before the agreement', { since: BEFORE }, 'BAD_INPUT since >= 2022-10-01'],
    ['that is not there', { partnerId: none('Temple') }, 'NOT_FOUND partnerId exists'],
    [
      'to one that has ended',
      {},
      'INVALID_STATE agreementId in force',
      where('agreement', HAS_ENDED, 'agreementId'),
    ],
    ['to one that is not there', { agreementId: none('Agreement') }, 'FORBIDDEN null …'],
  ]),
  ...bad('endAgreementParty', [
    ['before it stood there', { on: BEFORE }, 'BAD_INPUT on >= 2022-10-01'],
    ['twice', {}, 'INVALID_STATE id in force', where('agreement_party', HAS_ENDED)],
  ]),
  ...bad('addAgreementClause', [
    [
      'of a party of another agreement',
      { partyId: national('agreement_party', 'AgreementParty') },
      'BAD_INPUT partyId a party of this agreement',
    ],
    ['before the first', { position: 0 }, 'BAD_INPUT position 1..1000'],
    ['with a number that is a text', { number: 'ข้อ'.repeat(10) }, 'BAD_INPUT number 1 <= length <= 20'],
    [
      'of one that has ended',
      {},
      'INVALID_STATE agreementId in force',
      where('agreement', HAS_ENDED, 'agreementId'),
    ],
  ]),
  ...bad('updateAgreementClause', [
    ['with nothing to change', { textEn: undefined }, 'BAD_INPUT textTh something to change'],
    ['without a wording', { textTh: null }, 'BAD_INPUT textTh something to change'],
    ['that has ended', {}, 'INVALID_STATE id in force', where('agreement_clause', HAS_ENDED)],
  ]),
  ...bad('verifyAgreementClause', [
    ['twice', {}, 'INVALID_STATE id not verified', where('agreement_clause', 'is_verified = true')],
    ['that has ended', {}, 'INVALID_STATE id in force', where('agreement_clause', HAS_ENDED)],
  ]),
  ...bad('endAgreementClause', [
    ['before it held', { on: BEFORE }, 'BAD_INPUT on >= 2022-10-01'],
    ['twice', {}, 'INVALID_STATE id in force', where('agreement_clause', HAS_ENDED)],
  ]),
  ...bad('createMouRole', [
    ['with a code that is none', { code: 'adviser!' }, 'BAD_INPUT code ^[A-Z][A-Z0-9_]{1,49}$'],
    ['for nobody', { partnerTypes: [] }, 'BAD_INPUT partnerTypes length >= 1'],
    [
      'resting on a clause of another agreement',
      { clauseId: national('agreement_clause', 'AgreementClause') },
      'BAD_INPUT clauseId a clause of this agreement',
    ],
    [
      'of one that has ended',
      {},
      'INVALID_STATE agreementId in force',
      where('agreement', HAS_ENDED, 'agreementId'),
    ],
  ]),
  ...bad('updateMouRole', [
    ['with nothing to change', { labelEn: undefined }, 'BAD_INPUT id something to change'],
    ['for nobody', { partnerTypes: [] }, 'BAD_INPUT partnerTypes length >= 1'],
    [
      'resting on a clause of another agreement',
      { clauseId: national('agreement_clause', 'AgreementClause') },
      'BAD_INPUT clauseId a clause of this agreement',
    ],
    ['that has ended', {}, 'INVALID_STATE id in force', where('mou_role', HAS_ENDED)],
  ]),
  ...bad('verifyMouRole', [
    ['twice', {}, 'INVALID_STATE id not verified', where('mou_role', 'is_verified = true')],
  ]),
  ...bad('endMouRole', [
    ['before there was one', { on: BEFORE }, 'BAD_INPUT on >= 2022-10-01'],
    ['twice', {}, 'INVALID_STATE id in force', where('mou_role', HAS_ENDED)],
  ]),
  ...bad('grantMouRole', [
    ['before the agreement', { since: BEFORE }, 'BAD_INPUT since >= 2022-10-01'],
    [
      'outside of the agreement’s territory',
      { areaId: otherArea('500108') },
      'BAD_INPUT areaId within the territory of the agreement',
    ],
    ['to nobody that there is', { partnerId: none('Temple') }, 'NOT_FOUND partnerId exists'],
    ['that has ended', {}, 'INVALID_STATE roleId in force', where('mou_role', HAS_ENDED, 'roleId')],
  ]),
  ...bad('endMouRoleGrant', [
    ['before it was given', { on: BEFORE }, 'BAD_INPUT on >= 2022-10-01'],
    ['twice', {}, 'INVALID_STATE id in force', where('mou_role_grant', HAS_ENDED)],
  ]),
  ...bad('claimLink', [
    ['of a partner to itself', { toId: sameAs('fromId') }, 'BAD_INPUT toId another partner than fromId'],
    ['to nobody that there is', { toId: none('Temple') }, 'NOT_FOUND toId exists'],
    ['from tomorrow on', { since: 'พ.ศ. 2640' }, ['BAD_INPUT since known to the day']],
    ['from a day to come on', { since: '1 ม.ค. พ.ศ. 2640' }, 'BAD_INPUT since <= …'],
    [
      'before the agreement under which it is',
      {
        agreementId: found('Agreement', `SELECT id FROM agreement WHERE level = 'NATIONAL'`),
        since: '2022-02-23',
      },
      'BAD_INPUT since >= 2022-02-24',
    ],
    [
      'under an agreement that is not there',
      { agreementId: none('Agreement') },
      'NOT_FOUND agreementId exists',
    ],
    ['under an agreement that has ended', { agreementId: ended }, 'INVALID_STATE agreementId in force'],
  ]),
  ...bad('answerLink', [
    ['for another without a paper', { paper: null }, 'BAD_INPUT paper the partner itself, or a paper'],
    ['by a paper of a day to come', { 'paper.date': '2099-01-01' }, 'BAD_INPUT paper.date <= …'],
    ['that has ended', {}, 'INVALID_STATE id in force', where('partner_link', HAS_ENDED)],
  ]),
  ...bad('endLink', [
    ['before it began', { on: BEFORE }, 'BAD_INPUT on >= 2022-10-01'],
    ['in some month', { on: 'ม.ค. 2568' }, 'BAD_INPUT on known to the day'],
    ['twice', {}, 'INVALID_STATE id in force', where('partner_link', HAS_ENDED)],
  ]),
];
