import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ChangeChannel, openChange } from '../../src/write/index.ts';
import { type Payload, type Register, startRegister, writesOf } from '../factories/register-keepers.ts';

let hub: Register;
/** Coordinators of the provincial offices of 30 and 50, the authority’s own app, an auditor, an app of nobody. */
let office: string;
let elsewhere: string;
let own: string;
let auditor: string;
let app: string;

/** The authority that the story is about: its id, and the instants of its versions as the API tells them. */
let id: string;
let at: [string, string, string];
/** Another entry of the same body, and one of its contact channels. */
let duplicate: string;
let channel: string;
/** From when on attempts were refused, and the day of all this. */
let since: Date;
let today: string;

const KEEPERS = 'ADMINISTRATOR | KEEPER_OF_REGISTER';

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;
const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

const WRITTEN = 'partner { id version lastChange { at } }';

const { done } = writesOf(() => hub, WRITTEN);

const refused = async (key: string, mutation: string, input: object): Promise<string[]> =>
  (await hub.write(key, mutation, input)).userErrors.map(({ code }: { code: string }) => code);

const newAuthority = async (nameTh: string, code: string) =>
  (
    await done(office, 'createPartner', {
      type: 'LOCAL_AUTHORITY',
      nameTh,
      areaId: await hub.areaId('300101'),
      validFrom: '2000-01-01',
      details: { localAuthorityKind: 'SAO' },
      codes: [{ scheme: 'DLA', code }],
      coverage: [{ areaId: await hub.areaId('300101'), kind: 'PARTIAL' }],
    })
  ).partner;

/** The error under which a question is refused, with its extensions. */
async function errorOf(key: string, source: string, variables: object): Promise<Payload> {
  const message = await hub.query(key, source, variables).then(
    () => '[]',
    (fault: Error) => fault.message,
  );
  return JSON.parse(message)[0]?.extensions;
}

beforeAll(async () => {
  hub = await startRegister();
  office = await hub.keyOf('PLAO-30', ['COORDINATOR']);
  elsewhere = await hub.keyOf('PLAO-50', ['COORDINATOR']);
  auditor = await hub.keyOf('MOI', ['AUDITOR']);
  app = hub.key;

  const first = await newAuthority('หนองแรก', '6309901');
  id = first.id;
  own = await hub.keyOf('6309901', ['MEMBER']);
  const second = await done(office, 'renamePartner', { id, expectedVersion: 1, nameTh: 'หนองสอง' });
  const third = await done(office, 'renamePartner', {
    id,
    expectedVersion: 2,
    nameTh: 'หนองสาม',
    isCorrection: true,
  });
  at = [first.lastChange.at, second.partner.lastChange.at, third.partner.lastChange.at];
  duplicate = (await newAuthority('หนองซ้ำ', '6309902')).id;
  const added = await done(
    office,
    'addContactChannel',
    { partnerId: id, kind: 'PHONE', value: '044-000001' },
    'contactChannel { id version }',
  );
  channel = added.contactChannel.id;
  await done(
    office,
    'updateContactChannel',
    { id: channel, expectedVersion: 1, value: '044-000002' },
    'contactChannel { version }',
  );
  await done(office, 'mergePartners', {
    duplicateId: duplicate,
    survivorId: id,
    expectedVersion: 1,
    survivorVersion: 3,
  });

  [{ now: since, today }] = await hub.rows('SELECT hub.now() AS now, hub.today()::text AS today');
  const name = { id, expectedVersion: 3, nameTh: 'หนองแย่ง' };
  expect(await refused(elsewhere, 'renamePartner', name)).toEqual(['FORBIDDEN']);
  expect(await refused(elsewhere, 'renamePartner', name)).toEqual(['FORBIDDEN']);
  expect(await refused(own, 'renamePartner', name)).toEqual(['FORBIDDEN']);
  const none = Buffer.from('Temple:017f2907-0400-7000-8000-000000000000').toString('base64url');
  expect(await refused(elsewhere, 'renamePartner', { ...name, id: none })).toEqual(['NOT_FOUND']);
});
afterAll(() => hub.close());

