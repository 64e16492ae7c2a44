import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Client } from 'pg';
import { Departure } from '../../src/kernel/departure.ts';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { Reader } from '../../src/read/index.ts';
import { type Payload, type Register, startRegister } from '../factories/register-keepers.ts';

let hub: Register;
let authority: string;
let temple: string;
/** Keys: the reporting officer of the local authority, and its app that only reads. */
let host: string;
let reader: string;

/** A local authority of the subdistrict 300101 and a temple there, by their codes. */
async function placesOf(register: Register): Promise<[string, string]> {
  const [found] = await register.rows(`SELECT
    (SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id JOIN hub.partner_code c ON c.partner_id = p.id
     WHERE p.type = 'TEMPLE' AND a.code = '300101' AND p.valid_to IS NULL ORDER BY c.code LIMIT 1) AS temple,
    (SELECT c.code FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id
     JOIN hub.partner_code c ON c.partner_id = v.authority_id
     JOIN hub.partner p ON p.id = v.authority_id AND p.local_authority_kind <> 'PAO' AND p.valid_to IS NULL
     WHERE a.code = '300101' AND v.valid_to IS NULL ORDER BY c.code LIMIT 1) AS authority`);
  return [found.authority, found.temple];
}

beforeAll(async () => {
  hub = await startRegister();
  [authority, temple] = await placesOf(hub);
  host = await hub.keyOf(authority, ['REPORTING_OFFICER']);
  reader = await hub.keyOf(authority, ['REPORTING_OFFICER'], []);
});
afterAll(() => hub.close());

const ROWS = `doneCount refusedCount
  rows { index outcome activity { id titleTh happenedOn } userErrors { code field rule value messageTh messageEn } }`;

const uuidOf = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

let made = 0;
const dayOf = (no: number): string => new Date(Date.UTC(2022, 0, 1 + no)).toISOString().slice(0, 10);

/** A row for a day of its own, under a key and an id of its own. */
async function row(more: { details?: object; key?: string; by?: string } = {}): Promise<Payload> {
  made += 1;
  return {
    idempotencyKey: more.key ?? `phone row ${made}`,
    activity: {
      id: toGlobalId('Activity', newId()),
      recordedById: await hub.idOf(more.by ?? authority),
      partners: [{ partnerId: await hub.idOf(temple), part: 'CO_HOST' }],
      details: {
        kind: 'JOINT_WORK_DAY',
        titleTh: `เอามื้อสามัคคี ${made}`,
        placeId: await hub.idOf(temple),
        happenedOn: dayOf(made),
        male: 20,
        female: 18,
        ...more.details,
      },
    },
  };
}
async function rowsOf(count: number): Promise<Payload[]> {
  const first = await row();
  return Array.from({ length: count }, () => {
    made += 1;
    const { activity } = first;
    return {
      idempotencyKey: `phone row ${made}`,
      activity: {
        ...activity,
        id: toGlobalId('Activity', newId()),
        details: { ...activity.details, titleTh: `เอามื้อสามัคคี ${made}`, happenedOn: dayOf(made) },
      },
    };
  });
}

const send = (rows: object[], mode = 'ALL_OR_NONE', more: object = {}, key = host): Promise<Payload> =>
  hub.write(key, 'recordActivities', { mode, rows, ...more }, ROWS);

/** What was written of activities, and what was told and recorded of it. */
async function counts(): Promise<Record<string, number>> {
  const [found] = await hub.rows(`SELECT (SELECT count(*)::int FROM hub.activity) AS activities,
    (SELECT count(*)::int FROM hub.activity_participation) AS participations,
    (SELECT count(*)::int FROM hub.change) AS changes, (SELECT count(*)::int FROM hub.event) AS events,
    (SELECT count(*)::int FROM hub.idempotency) AS keys,
    (SELECT count(*)::int FROM hub.audit_entry WHERE outcome = 'DONE') AS done,
    (SELECT count(*)::int FROM hub.audit_entry WHERE outcome = 'REFUSED') AS refused`);
  return found;
}
async function added(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counts();
  await work();
  const after = await counts();
  const differences = Object.entries(after).map(([name, count]) => [name, count - before[name]!] as const);
  return Object.fromEntries(differences.filter(([, difference]) => difference !== 0));
}

