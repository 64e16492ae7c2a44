import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { thaiDigits } from '../../src/kernel/scalars/index.ts';
import { foundingCircularId } from '../../src/modules/directives/index.ts';
import { type Payload, type Register, startRegister, writesOf } from '../factories/register-keepers.ts';

let hub: Register;
/** HUB codes of two local authorities of province 30. */
let authority: string;
let silent: string;
/** Keys of coordinators: of the department, of two provincial offices, of an authority. */
let dla: string;
let office: string;
let otherOffice: string;
let host: string;
beforeAll(async () => {
  hub = await startRegister();
  const codes =
    await hub.rows(`SELECT c.code FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
    WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30' AND p.valid_to IS NULL ORDER BY c.code LIMIT 2`);
  [authority, silent] = codes.map(({ code }) => code) as [string, string];
  dla = await hub.keyOf('DLA', ['COORDINATOR']);
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  otherOffice = await hub.keyOf('PLAO-50', ['REPORTING_OFFICER']);
  host = await hub.keyOf(authority, ['COORDINATOR']);
});
afterAll(() => hub.close());

const LETTER = `letterNumber dated { be precision } subjectTh urgency
  actions { number textTh dueOn partnerTypes } references { number letterNumber dated { be } directive { letterNumber } }
  attachments { number titleTh url resource { titleTh } file { name } }`;
const DRAFT = `draft { id version state issuer { id } ${LETTER} }`;
const DIRECTIVE = `directive { id version state withdrawalReason isWordingVerified ${LETTER} addressees { totalCount } }`;
const DISTRIBUTION = `distribution { id parent { id } noteTh letterNumber acknowledgeBy dueDates addressees { totalCount } missing { totalCount } }`;
const ADDRESSEE = `addressee { id state nextDueOn isOverdue confirmation { onBehalf paperReference }
  requests { number dueOn isOverdue answer { outcome textTh confirmation { onBehalf } } } answers { totalCount } }`;

const { done, refusals } = writesOf(() => hub);
const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] as string;