describe('a record as of an earlier time', () => {
  const NAMES = '{ nameTh labelTh version otherNames { nameTh } contactChannels { value } }';

  test('is what was recorded then, with all that hangs on it, beside what is so now', async () => {
    const source = `query ($id: ID!, $first: DateTime, $between: DateTime, $second: DateTime, $none: DateTime) {
      never: partner(id: $id, asOf: $none) ${NAMES}
      first: partner(id: $id, asOf: $first) ${NAMES}
      between: node(id: $id, asOf: $between) { ... on Partner ${NAMES} }
      second: partnerByCode(scheme: DLA, code: "6309901", asOf: $second) ${NAMES}
      now: partner(id: $id, asOf: null) ${NAMES}
      partners(filter: { id: { eq: $id } }) { nodes { nameTh } } }`;
    const place = 'ตำบลในเมือง อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา';
    const [none, between] = [justBefore(at[0]), justBefore(at[1])];
    const variables = { id, none, first: at[0], between, second: at[1] };
    const asFirst = {
      nameTh: 'หนองแรก',
      labelTh: `องค์การบริหารส่วนตำบลหนองแรก ${place}`,
      version: 1,
      otherNames: [],
      contactChannels: [],
    };
    expect(await hub.query(own, source, variables)).toEqual({
      never: null,
      first: asFirst,
      between: asFirst,
      second: {
        nameTh: 'หนองสอง',
        labelTh: `องค์การบริหารส่วนตำบลหนองสอง ${place}`,
        version: 2,
        otherNames: [{ nameTh: 'หนองแรก' }],
        contactChannels: [],
      },
      now: {
        nameTh: 'หนองสาม',
        labelTh: `องค์การบริหารส่วนตำบลหนองสาม ${place}`,
        version: 4,
        otherNames: [{ nameTh: 'หนองซ้ำ' }, { nameTh: 'หนองแรก' }],
        contactChannels: [{ value: '044-000002' }],
      },
      partners: { nodes: [{ nameTh: 'หนองสาม' }] },
    });
  });

  test('is the entry itself where it was merged since, and the one that stands for it after', async () => {
    const [row] = await hub.rows(
      `SELECT c.at FROM hub.partner p JOIN hub.change c ON c.id = p.change_id WHERE p.id = $1`,
      [uuidOf(duplicate)],
    );
    const merged: string = row.at.toISOString();
    const source = `query ($id: ID!, $was: DateTime, $is: DateTime) {
      was: partner(id: $id, asOf: $was) { id nameTh mergedInto { id } } is: partner(id: $id, asOf: $is) { id }
      all: nodes(ids: [$id, $id], asOf: $was) { id } }`;
    expect(await hub.query(app, source, { id: duplicate, was: justBefore(merged), is: merged })).toEqual({
      was: { id: duplicate, nameTh: 'หนองซ้ำ', mergedInto: null },
      is: { id },
      all: [{ id: duplicate }, { id: duplicate }],
    });
  });

  test('stays under the rights of today', async () => {
    const [first] = await hub.rows(
      `SELECT c.at FROM hub.contact_channel_history h JOIN hub.change c ON c.id = h.change_id WHERE h.id = $1`,
      [uuidOf(channel)],
    );
    const source = `query ($id: ID!, $channel: ID!, $instant: DateTime) {
      partner(id: $id, asOf: $instant) { contactChannels { value } }
      node(id: $channel, asOf: $instant) { ... on ContactChannel { value partner { nameTh } } } }`;
    const variables = { id, channel, instant: first.at.toISOString() };
    const told = {
      partner: { contactChannels: [{ value: '044-000001' }] },
      node: { value: '044-000001', partner: { nameTh: 'หนองสาม' } },
    };
    const untold = { partner: { contactChannels: [] }, node: null };
    for (const key of [own, office, auditor]) expect(await hub.query(key, source, variables)).toEqual(told);
    for (const key of [elsewhere, app]) expect(await hub.query(key, source, variables)).toEqual(untold);
  });

  test('is refused for a time to come, by the clock of the database', async () => {
    const source = 'query ($asOf: DateTime) { area(code: "50", asOf: $asOf) { nameTh } }';
    const refusal = await errorOf(app, source, { asOf: '2999-01-01T00:00:00Z' });
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', field: 'asOf' });
    expect(refusal.messageTh).toMatch(/^asOf ต้องไม่อยู่ในอนาคต ขณะนี้คือ 20\d\d-/);
  });

  test('says where a write that began before is still under way', async () => {
    const asked = async (asOf: string) => {
      const query = 'query ($asOf: DateTime) { a: area(code: "50", asOf: $asOf) { nameEn } }';
      const { data, extensions } = (await (await hub.ask({ query, variables: { asOf } })).json()) as Payload;
      return { ...data, notes: extensions.notes };
    };
    const nameEn = null;
    const opened = await hub.database.app.transaction(async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'renamed' };
      const changeId = await openChange(transaction, opening);
      const [{ now }] = await transaction.query('SELECT pg_catalog.now() AS now');
      await transaction.query(
        `UPDATE area SET name_en = 'Later', version = version + 1, change_id = $1 WHERE code = '50'`,
        [changeId],
      );
      const asOf = now.toISOString();
      expect(await asked(asOf)).toEqual({
        a: { nameEn },
        notes: [{ path: ['a'], reason: 'NOT_SETTLED' }],
      });
      expect(await asked(justBefore(asOf))).toEqual({ a: { nameEn } });
      return asOf;
    });
    expect(await asked(opened)).toEqual({ a: { nameEn: 'Later' } });
  });
});