const outcomes = ({ rows }: Payload): string[] => rows.map(({ outcome }: Payload) => outcome);
const refusedBy = ({ rows }: Payload): string[] =>
  rows.flatMap(({ index, userErrors }: Payload) =>
    userErrors.map(({ code, field, rule }: Payload) => `${index} ${code} ${field} ${rule}`),
  );

/** Sends without a helper, for what does not come in the payload. */
async function sendBare(rows: object[]): Promise<Payload> {
  const query = `mutation ($input: RecordActivitiesInput!) { recordActivities(input: $input) { doneCount userErrors { field } } }`;
  const response = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    body: JSON.stringify({
      query,
      variables: { input: { idempotencyKey: `bare ${newId()}`, mode: 'PER_ROW', rows } },
    }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${host}` },
  });
  return (await response.json()) as Payload;
}

describe('how many rows a batch has', () => {
  test('250 are carried out, each as if it had been sent alone, and read back together', async () => {
    const rows = await rowsOf(250);
    const reads = jest.spyOn(Reader.prototype, 'read');
    let answer: Payload;
    expect(
      await added(async () => {
        answer = await send(rows);
      }),
    ).toEqual({ activities: 250, participations: 250, changes: 250, events: 250, keys: 251, done: 250 });
    expect(answer).toMatchObject({ doneCount: 250, refusedCount: 0, userErrors: [] });
    expect(
      answer.rows.map(({ index, activity }: Payload) => [index, activity.id, activity.happenedOn]),
    ).toEqual(rows.map(({ activity }, index) => [index, activity.id, activity.details.happenedOn]));
    expect(reads).toHaveBeenCalledTimes(3);
    reads.mockRestore();
    // Each has a change of its own, which its audit entry and its event name.
    const [{ alone }] = await hub.rows(
      `SELECT count(DISTINCT a.change_id)::int AS alone FROM hub.activity a
       JOIN hub.audit_entry e ON e.change_id = a.change_id AND e.target_id = a.id AND e.action = 'recordActivity'
       JOIN hub.event v ON v.change_id = a.change_id AND v.object_id = a.id AND v.type = 'ACTIVITY_RECORDED'
       WHERE a.id = ANY($1::uuid[])`,
      [rows.map(({ activity }) => uuidOf(activity.id))],
    );
    expect(alone).toBe(250);
  });

  test('251 are refused before anything is done, and so are none', async () => {
    const rows = await rowsOf(251);
    let answer: Payload;
    expect(
      await added(async () => {
        answer = await sendBare(rows);
      }),
    ).toEqual({});
    const [{ extensions }] = answer.errors;
    expect(extensions).toMatchObject({
      code: 'BAD_INPUT',
      field: 'input.rows',
      rule: 'input.rows may hold 250 entries at most',
      value: '251',
    });
    expect(extensions.messageTh).toMatch(/[ก-๙]/);
    expect(extensions.messageEn).toMatch(/250/);
    const none = await send([]);
    expect(none).toMatchObject({ rows: [], doneCount: 0, refusedCount: 0 });
    expect(none.userErrors).toMatchObject([{ code: 'BAD_INPUT', field: 'rows', rule: '1..250', value: '0' }]);
    expect(none.userErrors[0].messageTh).toMatch(/[ก-๙]/);
  });

  test('is paid row by row', async () => {
    const points = async (count: number) => (await sendBare(await rowsOf(count))).extensions.cost.points;
    expect([await points(1), await points(7)]).toEqual([5, 35]);
  });
});

describe('a batch with rows that are refused', () => {
  const mixed = async () => [
    await row(),
    await row({ details: { titleTh: 'ช่วยเหลือ 1-1017-00230-70-8' } }),
    await row({ by: 'PLAO-50' }),
    await row(),
    await row({ details: { happenedOn: '2568-09-15', endedOn: 'เมื่อวาน' } }),
  ];
  const REFUSED = [
    '1 BAD_INPUT rows.1.activity.details.titleTh no national identification number',
    '2 FORBIDDEN rows.2 ADMINISTRATOR | STEWARD_OF_PARTNER | PART_OF_PROJECT',
    expect.stringMatching(/^4 BAD_INPUT rows\.4\.activity\.details\.happenedOn /),
    expect.stringMatching(/^4 BAD_INPUT rows\.4\.activity\.details\.endedOn /),
  ];

  test('row by row: the good ones stand, the others tell', async () => {
    const rows = await mixed();
    let answer: Payload;
    expect(
      await added(async () => {
        answer = await send(rows, 'PER_ROW');
      }),
    ).toEqual({ activities: 2, participations: 2, changes: 2, events: 2, keys: 3, done: 2, refused: 1 });
    expect(outcomes(answer)).toEqual(['DONE', 'REFUSED', 'REFUSED', 'DONE', 'REFUSED']);
    expect(refusedBy(answer)).toEqual(REFUSED);
    expect(answer).toMatchObject({ doneCount: 2, refusedCount: 3, userErrors: [] });
    expect(answer.rows.map(({ activity }: Payload) => activity?.id ?? null)).toEqual([
      rows[0].activity.id,
      null,
      null,
      rows[3].activity.id,
      null,
    ]);
    // The attempt on what is another’s is on record as a single one is.
    const [last] = await hub.rows(
      `SELECT action, outcome, rule FROM hub.audit_entry WHERE outcome = 'REFUSED' ORDER BY id DESC LIMIT 1`,
    );
    expect(last).toEqual({
      action: 'recordActivity',
      outcome: 'REFUSED',
      rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER | PART_OF_PROJECT',
    });
  });

  test('all or none: nothing is written, and every bad row tells', async () => {
    const rows = await mixed();
    let answer: Payload;
    expect(
      await added(async () => {
        answer = await send(rows);
      }),
    ).toEqual({ refused: 1 });
    expect(outcomes(answer)).toEqual(['NOT_WRITTEN', 'REFUSED', 'REFUSED', 'NOT_WRITTEN', 'REFUSED']);
    expect(refusedBy(answer)).toEqual(REFUSED);
    expect(answer).toMatchObject({ doneCount: 0, refusedCount: 3 });
    expect(answer.userErrors.map(({ field }: Payload) => field)).toEqual([
      'rows.1.activity.details.titleTh',
      'rows.2',
      'rows.4.activity.details.happenedOn',
      'rows.4.activity.details.endedOn',
    ]);
    expect(answer.rows.every(({ activity }: Payload) => activity === null)).toBe(true);
    // Put right, the same keys serve: nothing of the attempt was kept.
    const good = await Promise.all(
      rows.map(async (old) => ({ ...(await row()), idempotencyKey: old.idempotencyKey })),
    );
    expect(await send(good)).toMatchObject({ doneCount: 5, userErrors: [] });
  });

  test('what one row has made, the next one meets', async () => {
    const first = await row();
    const taken = { ...(await row()), activity: { ...first.activity } };
    expect(refusedBy(await send([first, taken], 'PER_ROW'))).toEqual([
      '1 DUPLICATE rows.1.activity.id unique',
    ]);
  });

  test('whoever may not write at all is told so once', async () => {
    const rows = [await row(), await row()];
    let answer: Payload;
    expect(
      await added(async () => {
        answer = await send(rows, 'PER_ROW', {}, reader);
      }),
    ).toEqual({ refused: 1 });
    expect(answer).toMatchObject({ rows: [], userErrors: [{ code: 'FORBIDDEN', rule: 'SCOPE_WRITE' }] });
  });
});

describe('a row that is sent again', () => {
  test('in the same batch, sent twice: one effect, one answer', async () => {
    const batch = { rows: [await row(), await row()], more: { idempotencyKey: 'a day of a phone' } };
    const first = await send(batch.rows, 'PER_ROW', batch.more);
    let second: Payload;
    expect(
      await added(async () => {
        second = await send(batch.rows, 'PER_ROW', batch.more);
      }),
    ).toEqual({});
    expect(second).toEqual(first);
    const other = await send([await row()], 'PER_ROW', batch.more);
    expect(other).toMatchObject({
      rows: [],
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'idempotencyKey' }],
    });
  });

  test('twice in one batch, in another batch and alone: one effect, one answer', async () => {
    const [one, two] = [await row(), await row()];
    let inOne: Payload;
    expect(
      await added(async () => {
        inOne = await send([one, one]);
      }),
    ).toMatchObject({ activities: 1, events: 1, done: 1 });
    expect(inOne.rows.map(({ activity }: Payload) => activity.id)).toEqual([
      one.activity.id,
      one.activity.id,
    ]);
    const inOther = await send([two, one]);
    expect(inOther.rows[1].activity).toEqual(inOne.rows[0].activity);
    const alone = await hub.write(host, 'recordActivity', one, 'activity { id titleTh happenedOn }');
    expect(alone.activity).toEqual(inOne.rows[0].activity);
    const changed = { ...one, activity: { ...one.activity, details: { ...one.activity.details, male: 1 } } };
    expect(refusedBy(await send([changed], 'PER_ROW'))).toEqual([
      '0 IDEMPOTENCY_KEY_REUSED rows.0.idempotencyKey same content',
    ]);
  });

  test('that was refused before is tried again, and the others are answered', async () => {
    const { helpCentre } = await hub.write(
      host,
      'openHelpCentre',
      { authorityId: await hub.idOf(authority), nameTh: 'ศูนย์ช่วยเหลือประชาชน', domains: ['DISASTER'] },
      'helpCentre { id }',
    );
    const count = { centreId: helpCentre.id, domain: 'DISASTER', cases: 3 };
    const rows = [
      { ...count, month: 'กันยายน 2568', idempotencyKey: 'september' },
      // There is no count yet that this could be the second version of.
      { ...count, month: 'ตุลาคม 2568', idempotencyKey: 'october', cases: 9, expectedVersion: 1 },
    ];
    const batch = { idempotencyKey: 'from a spreadsheet', mode: 'PER_ROW', rows };
    const COUNTS =
      'doneCount rows { index outcome count { id cases version } userErrors { code field rule } }';
    const first = await hub.write(host, 'countHelpCentres', batch, COUNTS);
    expect(outcomes(first)).toEqual(['DONE', 'REFUSED']);
    expect(refusedBy(first)).toEqual(['1 CONFLICT rows.1.expectedVersion = 0']);
    await hub.write(host, 'countHelpCentre', { ...count, month: 'ตุลาคม 2568' }, 'count { id }');
    let second: Payload;
    expect(
      await added(async () => {
        second = await hub.write(host, 'countHelpCentres', batch, COUNTS);
      }),
    ).toEqual({ changes: 1, events: 1, keys: 1, done: 1 });
    expect(second.rows[0]).toEqual(first.rows[0]);
    expect(second.rows[1]).toMatchObject({ outcome: 'DONE', count: { cases: 9, version: 2 } });
  });

  test('in two batches at once, in either order: one effect', async () => {
    const rows = await rowsOf(6);
    const reversed = [...rows].reverse();
    let answers: Payload[] = [];
    expect(
      await added(async () => {
        answers = await Promise.all([
          send(rows),
          send(reversed),
          send(rows, 'PER_ROW'),
          send(reversed, 'PER_ROW'),
        ]);
      }),
    ).toMatchObject({ activities: 6, participations: 6, changes: 6, events: 6, done: 6 });
    for (const answer of answers)
      expect(answer).toMatchObject({ doneCount: 6, refusedCount: 0, userErrors: [] });
  });
});

describe('a batch that is broken off', () => {
  /** Sends a batch whose third row waits for somebody who holds its key; answers once it waits there. */
  async function waiting(signal?: AbortSignal) {
    const rows = await rowsOf(5);
    const holder = new Client({ connectionString: hub.database.adminUrl });
    await holder.connect();
    const [{ actor }] = await hub.rows(
      `SELECT scope AS actor FROM hub.idempotency WHERE operation = 'recordActivity' LIMIT 1`,
    );
    await holder.query('BEGIN');
    await holder.query(
      `INSERT INTO hub.idempotency (id, scope, operation, key, content_hash) VALUES ($1, $2, 'recordActivity', $3, '')`,
      [newId(), actor, rows[2].idempotencyKey],
    );
    const query = `mutation ($input: RecordActivitiesInput!) { recordActivities(input: $input) { doneCount } }`;
    const sent = fetch(`${hub.address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({
        query,
        variables: { input: { idempotencyKey: newId(), mode: 'PER_ROW', rows } },
      }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${host}` },
      ...(signal && { signal }),
    }).then(
      async (response) => (await response.json()) as Payload,
      () => undefined,
    );
    let blocked: Payload[] = [];
    // Within a transaction PostgreSQL tells its activity but once, so somebody else has to ask.
    while (blocked.length === 0) {
      blocked = await hub.rows(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
         AND query LIKE 'INSERT INTO idempotency%'`,
      );
    }
    const release = async () => {
      await holder.query('ROLLBACK');
      await holder.end();
    };
    return { sent, release, pid: blocked[0].pid as number };
  }

  test('by its connection: nothing of it stays, and the client is told that it failed', async () => {
    expect(
      await added(async () => {
        const { sent, release, pid } = await waiting();
        await hub.rows('SELECT pg_terminate_backend($1)', [pid]);
        const answer = await sent;
        expect(answer.data?.recordActivities ?? null).toBeNull();
        expect(answer.errors).toHaveLength(1);
        await release();
      }),
    ).toEqual({});
  });

  test('by a client that leaves: nothing of it stays', async () => {
    const leaving = new AbortController();
    const left = jest.spyOn(Departure.prototype, 'leave');
    const noticed = new Promise<void>((resolve) => {
      left.mockImplementationOnce(function (this: Departure) {
        left.mockRestore();
        this.leave();
        resolve();
      });
    });
    expect(
      await added(async () => {
        const { sent, release, pid } = await waiting(leaving.signal);
        leaving.abort();
        await noticed;
        await release();
        await sent;
        let busy = true;
        while (busy) {
          const [state] = await hub.rows('SELECT state FROM pg_stat_activity WHERE pid = $1', [pid]);
          busy = state !== undefined && state.state !== 'idle';
        }
      }),
    ).toEqual({});
  });
});