const OFFICES = { partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'] };
let letters = 0;
const letter = (more: object = {}) => {
  letters += 1;
  return {
    letterNumber: `มท 0816.5/ว ${letters}`,
    dated: '24 ก.พ. 2565',
    subjectTh: 'ขยายผลพื้นที่ต้นแบบ',
    actions: [
      { textTh: 'แจ้งองค์กรปกครองส่วนท้องถิ่น', partnerTypes: ['LOCAL_ADMINISTRATION_OFFICE'] },
      { textTh: 'สร้างพื้นที่ต้นแบบ', dueOn: '31 ธ.ค. 2599', partnerTypes: ['LOCAL_AUTHORITY'] },
    ],
    ...more,
  };
};
const draftOf = async (key: string, code: string, more: object = {}) =>
  (await done(key, 'createDirectiveDraft', { issuerId: await hub.idOf(code), letter: letter(more) }, DRAFT))
    .draft;
async function issued(
  key: string,
  code: string,
  to: object,
  { letterWith = {}, ...more }: { letterWith?: object; acknowledgeBy?: string } = {},
): Promise<Payload> {
  const { id, version } = await draftOf(key, code, letterWith);
  const input = { id, expectedVersion: version, to, ...more };
  return done(key, 'issueDirective', input, `${DIRECTIVE} ${DISTRIBUTION} ${DRAFT}`);
}
const passingOn = async (code: string, directiveId: string, to: object, more: object = {}) => ({
  directiveId,
  senderId: await hub.idOf(code),
  to,
  ...more,
});
/** The row of an addressee, as its partner finds it. */
async function receivedBy(code: string, directiveId: string): Promise<Payload> {
  const source = `query ($id: ID!, $directive: ID!) { node(id: $id) { ... on Partner {
    directivesReceived(filter: { directive: { id: { eq: $directive } } }) { nodes { id state nextDueOn isOverdue } } } } }`;
  const { node } = await hub.query(dla, source, { id: await hub.idOf(code), directive: directiveId });
  return node.directivesReceived.nodes[0];
}

describe('the founding circular', () => {
  test('ships as the first directive, as exactly as it is known, and nobody is said to have answered it', async () => {
    const { directives } = await hub.query(
      host,
      `{ directives(first: 1, filter: { text: "ว 2560" }) { nodes { id source isWordingVerified stateSince clause { number agreement { titleTh } } issuer { nameTh } ${LETTER}
        distributions { nodes { sent { be precision } addressees { totalCount } missing { totalCount } } }
        answers { totalCount } overdue { totalCount } tally { partnerType province { code } asked acknowledged completed } } } }`,
    );
    const [circular] = directives.nodes;
    expect(circular).toMatchObject({
      source: 'REFERENCE',
      letterNumber: 'มท 0816.5/ว 2560',
      dated: { be: 'BE 2565', precision: 'YEAR' },
      isWordingVerified: false,
      issuer: { nameTh: 'กรมส่งเสริมการปกครองท้องถิ่น' },
      clause: {
        number: '3.3',
        agreement: { titleTh: 'บทบาทในการเกื้อหนุนระหว่างวัดและชุมชนให้มีความสุขอย่างยั่งยืน' },
      },
      references: [{ number: 1, letterNumber: 'ว 1149', dated: { be: 'BE 2565-04-22' }, directive: null }],
      distributions: {
        nodes: [
          {
            sent: { be: 'BE 2565', precision: 'YEAR' },
            addressees: { totalCount: 76 },
            missing: { totalCount: 76 },
          },
        ],
      },
      answers: { totalCount: 0 },
      overdue: { totalCount: 0 },
    });
    expect(circular.actions.map(({ number }: Payload) => number)).toEqual([1, 2, 3]);
    expect(circular.actions.map(({ dueOn }: Payload) => dueOn)).toEqual([null, null, null]);
    expect(circular.tally).toHaveLength(76);
    expect(circular.tally[0]).toMatchObject({ asked: 1, acknowledged: 0, completed: 0 });
  });

  test('is put into the words of the paper by an administrator alone, once', async () => {
    const admin = await hub.keyOf('DLA', ['ADMIN']);
    const paper = {
      id: toGlobalId('Directive', foundingCircularId()),
      expectedVersion: 1,
      dated: '30 พ.ค. 2565',
      subjectTh: 'เรื่องตามหนังสือ',
      actions: [{ actionNumber: 2, textTh: 'ข้อสองตามหนังสือ' }],
    };
    const wrong = { dated: '2099-01-01', summaryTh: '1101700230708' };
    const noSuch = [{ actionNumber: 4, textTh: 'x' }];
    expect(await refusals(dla, 'verifyDirectiveWording', paper, DIRECTIVE)).toMatchObject([
      { code: 'FORBIDDEN', rule: 'ADMINISTRATOR' },
    ]);
    expect(
      await refusals(admin, 'verifyDirectiveWording', { ...paper, ...wrong, actions: noSuch }, DIRECTIVE),
    ).toMatchObject([
      { code: 'BAD_INPUT', field: 'summaryTh', rule: 'no national identification number' },
      { code: 'BAD_INPUT', field: 'dated' },
      { code: 'BAD_INPUT', field: 'actions.0.actionNumber', rule: '1..3, each once' },
    ]);
    const { directive } = await done(admin, 'verifyDirectiveWording', paper, DIRECTIVE);
    expect(directive).toMatchObject({
      version: 2,
      isWordingVerified: true,
      dated: { be: 'BE 2565-05-30', precision: 'DAY' },
      subjectTh: 'เรื่องตามหนังสือ',
      actions: [
        { number: 1, textTh: expect.stringContaining('โคก หนอง นา') },
        { number: 2, textTh: 'ข้อสองตามหนังสือ' },
        { number: 3, textTh: expect.stringContaining('แหล่งเรียนรู้') },
      ],
      references: [{ letterNumber: 'ว 1149' }],
      addressees: { totalCount: 76 },
    });
    expect(
      await refusals(admin, 'verifyDirectiveWording', { ...paper, expectedVersion: 2 }, DIRECTIVE),
    ).toMatchObject([{ code: 'INVALID_STATE', field: 'id', rule: 'not verified' }]);
  });
});

describe('a draft', () => {
  test('is its issuer’s alone, until it becomes a directive that everybody sees under the same UUID', async () => {
    const draft = await draftOf(dla, 'DLA', { letterNumber: null, dated: 'พ.ศ. 2565' });
    const sees = async (key: string) =>
      (await hub.query(key, 'query ($id: ID!) { node(id: $id) { id } }', { id: draft.id })).node !== null;
    expect(await sees(dla)).toBe(true);
    for (const key of [office, host]) expect(await sees(key)).toBe(false);
    const issuing = { id: draft.id, expectedVersion: 1, to: OFFICES };
    expect(
      (await refusals(dla, 'issueDirective', issuing, DIRECTIVE)).map(({ field }: Payload) => field),
    ).toEqual(['letter.letterNumber', 'letter.dated']);
    expect(await refusals(office, 'issueDirective', issuing, DIRECTIVE)).toMatchObject([
      { code: 'NOT_FOUND', field: 'id' },
    ]);
    const better = letter({
      references: [
        { letterNumber: 'ว 1149', dated: '22 เม.ย. 2565' },
        { directiveId: (await issued(dla, 'DLA', OFFICES)).directive.id },
      ],
      attachments: [{ titleTh: 'อินโฟกราฟิก', url: 'https://example.org/a.pdf' }],
    });
    await done(dla, 'updateDirectiveDraft', { id: draft.id, expectedVersion: 1, letter: better }, DRAFT);
    const { directive } = await done(
      dla,
      'issueDirective',
      { ...issuing, expectedVersion: 2 },
      `${DIRECTIVE} ${DISTRIBUTION}`,
    );
    expect(uuid(directive.id)).toBe(uuid(draft.id));
    expect(directive).toMatchObject({
      state: 'ISSUED',
      isWordingVerified: true,
      dated: { be: 'BE 2565-02-24', precision: 'DAY' },
      addressees: { totalCount: 76 },
      references: [{ letterNumber: 'ว 1149' }, { directive: { letterNumber: expect.any(String) } }],
      attachments: [{ url: 'https://example.org/a.pdf', resource: null, file: null }],
    });
    // The same number on the same day is the same letter, in whatever digits it is written.
    const again = await draftOf(dla, 'DLA', { letterNumber: thaiDigits(better.letterNumber) });
    expect(
      await refusals(dla, 'issueDirective', { id: again.id, expectedVersion: 1, to: OFFICES }, DIRECTIVE),
    ).toMatchObject([{ code: 'DUPLICATE', field: 'letter.letterNumber' }]);
    expect(
      (await done(dla, 'discardDirectiveDraft', { id: again.id, expectedVersion: 1 }, DRAFT)).draft.state,
    ).toBe('DISCARDED');
  });
});

describe('a file that comes with a letter', () => {
  test('is kept from its draft on, and shown to everybody from its issue on', async () => {
    const [owner, row] = [uuid(await hub.idOf('DLA')), newId()];
    await hub.rows(
      `SET session_replication_role = replica;
       INSERT INTO hub.stored_file (id, owner_id, name, media_type, bytes, sha256, is_position_stripped, source, change_id)
       SELECT '${row}', '${owner}', 'แนบ.pdf', 'application/pdf', 10, 'of a letter', false, 'SYNTHETIC', id FROM hub.change LIMIT 1`,
    );
    const fileId = toGlobalId('StoredFile', row);
    const attachments = [{ titleTh: 'แนบ', fileId }];
    const standing = async () => {
      const { node } = await hub.query(office, 'query ($id: ID!) { node(id: $id) { id } }', { id: fileId });
      const [{ orphan }] = await hub.rows(`SELECT hub.is_orphaned('${row}') AS orphan`);
      return { isSeen: node !== null, orphan };
    };
    expect(await standing()).toEqual({ isSeen: false, orphan: true });
    const { id } = await draftOf(dla, 'DLA', { attachments });
    expect(await standing()).toEqual({ isSeen: false, orphan: false });
    await done(dla, 'issueDirective', { id, expectedVersion: 1, to: OFFICES }, DIRECTIVE);
    expect(await standing()).toEqual({ isSeen: true, orphan: false });
    const issuerId = await hub.idOf('PLAO-30');
    expect(
      await refusals(office, 'createDirectiveDraft', { issuerId, letter: { attachments } }, DRAFT),
    ).toMatchObject([{ code: 'NOT_FOUND', field: 'letter.attachments.0.fileId' }]);
  });
});

describe('a directive', () => {
  test('goes down the chain; each acknowledges and answers, one on paper; who has not is known, and who is late', async () => {
    const { directive, distribution } = await issued(dla, 'DLA', OFFICES, { acknowledgeBy: '30 พ.ย. 2599' });
    expect(distribution).toMatchObject({ parent: null, addressees: { totalCount: 76 } });
    const [{ n }] = await hub.rows(
      `SELECT count(*)::int AS n FROM hub.partner p WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30'
         AND (p.valid_to IS NULL OR p.valid_to > hub.today())`,
    );
    expect(n).toBeGreaterThan(300);
    const authorities = { partnerTypes: ['LOCAL_AUTHORITY'], areaIds: [await hub.areaId('30')] };
    const later = await passingOn('PLAO-30', directive.id, authorities, { acknowledgeBy: '1 ธ.ค. 2599' });
    expect(await refusals(office, 'passOnDirective', later, DISTRIBUTION)).toMatchObject([
      { code: 'BAD_INPUT', field: 'acknowledgeBy', rule: '<= 2056-11-30' },
    ]);
    const own = {
      letterNumber: 'นม 0023.3/ว 115',
      noteTh: 'ขอให้เร่งรัด',
      dueDates: [{ actionNumber: 2, dueOn: '1 พ.ย. 2599' }],
    };
    const { distribution: child } = await done(
      office,
      'passOnDirective',
      await passingOn('PLAO-30', directive.id, authorities, own),
      DISTRIBUTION,
    );
    expect(child).toMatchObject({
      parent: { id: distribution.id },
      letterNumber: 'นม 0023.3/ว 115',
      acknowledgeBy: '2056-11-30',
      dueDates: [null, '2056-11-01'],
      addressees: { totalCount: n },
    });
    // Nobody is asked a second time.
    expect(
      await refusals(
        office,
        'passOnDirective',
        await passingOn('PLAO-30', directive.id, authorities),
        DISTRIBUTION,
      ),
    ).toMatchObject([{ code: 'BAD_INPUT', field: 'to' }]);

    const mine = await receivedBy(authority, directive.id);
    expect(mine).toMatchObject({ state: 'ASKED', nextDueOn: '2056-11-01', isOverdue: false });
    const acknowledged = await done(host, 'acknowledgeDirective', { addresseeId: mine.id }, ADDRESSEE);
    expect(acknowledged.addressee).toMatchObject({
      state: 'ACKNOWLEDGED',
      nextDueOn: '2056-11-01',
      confirmation: { onBehalf: false, paperReference: null },
      requests: [{ number: 2, dueOn: '2056-11-01', answer: null }],
    });
    expect(await refusals(host, 'acknowledgeDirective', { addresseeId: mine.id }, ADDRESSEE)).toMatchObject([
      { code: 'INVALID_STATE', value: 'ACKNOWLEDGED' },
    ]);
    const answering = (outcome: string, textTh?: string) => ({
      addresseeId: mine.id,
      answers: [{ actionNumber: 2, outcome, ...(textTh && { textTh }) }],
    });
    const notYet = await done(host, 'answerDirective', answering('NOT_DONE', 'รอน้ำลด'), ADDRESSEE);
    expect(notYet.addressee).toMatchObject({ state: 'COMPLETED', nextDueOn: null });
    const nowDone = await done(host, 'answerDirective', answering('DONE'), ADDRESSEE);
    expect(nowDone.addressee).toMatchObject({
      requests: [{ answer: { outcome: 'DONE', textTh: null, confirmation: { onBehalf: false } } }],
      answers: { totalCount: 2 },
    });

    // One has no account: the office above it enters what it wrote, and names the letter.
    const theirs = await receivedBy(silent, directive.id);
    const onPaper = { addresseeId: theirs.id, answers: [{ actionNumber: 2, outcome: 'DONE' }] };
    expect(await refusals(office, 'answerDirective', onPaper, ADDRESSEE)).toMatchObject([
      { code: 'BAD_INPUT', field: 'paper' },
    ]);
    const paper = { reference: 'นม 52001/7', date: '2022-06-20' };
    // Nobody has answered a letter before its day.
    expect(
      await refusals(
        office,
        'answerDirective',
        { ...onPaper, paper: { ...paper, date: '1999-12-31' } },
        ADDRESSEE,
      ),
    ).toMatchObject([{ code: 'BAD_INPUT', field: 'paper.date' }]);
    const entered = await done(office, 'answerDirective', { ...onPaper, paper }, ADDRESSEE);
    expect(entered.addressee).toMatchObject({
      state: 'COMPLETED',
      confirmation: { onBehalf: true, paperReference: 'นม 52001/7' },
      requests: [{ answer: { confirmation: { onBehalf: true } } }],
    });
    // A stranger is told why it can't.
    expect(await refusals(otherOffice, 'answerDirective', { ...onPaper, paper }, ADDRESSEE)).toMatchObject([
      {
        code: 'FORBIDDEN',
        rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER | COORDINATOR_OVER_PARTNER | KEEPER_OF_REGISTER',
      },
    ]);
    const { explainAccess } = await hub.query(
      host,
      '{ explainAccess(action: passOnDirective) { allowed missing { code mouRoles { code } } } }',
    );
    expect(explainAccess.allowed).toBe(false);
    const [missing] = explainAccess.missing.filter(
      ({ code }: Payload) => code === 'CAPABILITY_PASS_ON_DIRECTIVE',
    );
    expect(missing.mouRoles.map(({ code }: Payload) => code).sort()).toEqual([
      'AREA_SUPPORTER',
      'NETWORK_LEAD',
      'PROVINCIAL_COORDINATOR',
      'SANGHA_COORDINATOR',
    ]);

    const { node } = await hub.query(
      dla,
      `query ($id: ID!) { node(id: $id) { ... on Directive { missing { totalCount } overdue { totalCount }
        here: missing(filter: { partner: { within: "30" } }) { totalCount }
        tally { partnerType province { code } asked completed overdue } } } }`,
      { id: directive.id },
    );
    expect(node.missing.totalCount).toBe(76 + n - 2);
    expect(node.here.totalCount).toBe(1 + n - 2);
    expect(node.overdue.totalCount).toBe(0);
    expect(node.tally.filter(({ province }: Payload) => province?.code === '30')).toEqual([
      {
        partnerType: 'LOCAL_ADMINISTRATION_OFFICE',
        province: { code: '30' },
        asked: 1,
        completed: 0,
        overdue: 0,
      },
      { partnerType: 'LOCAL_AUTHORITY', province: { code: '30' }, asked: n - 2, completed: 2, overdue: 0 },
    ]);
    // Who is late is told by the hub's day: the last days of two are put behind it, past the API.
    await hub.rows(
      `SET session_replication_role = replica;
       UPDATE hub.directive_addressee SET next_due_on = hub.today() - 1 WHERE id IN (SELECT id FROM hub.directive_addressee
         WHERE distribution_id = '${uuid(child.id)}' AND state = 'ASKED' ORDER BY id LIMIT 2)`,
    );
    const late = await hub.query(
      office,
      `query ($id: ID!) { node(id: $id) { ... on DirectiveDistribution { overdue { totalCount nodes { isOverdue } }
        tally { overdue } } } }`,
      { id: child.id },
    );
    expect(late.node).toEqual({
      overdue: { totalCount: 2, nodes: [{ isOverdue: true }, { isOverdue: true }] },
      tally: [{ overdue: 2 }],
    });
    const events = await hub.rows(
      `SELECT type, cardinality(partner_ids) AS n FROM hub.event WHERE object_id = ANY($1) ORDER BY id`,
      [[uuid(directive.id), uuid(child.id)]],
    );
    expect(events).toEqual([
      { type: 'DIRECTIVE_ISSUED', n: 77 },
      { type: 'DIRECTIVE_PASSED_ON', n: n + 2 },
    ]);
  });

  test('is issued and passed on where one’s role reaches, by those to whom it came', async () => {
    const { directive } = await issued(dla, 'DLA', { partnerIds: [await hub.idOf('PLAO-30')] });
    const there = { partnerTypes: ['LOCAL_AUTHORITY'], areaIds: [await hub.areaId('50')] };
    const rule = 'ADMINISTRATOR | CAPABILITY_PASS_ON_DIRECTIVE';
    for (const to of [there, { partnerTypes: ['LOCAL_AUTHORITY'] }])
      expect(
        await refusals(office, 'passOnDirective', await passingOn('PLAO-30', directive.id, to), DISTRIBUTION),
      ).toMatchObject([{ code: 'FORBIDDEN', rule }]);
    expect(
      await refusals(
        otherOffice,
        'passOnDirective',
        await passingOn('PLAO-50', directive.id, there),
        DISTRIBUTION,
      ),
    ).toMatchObject([{ code: 'INVALID_STATE', field: 'senderId', rule: 'an addressee or the issuer' }]);
    expect(
      await refusals(
        host,
        'createDirectiveDraft',
        { issuerId: await hub.idOf(authority), letter: letter() },
        DRAFT,
      ),
    ).toMatchObject([{ code: 'FORBIDDEN', rule: expect.stringContaining('CAPABILITY_ISSUE_DIRECTIVE') }]);
    const wide = await draftOf(office, 'PLAO-30');
    expect(
      await refusals(office, 'issueDirective', { id: wide.id, expectedVersion: 1, to: OFFICES }, DIRECTIVE),
    ).toMatchObject([{ code: 'FORBIDDEN', rule: 'ADMINISTRATOR | CAPABILITY_ISSUE_DIRECTIVE' }]);
    // In its own province it issues as it likes, and each is told what it could do.
    const own = await issued(office, 'PLAO-30', { partnerIds: [await hub.idOf(authority)] });
    expect(own.directive).toMatchObject({ state: 'ISSUED', addressees: { totalCount: 1 } });
    const sending = ['acknowledgeDirective', 'answerDirective', 'issueDirective', 'passOnDirective'];
    const could = async (key: string) => {
      const { viewer } = await hub.query(key, '{ viewer { couldDo } }');
      return viewer.couldDo.filter((action: string) => sending.includes(action)).sort();
    };
    expect(await could(office)).toEqual(sending);
    expect(await could(host)).toEqual(sending.slice(0, 2));
    expect(await could(await hub.keyOf(authority, ['MEMBER']))).toEqual([]);
    // Its issuer sends it to more, later.
    const { distribution } = await done(
      dla,
      'passOnDirective',
      await passingOn('DLA', directive.id, OFFICES),
      DISTRIBUTION,
    );
    expect(distribution).toMatchObject({ parent: null, addressees: { totalCount: 75 } });
  });

  test('is taken back with a reason; nobody is asked for it any more', async () => {
    const { directive } = await issued(dla, 'DLA', OFFICES, { acknowledgeBy: '30 พ.ย. 2599' });
    const withdrawing = { id: directive.id, expectedVersion: 1, reason: 'ออกผิดฉบับ' };
    expect(await refusals(office, 'withdrawDirective', withdrawing, DIRECTIVE)).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    const { directive: gone } = await done(dla, 'withdrawDirective', withdrawing, DIRECTIVE);
    expect(gone).toMatchObject({ state: 'WITHDRAWN', withdrawalReason: 'ออกผิดฉบับ' });
    const row = await receivedBy('PLAO-30', directive.id);
    expect(row).toMatchObject({ state: 'RELEASED', nextDueOn: null });
    expect(await refusals(office, 'acknowledgeDirective', { addresseeId: row.id }, ADDRESSEE)).toMatchObject([
      { code: 'INVALID_STATE', value: 'WITHDRAWN' },
    ]);
  });

  test('goes on with the one that takes an addressee’s place', async () => {
    const bodies =
      await hub.rows(`SELECT c.code, p.version FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
      WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30' AND p.valid_to IS NULL ORDER BY c.code DESC LIMIT 2`);
    const [old, next] = bodies.map(({ code }) => code) as [string, string];
    const { directive } = await issued(dla, 'DLA', { partnerIds: [await hub.idOf(old)] });
    const succession = {
      kind: 'REPLACEMENT',
      predecessors: [{ id: await hub.idOf(old), expectedVersion: bodies[0].version }],
      successorIds: [await hub.idOf(next)],
      effectiveOn: (await hub.rows('SELECT hub.today()::text AS day'))[0].day,
      reason: 'แทนที่',
    };
    await done(office, 'recordSuccession', succession, 'partner { id }');
    expect(await receivedBy(old, directive.id)).toMatchObject({ state: 'RELEASED', nextDueOn: null });
    expect(await receivedBy(next, directive.id)).toMatchObject({ state: 'ASKED', nextDueOn: '2056-12-31' });
  });
});

describe('an office that was entered twice', () => {
  test('leaves its letters to the other, but for one that both have', async () => {
    const admin = await hub.keyOf('DLA', ['ADMIN']);
    const [twice, once] = ['PLAO-31', 'PLAO-32'];
    const both = { letterNumber: 'บร 0023.3/ว 7' };
    const issuedBy = async (code: string, letterWith: object) => {
      const to = { partnerIds: [await hub.idOf(authority)] };
      return (await issued(admin, code, to, { letterWith })).directive.id;
    };
    const same = await issuedBy(twice, both);
    await issuedBy(once, both);
    const own = await issuedBy(twice, {});
    await done(
      admin,
      'mergePartners',
      {
        duplicateId: await hub.idOf(twice),
        expectedVersion: 1,
        survivorId: await hub.idOf(once),
        survivorVersion: 1,
      },
      'partner { id }',
    );
    const issuerOf = async (id: string) => {
      const sql = `SELECT p.name_th AS name FROM hub.directive d JOIN hub.partner p ON p.id = d.issuer_id WHERE d.id = $1`;
      return (await hub.rows(sql, [uuid(id)]))[0].name;
    };
    expect([await issuerOf(same), await issuerOf(own)]).toEqual(['บุรีรัมย์', 'สุรินทร์']);
  });
});

describe('an authority that was entered twice', () => {
  test('has answered what either entry answered, and is asked once', async () => {
    const bodies =
      await hub.rows(`SELECT c.code, p.version FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id AND c.scheme = 'HUB'
      WHERE p.type = 'LOCAL_AUTHORITY' AND p.province_code = '30' AND p.valid_to IS NULL ORDER BY c.code DESC OFFSET 2 LIMIT 2`);
    const [twice, once] = bodies.map(({ code }) => code) as [string, string];
    const [duplicateId, survivorId] = [await hub.idOf(twice), await hub.idOf(once)];
    const { directive } = await issued(dla, 'DLA', { partnerIds: [duplicateId, survivorId] });
    const { id: addresseeId } = await receivedBy(twice, directive.id);
    const answers = [{ actionNumber: 2, outcome: 'DONE' }];
    const officer = await hub.keyOf(twice, ['REPORTING_OFFICER']);
    await done(officer, 'answerDirective', { addresseeId, answers }, ADDRESSEE);
    const [{ version: expectedVersion }, { version: survivorVersion }] = bodies as [Payload, Payload];
    const merging = { duplicateId, expectedVersion, survivorId, survivorVersion };
    await done(office, 'mergePartners', merging, 'partner { id }');
    const standing = await hub.rows(
      `SELECT a.state::text, (SELECT count(*)::int FROM hub.directive_answer k WHERE k.addressee_id = a.id AND k.partner_id = $2) AS answers
       FROM hub.directive_addressee a WHERE a.directive_id = $1 AND a.partner_id = $2 ORDER BY a.state`,
      [uuid(directive.id), uuid(survivorId)],
    );
    expect(standing).toEqual([
      { state: 'COMPLETED', answers: 1 },
      { state: 'RELEASED', answers: 0 },
    ]);
  });
});

describe('what can’t be', () => {
  const state = async () =>
    (
      await hub.rows(`SELECT (SELECT count(*) FROM hub.directive_draft) AS drafts, (SELECT count(*) FROM hub.directive) AS directives,
        (SELECT count(*) FROM hub.directive_distribution) AS sent, (SELECT sum(version) FROM hub.directive_addressee) AS asked,
        (SELECT count(*) FROM hub.directive_answer) AS answers, (SELECT count(*) FROM hub.confirmation) AS confirmations,
        (SELECT count(*) FROM hub.event) AS events`)
    )[0];

  test('is refused by field and rule, in both languages, and changes nothing', async () => {
    const issuerId = await hub.idOf('DLA');
    const area = await hub.areaId('30');
    const draft = await draftOf(dla, 'DLA');
    const { directive } = await issued(dla, 'DLA', OFFICES);
    const addressee = (await receivedBy('PLAO-30', directive.id)).id;
    const absent = (type: string) => toGlobalId(type, newId());
    const create = (more: object) => ['createDirectiveDraft', { issuerId, letter: more }, DRAFT] as const;
    const issue = (more: object) =>
      ['issueDirective', { id: draft.id, expectedVersion: 1, to: OFFICES, ...more }, DIRECTIVE] as const;
    const passOn = (more: object) =>
      [
        'passOnDirective',
        {
          directiveId: directive.id,
          senderId: issuerId,
          to: { partnerTypes: ['TEMPLE'], areaIds: [area] },
          ...more,
        },
        DISTRIBUTION,
      ] as const;
    const answer = (...answers: object[]) =>
      ['answerDirective', { addresseeId: addressee, answers }, ADDRESSEE] as const;
    const cases: [readonly [string, object, string], string, string, string?][] = [
      [['createDirectiveDraft', { issuerId: area }, DRAFT], 'BAD_INPUT', 'issuerId'],
      [['createDirectiveDraft', { issuerId, id: directive.id }, DRAFT], 'BAD_INPUT', 'id'],
      [create({ letterNumber: 'ก'.repeat(201) }), 'BAD_INPUT', 'letter.letterNumber'],
      [create({ dated: '1 ม.ค. 2700' }), 'BAD_INPUT', 'letter.dated'],
      [
        create({ subjectTh: 'โทร 1101700230708' }),
        'BAD_INPUT',
        'letter.subjectTh',
        'no national identification number',
      ],
      [create({ summaryTh: 'ก'.repeat(5001) }), 'BAD_INPUT', 'letter.summaryTh'],
      [create({ clauseId: absent('AgreementClause') }), 'NOT_FOUND', 'letter.clauseId'],
      [
        create({ actions: [{ textTh: 'x', dueOn: 'BE 2599' }] }),
        'BAD_INPUT',
        'letter.actions.0.dueOn',
        'known to the day',
      ],
      [
        create({ actions: Array.from({ length: 51 }, () => ({ textTh: 'x' })) }),
        'BAD_INPUT',
        'letter.actions',
        '<= 50 items',
      ],
      [create({ references: [{}] }), 'BAD_INPUT', 'letter.references.0', 'one of directiveId, letterNumber'],
      [
        create({ references: [{ directiveId: absent('Directive') }] }),
        'NOT_FOUND',
        'letter.references.0.directiveId',
      ],
      [
        create({ references: [{ directiveId: directive.id, dated: 'BE 2565' }] }),
        'BAD_INPUT',
        'letter.references.0.dated',
      ],
      [create({ attachments: [{ titleTh: 'x' }] }), 'BAD_INPUT', 'letter.attachments.0'],
      [
        create({ attachments: [{ titleTh: 'x', url: 'ftp://example.org/' }] }),
        'BAD_INPUT',
        'letter.attachments.0.url',
      ],
      [
        create({ attachments: [{ titleTh: 'x', fileId: absent('StoredFile') }] }),
        'NOT_FOUND',
        'letter.attachments.0.fileId',
      ],
      [
        ['updateDirectiveDraft', { id: draft.id, expectedVersion: 1, letter: {} }, DRAFT],
        'BAD_INPUT',
        'letter',
        'something to change',
      ],
      [
        ['updateDirectiveDraft', { id: draft.id, expectedVersion: 9, letter: {} }, DRAFT],
        'CONFLICT',
        'expectedVersion',
      ],
      [['discardDirectiveDraft', { id: directive.id, expectedVersion: 1 }, DRAFT], 'BAD_INPUT', 'id'],
      [issue({ to: {} }), 'BAD_INPUT', 'to', '>= 1 addressee'],
      [issue({ to: { partnerIds: [area] } }), 'BAD_INPUT', 'to.partnerIds.0'],
      [issue({ acknowledgeBy: '2022-01-01' }), 'BAD_INPUT', 'acknowledgeBy'],
      [issue({ expectedVersion: 5 }), 'CONFLICT', 'expectedVersion'],
      [passOn({ directiveId: draft.id }), 'BAD_INPUT', 'directiveId'],
      [passOn({ directiveId: absent('Directive') }), 'NOT_FOUND', 'directiveId'],
      [
        passOn({ dueDates: [{ actionNumber: 3, dueOn: '2050-01-01' }] }),
        'BAD_INPUT',
        'dueDates.0.actionNumber',
      ],
      [
        passOn({ dueDates: [{ actionNumber: 2, dueOn: '2057-01-01' }] }),
        'BAD_INPUT',
        'dueDates.0.dueOn',
        '<= 2056-12-31',
      ],
      [passOn({ noteTh: '1101700230708' }), 'BAD_INPUT', 'noteTh'],
      [['acknowledgeDirective', { addresseeId: directive.id }, ADDRESSEE], 'BAD_INPUT', 'addresseeId'],
      [
        ['acknowledgeDirective', { addresseeId: absent('DirectiveAddressee') }, ADDRESSEE],
        'NOT_FOUND',
        'addresseeId',
      ],
      [['acknowledgeDirective', { addresseeId: addressee }, ADDRESSEE], 'BAD_INPUT', 'paper'],
      [answer(), 'BAD_INPUT', 'answers', '>= 1 answer'],
      // The second action is not asked of offices.
      [
        answer({ actionNumber: 2, outcome: 'DONE' }),
        'BAD_INPUT',
        'answers.0.actionNumber',
        'one of 1, each once',
      ],
      [
        answer({ actionNumber: 1, outcome: 'NOT_DONE' }),
        'BAD_INPUT',
        'answers.0.textTh',
        'not null where NOT_DONE',
      ],
      [
        answer({ actionNumber: 1, outcome: 'DONE' }, { actionNumber: 1, outcome: 'DONE' }),
        'BAD_INPUT',
        'answers.1.actionNumber',
      ],
      [
        ['withdrawDirective', { id: directive.id, expectedVersion: 7, reason: 'x' }, DIRECTIVE],
        'CONFLICT',
        'expectedVersion',
      ],
      [
        ['withdrawDirective', { id: directive.id, expectedVersion: 1, reason: '1101700230708' }, DIRECTIVE],
        'BAD_INPUT',
        'reason',
      ],
    ];
    const before = await state();
    for (const [[mutation, input, selection], code, field, rule] of cases) {
      const [refusal] = await refusals(dla, mutation, input, selection);
      expect([mutation, refusal]).toMatchObject([
        mutation,
        {
          code,
          field,
          ...(rule && { rule }),
          messageTh: expect.stringMatching(/[ก-๙]/u),
          messageEn: expect.stringMatching(/[a-z]/u),
        },
      ]);
    }
    expect(await state()).toEqual(before);
  });
});