describe('the history of a record', () => {
  const VERSIONS = `totalCount nodes { version recordedFrom recordedTo line
    change { channel actor reason actingFor { labelTh } } changes { field before after }
    imports { register } registerRecords { key } auditEntries { action rule }
    record { id ... on Partner { nameTh labelTh area { code } codes { code } } } }`;
  const history = (key: string, target: string, selection = VERSIONS, page = '') =>
    hub
      .query(key, `query ($target: ID!) { history(target: $target${page}) { ${selection} } }`, { target })
      .then(({ history }) => history);

  test('tells who wrote which version, for whom and why, what changed, and the record as of then', async () => {
    const told = await history(auditor, id);
    expect(told.totalCount).toBe(4);
    const [merged, third, second, first] = told.nodes;
    const place = 'ตำบลในเมือง อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา';
    const change = {
      channel: 'API',
      actor: expect.stringMatching(/^client:/),
      actingFor: { labelTh: 'สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดนครราชสีมา' },
    };
    const byKeeper = { line: null, imports: [], registerRecords: [] };
    const recordOf = (nameTh: string) => ({
      id,
      nameTh,
      labelTh: `องค์การบริหารส่วนตำบล${nameTh} ${place}`,
      area: { code: '300101' },
      codes: [{ code: '6309901' }],
    });
    expect(first).toEqual({
      ...byKeeper,
      version: 1,
      recordedFrom: at[0],
      recordedTo: at[1],
      change: { ...change, reason: 'createPartner' },
      changes: [
        { field: 'area', before: null, after: place },
        { field: 'localAuthorityKind', before: null, after: 'SAO' },
        { field: 'nameTh', before: null, after: 'หนองแรก' },
        { field: 'source', before: null, after: 'REGISTER' },
        { field: 'type', before: null, after: 'LOCAL_AUTHORITY' },
        { field: 'validFrom', before: null, after: '2000-01-01' },
      ],
      auditEntries: [{ action: 'createPartner', rule: 'KEEPER_OF_REGISTER' }],
      record: recordOf('หนองแรก'),
    });
    expect(second).toMatchObject({
      version: 2,
      recordedFrom: at[1],
      recordedTo: at[2],
      changes: [{ field: 'nameTh', before: 'หนองแรก', after: 'หนองสอง' }],
      record: recordOf('หนองสอง'),
    });
    expect(third).toMatchObject({
      version: 3,
      recordedFrom: at[2],
      change: { ...change, reason: 'renamePartner' },
      changes: [{ field: 'nameTh', before: 'หนองสอง', after: 'หนองสาม' }],
      record: recordOf('หนองสาม'),
    });
    expect(merged).toMatchObject({
      version: 4,
      recordedTo: null,
      auditEntries: [{ action: 'mergePartners' }],
    });
  });

  test('is what the tables hold, by SQL of its own', async () => {
    const source = `version recordedFrom recordedTo change { reason }`;
    const { nodes } = await history(app, id, `nodes { ${source} }`);
    const rows = await hub.rows(
      `SELECT v.version, c.at, v.superseded_at, c.reason FROM (
         SELECT id, version, change_id, NULL::timestamptz AS superseded_at FROM hub.partner
         UNION ALL SELECT id, version, change_id, superseded_at FROM hub.partner_history) v
       JOIN hub.change c ON c.id = v.change_id WHERE v.id = $1 ORDER BY v.version DESC`,
      [uuidOf(id)],
    );
    expect(nodes).toEqual(
      rows.map((row) => ({
        version: row.version,
        recordedFrom: row.at.toISOString(),
        recordedTo: row.superseded_at?.toISOString() ?? null,
        change: { reason: row.reason },
      })),
    );
  });

  test('of a merged entry is its own', async () => {
    const { nodes } = await history(
      app,
      duplicate,
      'nodes { version changes { field before after } record { id } }',
    );
    const merging = nodes[0].changes.find(({ field }: { field: string }) => field === 'mergedInto');
    expect(merging).toEqual({
      field: 'mergedInto',
      before: null,
      after: expect.stringContaining('องค์การบริหารส่วนตำบลหนองสาม'),
    });
    expect(nodes.map(({ record }: Payload) => record.id)).toEqual([duplicate, duplicate]);
  });

  test('comes in pages', async () => {
    const page = 'pageInfo { hasNextPage endCursor } nodes { version }';
    const first = await history(app, id, page, ', first: 2');
    expect(first).toMatchObject({
      pageInfo: { hasNextPage: true },
      nodes: [{ version: 4 }, { version: 3 }],
    });
    const after = first.pageInfo.endCursor;
    const second = await history(app, id, page, `, first: 2, after: "${after}"`);
    expect(second).toMatchObject({
      pageInfo: { hasNextPage: false },
      nodes: [{ version: 2 }, { version: 1 }],
    });
    const other = `query ($target: ID!) { history(target: $target, after: "${after}") { ${page} } }`;
    expect(await errorOf(app, other, { target: duplicate })).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('of a restricted record is for those who may read it; for the others there is none', async () => {
    const selection = `totalCount nodes { version changes { field before after }
      record { ... on ContactChannel { value partner { nameTh } } } }`;
    const told = {
      totalCount: 2,
      nodes: [
        {
          version: 2,
          changes: [{ field: 'value', before: '044-000001', after: '044-000002' }],
          record: { value: '044-000002', partner: { nameTh: 'หนองสาม' } },
        },
        {
          version: 1,
          changes: expect.arrayContaining([
            { field: 'partner', before: null, after: expect.stringContaining('หนองสาม') },
            { field: 'value', before: null, after: '044-000001' },
          ]),
          record: { value: '044-000001', partner: { nameTh: 'หนองสาม' } },
        },
      ],
    };
    const absent = Buffer.from('ContactChannel:017f2907-0400-7000-8000-000000000000').toString('base64url');
    const nothing = await history(auditor, absent, selection);
    expect(nothing).toEqual({ totalCount: 0, nodes: [] });
    for (const key of [own, auditor]) expect(await history(key, channel, selection)).toEqual(told);
    for (const key of [elsewhere, app]) expect(await history(key, channel, selection)).toEqual(nothing);
  });

  test('says nothing of what a version changed whose predecessor one may not see', async () => {
    const other = await done(
      office,
      'addContactChannel',
      { partnerId: id, kind: 'FAX', value: '044-000009' },
      'contactChannel { id }',
    );
    const moved: string = other.contactChannel.id;
    await hub.database.app.transaction(async (transaction) => {
      const opening = { channel: ChangeChannel.CLI, actor: 'test', reason: 'moved' };
      const changeId = await openChange(transaction, opening);
      await transaction.query(
        `UPDATE contact_channel SET partner_id = $3, version = version + 1, change_id = $1 WHERE id = $2`,
        [changeId, uuidOf(moved), uuidOf(await hub.idOf('PLAO-50'))],
      );
    });
    const selection = 'nodes { version changes { field } }';
    const fields = (names: string[]) => names.map((field) => ({ field }));
    const first = { version: 1, changes: fields(['kind', 'partner', 'source', 'value']) };
    expect(await history(elsewhere, moved, selection)).toEqual({ nodes: [{ version: 2, changes: [] }] });
    expect(await history(auditor, moved, selection)).toEqual({
      nodes: [{ version: 2, changes: fields(['partner']) }, first],
    });
    expect(await history(own, moved, selection)).toEqual({ nodes: [first] });
  });

  test('is empty for what keeps none and for the wrong type, and refused for what is no id', async () => {
    const ofType = (type: string) => Buffer.from(`${type}:${uuidOf(id)}`).toString('base64url');
    for (const type of ['Temple', 'Confirmation', 'AuditEntry', 'Nonsense'])
      expect(await history(auditor, ofType(type), 'totalCount')).toEqual({ totalCount: 0 });
    const source = 'query ($id: ID!) { history(target: $id) { totalCount } }';
    expect(await errorOf(app, source, { id: 'nonsense' })).toMatchObject({ code: 'BAD_ID' });
  });
});

describe('the audit trail', () => {
  /** Asks until all that was written is sealed, as it is within a second. */
  async function trail(key: string, selection: string): Promise<Payload[]> {
    for (let tried = 0; ; tried += 1) {
      const source = `query ($id: ID!) { auditTrail(target: $id, first: 50) { nodes { isSealed ${selection} } } }`;
      const { nodes } = (await hub.query(key, source, { id })).auditTrail;
      if (nodes.every(({ isSealed }: { isSealed: boolean }) => isSealed) || tried > 200) return nodes;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  test('of a record tells what was done and attempted, the newest first, with its place in the ledger', async () => {
    const nodes = await trail(
      auditor,
      `action outcome rule actor actorKind target targetType requestId ledgerNumber sealedAt
       change { reason } actingFor { labelTh }`,
    );
    expect(nodes.map(({ action, outcome, rule }) => [action, outcome, rule])).toEqual([
      ['renamePartner', 'REFUSED', KEEPERS],
      ['renamePartner', 'REFUSED', KEEPERS],
      ['renamePartner', 'REFUSED', KEEPERS],
      ['renamePartner', 'DONE', 'KEEPER_OF_REGISTER'],
      ['renamePartner', 'DONE', 'KEEPER_OF_REGISTER'],
      ['createPartner', 'DONE', 'KEEPER_OF_REGISTER'],
    ]);
    expect(nodes[1]).toMatchObject({
      isSealed: true,
      actor: expect.stringMatching(/^client:/),
      actorKind: 'CLIENT',
      target: id,
      targetType: 'LocalAuthority',
      change: null,
      actingFor: { labelTh: 'สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดเชียงใหม่' },
    });
    expect(nodes[5]).toMatchObject({ change: { reason: 'createPartner' } });
    const rows = await hub.rows(
      `SELECT l.number::integer AS "ledgerNumber", a.request_id AS "requestId" FROM hub.audit_entry a
       JOIN hub.ledger l ON l.entry_id = a.id WHERE a.target_id = $1 ORDER BY a.at DESC`,
      [uuidOf(id)],
    );
    expect(nodes.map(({ ledgerNumber, requestId }) => ({ ledgerNumber, requestId }))).toEqual(rows);
  });

  test('is seen as far as one may: one’s own, one’s partner’s as a coordinator, all as an auditor', async () => {
    const outcomes = async (key: string) => (await trail(key, 'outcome')).map(({ outcome }) => outcome);
    expect(await outcomes(office)).toEqual(['DONE', 'DONE', 'DONE']);
    expect(await outcomes(elsewhere)).toEqual(['REFUSED', 'REFUSED']);
    expect(await outcomes(own)).toEqual(['REFUSED']);
    expect(await outcomes(app)).toEqual([]);
  });

  test('is listed by outcome, rule, action, time and partner', async () => {
    const list = (filter: string, key = auditor) =>
      hub
        .query(
          key,
          `query ($since: DateTime!, $office: ID!) {
             auditEntries(first: 50, orderBy: [{ field: AT, direction: DESC }], filter: { at: { gte: $since } ${filter} }) {
               totalCount nodes { action outcome rule } } unused: node(id: $office) { id } }`,
          { since, office: officeId },
        )
        .then(({ auditEntries }) => auditEntries);
    const officeId = await hub.idOf('PLAO-50');
    expect(await list('outcome: { eq: REFUSED }')).toMatchObject({ totalCount: 4 });
    expect(await list('rule: { contains: "KEEPER_OF_REGISTER" }')).toMatchObject({ totalCount: 3 });
    expect(await list('actingFor: { id: { eq: $office } }')).toMatchObject({
      nodes: [
        { action: 'renamePartner', outcome: 'REFUSED', rule: 'NOT_FOUND' },
        { action: 'renamePartner', outcome: 'REFUSED', rule: KEEPERS },
        { action: 'renamePartner', outcome: 'REFUSED', rule: KEEPERS },
      ],
    });
    expect(await list('action: { eq: "createPartner" }')).toMatchObject({ totalCount: 0 });
    expect(await list('outcome: { eq: REFUSED }', own)).toMatchObject({ totalCount: 1 });
  });

  test('counts refusals by rule and period, which add up to the list', async () => {
    const source = `query ($by: RefusalPeriod!, $from: LocalDate, $until: LocalDate) {
      refusalCounts(by: $by, from: $from, until: $until) { totalCount nodes { rule period count lastAt } } }`;
    const counted = async (variables: object, key = auditor) =>
      (await hub.query(key, source, { by: 'DAY', ...variables })).refusalCounts.nodes;
    const month = `${today.slice(0, 7)}-01`;
    const told = await counted({ from: today });
    expect(told).toMatchObject([
      { rule: KEEPERS, period: today, count: 3 },
      { rule: 'NOT_FOUND', period: today, count: 1 },
    ]);
    const rows = await hub.rows(
      `SELECT rule, count(*)::integer AS count, max(at) AS last_at FROM hub.audit_entry
       WHERE outcome = 'REFUSED' GROUP BY rule ORDER BY count(*) DESC`,
    );
    expect(told.map(({ rule, count, lastAt }: Payload) => [rule, count, lastAt])).toEqual(
      rows.map(({ rule, count, last_at }) => [rule, count, last_at.toISOString()]),
    );
    expect((await counted({ by: 'MONTH' })).map(({ period }: Payload) => period)).toEqual([month, month]);
    expect(await counted({ until: '2022-01-01' })).toEqual([]);
    expect(await counted({}, own)).toMatchObject([{ rule: KEEPERS, count: 1 }]);
    expect(await counted({}, app)).toEqual([]);
    expect(await errorOf(app, source, { by: 'DAY', from: '2022-01-02', until: '2022-01-01' })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'until',
    });
  });
});

describe('who could read a record', () => {
  const WHO = `query ($target: ID!, $on: LocalDate!) { whoCouldRead(target: $target, on: $on) {
    isShared examined isCapped endedSince readers { actor roles partner { nameTh } rules { code } } } }`;
  const who = async (key: string, target: string, on = today) =>
    (await hub.query(key, WHO, { target, on })).whoCouldRead;

  test('is told to auditors by the rules that let each of them', async () => {
    const { readers, ...rest } = await who(auditor, channel);
    // The keys of this story that act for somebody; the demo’s app acts for nobody. The ministry stands above the office.
    expect(rest).toEqual({ isShared: false, examined: 4, isCapped: false, endedSince: [] });
    const told = readers.map(({ roles, partner, rules }: Payload) => [
      partner.nameTh,
      roles.join(),
      rules.map(({ code }: { code: string }) => code).join(),
    ]);
    expect(told.sort()).toEqual(
      [
        ['กระทรวงมหาดไทย', 'AUDITOR', 'SUPERVISOR_OF_PARTNER,AUDITOR'],
        ['นครราชสีมา', 'COORDINATOR', 'SUPERVISOR_OF_PARTNER'],
        ['หนองสาม', 'MEMBER', 'MEMBER_OF_PARTNER'],
      ].sort(),
    );
  });

  test('is everybody where it is shared, and nobody where there was none', async () => {
    expect(await who(auditor, id)).toMatchObject({ isShared: true, readers: [] });
    expect(await who(auditor, id, '2022-01-01')).toBeNull();
    expect(await who(auditor, Buffer.from(`Nonsense:${uuidOf(id)}`).toString('base64url'))).toBeNull();
  });

  test('is refused to everybody else, and for a day to come', async () => {
    for (const key of [office, own, app])
      expect(await errorOf(key, WHO, { target: channel, on: today })).toMatchObject({
        code: 'FORBIDDEN',
        rule: 'ADMINISTRATOR | AUDITOR',
      });
    expect(await errorOf(auditor, WHO, { target: channel, on: '2999-01-01' })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'on',
    });
  });
});