describe('a batch and its rows one after the other', () => {
  /** All that a hub keeps of what its reporting officer did, but for what names the client itself. */
  const KEPT = [
    `SELECT (to_jsonb(a) - 'change_id')::text AS row FROM hub.activity a JOIN mine ON mine.id = a.change_id`,
    `SELECT (to_jsonb(p) - 'change_id' - 'id')::text FROM hub.activity_participation p JOIN mine ON mine.id = p.change_id`,
    `SELECT (to_jsonb(d) - 'change_id' - 'id')::text FROM hub.activity_duplicate d JOIN mine ON mine.id = d.change_id`,
    `SELECT (to_jsonb(e) - 'change_id' - 'id' - 'at')::text FROM hub.event e JOIN mine ON mine.id = e.change_id`,
    `SELECT jsonb_build_array(e.action, e.target_type, e.target_id, e.outcome, e.rule, e.details, e.viewer_kind, e.acting_for_id)::text FROM hub.audit_entry e JOIN mine ON mine.id = e.change_id`,
    `SELECT jsonb_build_array(m.channel, m.acting_for_id, m.reason)::text FROM mine m`,
    `SELECT jsonb_build_array(i.operation, i.key, i.content_hash, i.result)::text FROM hub.idempotency i WHERE i.operation = 'recordActivity' AND i.scope = $1`,
  ];
  const keptOf = async (register: Register): Promise<string[][]> => {
    const [{ actor }] = await register.rows(
      `SELECT actor FROM hub.change WHERE reason = 'recordActivity' AND channel = 'API' ORDER BY id DESC LIMIT 1`,
    );
    const kept: string[][] = [];
    for (const sql of KEPT) {
      const found = await register.rows(
        `WITH mine AS (SELECT * FROM hub.change WHERE actor = $1) ${sql} ORDER BY 1`,
        [actor],
      );
      kept.push(found.map((each) => String(Object.values(each)[0])));
    }
    return kept;
  };

  test('keep the same', async () => {
    const rows = await rowsOf(9);
    // Two of them may be of one event.
    rows[5].activity.details.happenedOn = rows[2].activity.details.happenedOn;
    rows[5].activity.details.titleTh = rows[2].activity.details.titleTh;
    const [first, second] = [await startRegister(), await startRegister()];
    try {
      const [one, other] = [
        await first.keyOf(authority, ['REPORTING_OFFICER']),
        await second.keyOf(authority, ['REPORTING_OFFICER']),
      ];
      const batch = await first.write(one, 'recordActivities', { mode: 'ALL_OR_NONE', rows }, ROWS);
      expect(batch.userErrors).toEqual([]);
      for (const each of rows) {
        const { userErrors } = await second.write(other, 'recordActivity', each, 'activity { id }');
        expect(userErrors).toEqual([]);
      }
      const [together, alone] = [await keptOf(first), await keptOf(second)];
      expect(together.map(({ length }) => length)).toEqual([9, 9, 1, 9, 9, 9, 9]);
      expect(together).toEqual(alone);
    } finally {
      await first.close();
      await second.close();
    }
  });
});
