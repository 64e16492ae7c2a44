import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Payload, type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
let office: string;
let admin: string;
let temple: string;

/** A number that is nobody's, as somebody typed it, and how it is told. */
const TYPED = 'ติดต่อ 089-\u200b765 4321 ครับ';
const TOLD = 'ติดต่อ ●●●-\u200b●●● ●●●● ครับ';
const DIGITS = '0897654321';

beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  admin = await hub.keyOf('DLA', ['ADMIN']);
  const [found] = await hub.rows(`SELECT c.code FROM hub.partner_code c
    JOIN hub.partner p ON p.id = c.partner_id WHERE p.type = 'TEMPLE' AND p.province_code = '30' ORDER BY c.code LIMIT 1`);
  temple = found.code;
});
afterAll(() => hub.close());

/** Every table with a row in which the digits of the number stand one after the other, whatever is between them. */
async function tablesHolding(digits: string): Promise<string[]> {
  const tables = await hub.rows(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r'`,
  );
  const pattern = [...digits].join('[^0-9]{0,3}');
  const holding: string[] = [];
  for (const { name } of tables) {
    const found = await hub.rows(`SELECT FROM hub.${name} t WHERE t::text ~ $1 LIMIT 1`, [pattern]);
    if (found.length > 0) holding.push(name);
  }
  return holding;
}

const entries = async (): Promise<number> =>
  Number((await hub.rows('SELECT count(*) FROM hub.audit_entry'))[0].count);

describe('a telephone number in a free text', () => {
  type Sent = () => Promise<[key: string, mutation: string, input: object, selection: string]>;
  const partner = async (code: string) => {
    const [found] = await hub.rows(
      'SELECT p.version FROM hub.partner p JOIN hub.partner_code c ON c.partner_id = p.id WHERE c.code = $1',
      [code],
    );
    return { id: await hub.idOf(code), expectedVersion: Number(found.version) };
  };
  const mou = async () => {
    const found = await hub.query(
      admin,
      '{ agreements(filter: { level: { eq: NATIONAL } }) { nodes { id } } }',
    );
    return found.agreements.nodes[0].id as string;
  };
  const cases: [what: string, sent: Sent, field: string][] = [
    [
      'a name',
      async () => [admin, 'renamePartner', { ...(await partner(temple)), nameTh: TYPED }, 'partner { id }'],
      'nameTh',
    ],
    [
      'what a channel is for',
      async () => [
        admin,
        'addContactChannel',
        { partnerId: await hub.idOf(temple), kind: 'EMAIL', value: 'a@example.org', purposeTh: TYPED },
        'contactChannel { id }',
      ],
      'purposeTh',
    ],
    [
      'the number of a paper',
      async () => [
        office,
        'createAgreement',
        {
          kind: 'MOU',
          level: 'PROVINCE',
          titleTh: 'ข้อตกลงจังหวัด',
          reference: TYPED,
          parentId: await mou(),
          areaId: await hub.areaId('30'),
          keeperId: await hub.idOf('PLAO-30'),
          signedOn: '2022-08-23',
          parties: [{ partnerId: await hub.idOf('PLAO-30') }, { partnerId: await hub.idOf(temple) }],
        },
        'agreement { id }',
      ],
      'reference',
    ],
    [
      'a goal',
      async () => [
        office,
        'createProjectDraft',
        { ownerId: await hub.idOf('PLAO-30'), plan: { titleTh: 'โคก หนอง นา', goalTh: TYPED } },
        'draft { id }',
      ],
      'plan.goalTh',
    ],
    [
      'an item of a list',
      async () => [
        office,
        'createResourceDraft',
        { publisherId: await hub.idOf('PLAO-30'), facts: { titleTh: 'คู่มือ', tags: ['คู่มือ', TYPED] } },
        'draft { id }',
      ],
      'facts.tags.1',
    ],
    [
      'the name of an app',
      async () => [
        office,
        'createApiClient',
        { name: TYPED, partnerId: await hub.idOf('PLAO-30'), roles: ['MEMBER'], scopes: [] },
        'apiClient { id }',
      ],
      'name',
    ],
    [
      'the name of a person',
      async () => [
        office,
        'invitePerson',
        { displayName: TYPED, login: 'someone-new', partnerId: await hub.idOf('PLAO-30'), role: 'MEMBER' },
        'person { id }',
      ],
      'displayName',
    ],
  ];

  test.each(cases)(
    'is refused in %s, with the place marked, and leaves nothing',
    async (_what, sent, field) => {
      const before = await entries();
      const payload = await hub.write(...(await sent()));
      expect(payload.userErrors).toEqual([
        {
          code: 'BAD_INPUT',
          field,
          rule: 'no telephone number',
          value: TOLD,
          messageTh: expect.stringMatching(new RegExp(`^${field} มีหมายเลขโทรศัพท์ .* ที่ตัวอักษรที่ 8 `)),
          messageEn: expect.stringMatching(
            new RegExp(`^${field} holds a telephone number .* character 8 on`),
          ),
        },
      ]);
      expect(await entries()).toBe(before);
    },
  );

  test('stands in no table and in no line of the log after all that', async () => {
    expect(await tablesHolding(DIGITS)).toEqual([]);
    expect(hub.logged()).not.toMatch(new RegExp([...DIGITS].join('[^0-9]{0,6}')));
  });

  test('is refused where a service does not look, by the write path itself', async () => {
    const before = await entries();
    const role = {
      agreementId: await mou(),
      code: 'CALL_0897654321',
      labelTh: 'ผู้รับเรื่อง',
      labelEn: 'Desk',
      partnerTypes: ['GOVERNMENT_OFFICE'],
      capabilities: ['APPROVE_PROJECT'],
    };
    const { userErrors } = await hub.write(admin, 'createMouRole', role, 'role { id }');
    expect(userErrors).toMatchObject([
      { code: 'BAD_INPUT', field: 'code', rule: 'no telephone number', value: 'CALL_●●●●●●●●●●' },
    ]);
    expect(await entries()).toBe(before);
    expect(await tablesHolding(DIGITS)).toEqual([]);
  });

  test('is refused in its row of a batch alone, and leaves nothing either', async () => {
    const row = async (titleTh: string) => ({
      idempotencyKey: titleTh.replace(DIGITS, 'a number'),
      ownerId: await hub.idOf('PLAO-30'),
      plan: { titleTh },
    });
    const rows = [await row('โคก หนอง นา'), await row(`โทร ${DIGITS}`)];
    const batch = await hub.write(
      admin,
      'createProjectDrafts',
      { mode: 'PER_ROW', rows },
      'doneCount rows { userErrors { field rule value } }',
    );
    expect(batch).toEqual({
      doneCount: 1,
      rows: [
        { userErrors: [] },
        {
          userErrors: [
            { field: 'rows.1.plan.titleTh', rule: 'no telephone number', value: 'โทร ●●●●●●●●●●' },
          ],
        },
      ],
      userErrors: [],
    });
    expect(await tablesHolding(DIGITS)).toEqual([]);
  });

  test('is told together with all else that is wrong', async () => {
    const { userErrors } = await hub.write(admin, 'updatePartner', {
      ...(await partner(temple)),
      nameEn: TYPED,
      latitude: 99,
      longitude: 100,
    });
    expect(userErrors.map(({ field, rule }: Payload) => [field, rule])).toEqual([
      ['nameEn', 'no telephone number'],
      ['latitude', '5.5..20.6'],
    ]);
  });

  test('is what a channel of an office is for; a citizen’s number is refused there as well', async () => {
    const channel = { partnerId: await hub.idOf(temple), kind: 'PHONE' };
    const added = await hub.write(
      admin,
      'addContactChannel',
      { ...channel, value: '044-251 234', idempotencyKey: '0812345678' },
      'contactChannel { value }',
    );
    expect(added).toMatchObject({ userErrors: [], contactChannel: { value: '044-251 234' } });
    // The look through the tables finds what is there.
    expect(await tablesHolding('044251234')).toContain('contact_channel');
    const address = { ...channel, kind: 'ADDRESS', value: 'ของ 1-2345-67890-12-1' };
    const refused = await hub.write(admin, 'addContactChannel', address, 'contactChannel { id }');
    expect(refused.userErrors).toMatchObject([
      { field: 'value', rule: 'no national identification number', value: 'ของ ●-●●●●-●●●●●-●●-●' },
    ]);
  });

  test('is not seen in what only looks like one', async () => {
    const renamed = await hub.write(admin, 'updatePartner', {
      ...(await partner(temple)),
      nameEn: 'Wat 02500101001, letter 0891.3/1149 of 06-02-2565 08.30-12.00 13.00-16.30, 1,234,567 baht',
    });
    expect(renamed.userErrors).toEqual([]);
  });
});
