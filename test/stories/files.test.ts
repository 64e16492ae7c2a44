import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createLog } from '../../src/app/log.ts';
import { startServer } from '../../src/app/server.ts';
import { LocalFiles } from '../../src/kernel/files/local-files.ts';
import { newId } from '../../src/kernel/ids.ts';
import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { clearOrphanedFiles } from '../../src/modules/activities/index.ts';
import { type Accounts, passwordOf, startAccounts, uuidOf } from '../factories/accounts.ts';
import { openBucket } from '../factories/bucket.ts';
import { HEIC, jpeg, PDF, png, SECRET_PLACE } from '../factories/pictures.ts';
import type { Payload } from '../factories/register-keepers.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-files-'));
const files = { folder, s3: undefined };
const MOST = 20_971_520;

let hub: Accounts;
/** Codes of the local authority that records, and of a temple there. */
let authority: string;
let temple: string;
/** Keys: the authority's reporting officer, one that only reads for it, the development office's, an auditor's. */
let host: string;
let reader: string;
let other: string;
let auditor: string;
beforeAll(async () => {
  hub = await startAccounts({ files });
  const first = async (sql: string) => (await hub.rows(sql))[0].code as string;
  temple = await first(`SELECT c.code FROM hub.partner p JOIN hub.area a ON a.id = p.area_id
    JOIN hub.partner_code c ON c.partner_id = p.id WHERE p.type = 'TEMPLE' AND a.code = '300101' AND p.valid_to IS NULL
    ORDER BY c.code LIMIT 1`);
  authority = await first(`SELECT c.code FROM hub.coverage v JOIN hub.area a ON a.id = v.area_id
    JOIN hub.partner_code c ON c.partner_id = v.authority_id
    JOIN hub.partner p ON p.id = v.authority_id AND p.local_authority_kind <> 'PAO' AND p.valid_to IS NULL
    WHERE a.code = '300101' AND v.valid_to IS NULL ORDER BY c.code LIMIT 1`);
  host = await hub.keyOf(authority, ['REPORTING_OFFICER']);
  reader = await hub.keyOf(authority, ['REPORTING_OFFICER'], []);
  other = await hub.keyOf('CDD-3001', ['REPORTING_OFFICER']);
  auditor = await hub.keyOf('DLA', ['AUDITOR'], []);
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => {
  expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
});

interface Sent {
  name?: string;
  key?: string | undefined;
  headers?: Record<string, string>;
  at?: string;
}

/** Sends a file; answers the status and what was said. */
async function send(
  content: Buffer | ReadableStream,
  { name = 'photo.jpg', key = host, headers = {}, at = hub.address }: Sent = {},
) {
  const response = await fetch(`${at}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: content as never,
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers },
    ...(content instanceof ReadableStream && { duplex: 'half' }),
  });
  const answer = (await response.json()) as Payload;
  return {
    status: response.status,
    headers: response.headers,
    ...answer,
    refusal: answer.errors?.[0]?.extensions,
  };
}

const get = (path: string, key: string | undefined, headers: Record<string, string> = {}) =>
  fetch(hub.address + path, { headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers } });
const statusOf = async (path: string, key: string | undefined) => (await get(path, key)).status;

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const kept = (sha256: string) => join(folder, 'kept', sha256.slice(0, 2), sha256);

const incoming = () => readdirSync(join(folder, 'incoming')).length;
/** Waits for what comes about by itself; the test's own time limit is what ends it. */
const until = async (holds: () => boolean) => {
  while (!holds()) await wait(5);
};

/** Begins to send a file, and leaves the connection open. */
const begin = (content: Buffer, length: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = connect(Number(new URL(hub.address).port), '127.0.0.1', () => {
      socket.write(
        `POST /files?name=a.jpg HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer ${host}\r\ncontent-length: ${length}\r\n\r\n`,
      );
      socket.write(content, () => resolve(socket));
    });
    socket.on('error', reject);
  });

let days = 0;
async function recorded(): Promise<string> {
  days += 1;
  const { activity, userErrors } = await hub.write(
    host,
    'recordActivity',
    {
      activity: {
        recordedById: await hub.idOf(authority),
        partners: [{ partnerId: await hub.idOf(temple), part: 'CO_HOST' }],
        details: {
          kind: 'JOINT_WORK_DAY',
          titleTh: `ปลูกป่า ${days}`,
          placeId: await hub.idOf(temple),
          happenedOn: `2025-01-${String(days).padStart(2, '0')}`,
        },
      },
    },
    'activity { id }',
  );
  expect(userErrors).toEqual([]);
  return activity.id;
}

const EVIDENCE = `evidence { id version kind isWithdrawn
  file { id name url mediaType bytes sha256 isPositionStripped owner { id } } }`;
const attach = (activityId: string, fileId: string, key = host) =>
  hub.write(key, 'addActivityEvidence', { activityId, fileId, captionTh: 'ภาพวันงาน' }, EVIDENCE);

describe('a photo', () => {
  const { told, silent } = jpeg({ bytes: 5_000 });
  let file: Payload;
  let activityId: string;

  test('is sent, and kept without the place at which it was made', async () => {
    const sent = await send(told, { name: 'ภาพถ่าย วันงาน.JPG' });
    expect(sent.status).toBe(201);
    file = sent.file;
    expect(file).toEqual({
      id: expect.any(String),
      name: 'ภาพถ่าย วันงาน.JPG',
      mediaType: 'image/jpeg',
      bytes: silent.length,
      sha256: sha256Of(silent),
      isPositionStripped: true,
      url: `/files/${file.id}`,
    });
    expect(sent.headers.get('location')).toBe(file.url);
    const onDisk = readFileSync(kept(file.sha256));
    expect(onDisk.equals(silent)).toBe(true);
    expect(onDisk.includes(SECRET_PLACE)).toBe(false);
  });

  test('is on record in the chain, with who sent it', async () => {
    const [entry] = await hub.rows(
      `SELECT a.outcome, a.rule, a.details, a.change_id IS NOT NULL AS changed FROM hub.audit_entry a
       JOIN hub.stored_file f ON f.id = a.target_id WHERE a.action = 'uploadFile' AND a.target_type = 'StoredFile'
       AND f.sha256 = $1`,
      [file.sha256],
    );
    expect(entry).toEqual({
      outcome: 'DONE',
      rule: 'STEWARD_OF_PARTNER',
      details: { mediaType: 'image/jpeg', bytes: silent.length },
      changed: true,
    });
  });

  test('is for its own partner alone until something shows it', async () => {
    expect(await statusOf(file.url, host)).toBe(200);
    expect(await statusOf(file.url, reader)).toBe(200);
    expect(await statusOf(file.url, auditor)).toBe(200);
    expect(await statusOf(file.url, other)).toBe(404);
    expect(await statusOf(file.url, undefined)).toBe(401);
    const question = 'query ($id: ID!) { node(id: $id) { id } }';
    expect(await hub.query(other, question, { id: file.id })).toEqual({ node: null });
    // Word for word as what is not there.
    const absent = `/files/${toGlobalId('StoredFile', newId())}`;
    const words = async (path: string) => {
      const { errors } = (await (await get(path, other)).json()) as Payload;
      const { requestId: _, value: __, ...said } = errors[0].extensions;
      return said;
    };
    expect(await words(file.url)).toEqual(await words(absent));
  });

  test('of another partner is nobody else’s to attach', async () => {
    activityId = await recorded();
    const foreign = await send(png().told, { name: 'theirs.png', key: other });
    expect(foreign.status).toBe(201);
    expect((await attach(activityId, foreign.file.id)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'fileId' },
    ]);
    // Nor is it once it is shown by something, so that everybody sees it.
    await hub.rows(
      `INSERT INTO hub.activity_evidence (id, activity_id, kind, file_id, source, change_id)
       SELECT gen_random_uuid(), a.id, 'PHOTO', $1, 'SYNTHETIC', a.change_id FROM hub.activity a WHERE a.id = $2`,
      [foreign.file.id, await recorded()].map(uuidOf),
    );
    expect(await statusOf(foreign.file.url, host)).toBe(200);
    expect((await attach(activityId, foreign.file.id)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'fileId' },
    ]);
    expect((await attach(activityId, file.id, other)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  test('is attached as evidence, and then seen by whoever sees the activity', async () => {
    const { evidence, userErrors } = await attach(activityId, file.id);
    expect(userErrors).toEqual([]);
    expect(evidence).toMatchObject({
      kind: 'PHOTO',
      isWithdrawn: false,
      file: { ...file, owner: { id: await hub.idOf(authority) } },
    });
    const response = await get(file.url, other);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(silent.length),
      'content-disposition': `attachment; filename="_______ ______.JPG"; filename*=UTF-8''${encodeURIComponent('ภาพถ่าย วันงาน.JPG')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${file.sha256}"`,
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(silent)).toBe(true);
    expect((await get(file.url, other, { 'if-none-match': `"${file.sha256}"` })).status).toBe(304);
    expect(await statusOf(file.url, undefined)).toBe(401);
  });

  test('whose evidence was taken back is no longer for others', async () => {
    const list =
      'query ($id: ID!) { node(id: $id) { ... on Activity { evidence { id version file { id } } } } }';
    const { node } = await hub.query(host, list, { id: activityId });
    const [{ id, version }] = node.evidence;
    const withdrawal = { id, expectedVersion: version };
    const back = await hub.write(host, 'withdrawActivityEvidence', withdrawal, 'evidence { isWithdrawn }');
    expect(back).toEqual({ evidence: { isWithdrawn: true }, userErrors: [] });
    expect(await statusOf(file.url, other)).toBe(404);
    expect(await statusOf(file.url, host)).toBe(200);
    expect((await hub.query(other, list, { id: activityId })).node.evidence).toMatchObject([
      { id, file: null },
    ]);
  });
});

describe('the same file', () => {
  const { told, silent } = jpeg({ bytes: 900, orientation: 6 });
  const count = async () => Number((await hub.rows('SELECT count(*) FROM hub.stored_file'))[0].count);

  test('sent twice is one, with its first name; another partner’s is its own, over the same bytes', async () => {
    const [once, twice] = [await send(told), await send(told, { name: 'again.jpg' })];
    expect(twice.file).toEqual(once.file);
    // What is kept of it is sent again, and is the same too.
    const bytes = Buffer.from(await (await get(once.file.url, host)).arrayBuffer());
    expect((await send(bytes)).file).toEqual(once.file);
    const theirs = await send(told, { key: other });
    expect(theirs.file).toMatchObject({ sha256: once.file.sha256 });
    expect(theirs.file.id).not.toBe(once.file.id);
    expect(bytes.length).toBeGreaterThan(silent.length);
  });

  test('sent twice at once is one', async () => {
    const { told: fresh } = jpeg({ bytes: 1_200 });
    const before = await count();
    const sent = await Promise.all([send(fresh), send(fresh), send(fresh)]);
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(sent.map(({ file }) => file.id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test('under the same key is carried out once; another under that key is refused', async () => {
    const { told: fresh } = jpeg({ bytes: 1_300 });
    const headers = { 'idempotency-key': 'offline 7' };
    const entries = async () =>
      Number((await hub.rows(`SELECT count(*) FROM hub.audit_entry WHERE action = 'uploadFile'`))[0].count);
    const once = await send(fresh, { headers });
    const before = await entries();
    expect((await send(fresh, { headers })).file).toEqual(once.file);
    expect(await entries()).toBe(before);
    const reused = await send(told, { headers });
    expect({ status: reused.status, code: reused.refusal.code }).toEqual({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const tooLong = await send(told, { headers: { 'idempotency-key': 'k'.repeat(256) } });
    expect(tooLong).toMatchObject({ status: 400, refusal: { field: 'idempotencyKey' } });
  });
});

describe('what its sender calls it', () => {
  test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/json', 'image/png', ''])(
    'as type, "%s", is nothing to go by',
    async (type) => {
      const { silent } = jpeg({ bytes: 1_400 });
      const { status, file } = await send(silent, { headers: type === '' ? {} : { 'content-type': type } });
      expect({ status, mediaType: file?.mediaType }).toEqual({ status: 201, mediaType: 'image/jpeg' });
    },
  );
});

describe('documents', () => {
  test('are taken as they are, which is told; as evidence they are files', async () => {
    const { status, file } = await send(PDF, { name: 'รายงาน.pdf' });
    expect({ status, ...file }).toMatchObject({
      status: 201,
      mediaType: 'application/pdf',
      sha256: sha256Of(PDF),
      isPositionStripped: false,
    });
    expect((await attach(await recorded(), file.id)).evidence).toMatchObject({ kind: 'FILE' });
  });

  test('are offered under a name that ends as their content does', async () => {
    const { file } = await send(Buffer.concat([PDF, Buffer.from('%1')]), { name: 'evil.hta' });
    expect((await get(file.url, host)).headers.get('content-disposition')).toContain(
      'filename="evil.hta.pdf"',
    );
  });
});

/** A picture of exactly so many bytes, by what stands behind its end. */
const ofSize = (bytes: number) => {
  const { told } = jpeg();
  return Buffer.concat([told, Buffer.alloc(bytes - told.length)]);
};
const streamed = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream();

/** Sends a body in chunks, which say nothing of its length. */
const sendUndeclared = (content: Buffer) =>
  new Promise<{ status: number | undefined; connection: unknown; rule: string }>((resolve, reject) => {
    const headers = { authorization: `Bearer ${host}`, 'transfer-encoding': 'chunked' };
    const sending = httpRequest(
      `${hub.address}/files?name=a.jpg`,
      { method: 'POST', headers },
      (response) => {
        const { statusCode: status, headers: heard } = response;
        json(response).then(
          (said) =>
            resolve({
              status,
              connection: heard.connection,
              rule: (said as Payload).errors[0].extensions.rule,
            }),
          reject,
        );
      },
    );
    sending.on('error', reject);
    sending.end(content);
  });

describe('the size', () => {
  test('of 20 MB is taken, with its length declared or not', async () => {
    expect((await send(ofSize(MOST))).status).toBe(201);
    expect((await send(streamed(ofSize(MOST)))).status).toBe(201);
  });

  test('of one byte more is refused, with its length declared', async () => {
    const { status, refusal } = await send(ofSize(MOST + 1));
    expect({ status, ...refusal }).toMatchObject({
      status: 413,
      code: 'BAD_INPUT',
      field: 'file',
      rule: `bytes <= ${MOST}`,
      value: String(MOST + 1),
      messageTh: expect.stringMatching(/ใหญ่เกิน 20 MB/),
      messageEn: expect.stringMatching(/larger than 20 MB/),
    });
  });

  test('of one byte more is refused where no length was declared, and the connection is closed', async () => {
    expect(await sendUndeclared(ofSize(MOST + 1))).toEqual({
      status: 413,
      connection: 'close',
      rule: `bytes <= ${MOST}`,
    });
  });

  test('of nothing is refused, with its length declared or not', async () => {
    expect(await send(Buffer.alloc(0))).toMatchObject({ status: 400, refusal: { rule: 'bytes >= 1' } });
    const answer = { status: 400, rule: 'bytes >= 1' };
    expect(await sendUndeclared(Buffer.alloc(0))).toMatchObject(answer);
  });
});

describe('is refused, and nothing is kept:', () => {
  const rows = async () =>
    JSON.stringify(await hub.rows('SELECT id, version FROM hub.stored_file ORDER BY id')) +
    readdirSync(join(folder, 'kept'), { recursive: true }).sort().join();

  const { told } = jpeg({ bytes: 2_000 });
  test.each<[string, () => ReturnType<typeof send>, object]>([
    [
      'text with a picture’s name and type',
      () => send(Buffer.from('hello'), { headers: { 'content-type': 'image/jpeg' } }),
      { status: 400, refusal: { code: 'BAD_INPUT', field: 'file', value: 'unknown' } },
    ],
    ['HEIC', () => send(HEIC, { name: 'IMG_1.HEIC' }), { status: 400, refusal: { value: 'image/heic' } }],
    [
      'a picture that was cut short',
      () => send(told.subarray(0, 700)),
      { status: 400, refusal: { rule: 'a whole picture' } },
    ],
    [
      'a form',
      () => send(told, { headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
      { status: 415, refusal: { code: 'BAD_INPUT', field: 'content-type' } },
    ],
    ['no key', () => send(told, { key: '' }), { status: 401, refusal: { code: 'UNAUTHENTICATED' } }],
    [
      'a wrong key',
      () => send(told, { key: `${host}x` }),
      { status: 401, refusal: { code: 'UNAUTHENTICATED' } },
    ],
    [
      'a key that only reads',
      () => send(told, { key: reader }),
      { status: 403, refusal: { code: 'FORBIDDEN', rule: 'SCOPE_WRITE' } },
    ],
    ['no name', () => send(told, { name: '' }), { status: 400, refusal: { field: 'name' } }],
    ['a path', () => send(told, { name: '../../etc/passwd' }), { status: 400, refusal: { field: 'name' } }],
    [
      'a name that hides how it ends',
      () => send(told, { name: 'photo\u202egpj.exe' }),
      { status: 400, refusal: { field: 'name', rule: 'a name, not a path' } },
    ],
    [
      'a name with a citizen’s number',
      () => send(told, { name: 'บัตร 1-2345-67890-12-1.jpg' }),
      { status: 400, refusal: { field: 'name', rule: 'no national identification number' } },
    ],
    ['a long name', () => send(told, { name: 'ก'.repeat(201) }), { status: 400, refusal: { field: 'name' } }],
  ])('%s', async (_what, sending, expected) => {
    const before = await rows();
    const answer = await sending();
    expect(answer).toMatchObject(expected);
    expect(answer.refusal.messageTh).toMatch(/[ก-๙]/);
    expect(answer.refusal.messageEn).not.toMatch(/[ก-๙]/);
    expect(await rows()).toBe(before);
  });

  test('whoever may not report for the partner, and that stays on record', async () => {
    const member = await hub.keyOf(temple, ['MEMBER']);
    const { status, refusal } = await send(told, { key: member });
    expect({ status, ...refusal }).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
      rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER',
    });
    const [entry] = await hub.rows(
      `SELECT action, rule FROM hub.audit_entry WHERE outcome = 'REFUSED' ORDER BY at DESC, id DESC LIMIT 1`,
    );
    expect(entry).toEqual({ action: 'uploadFile', rule: 'ADMINISTRATOR | STEWARD_OF_PARTNER' });
    const explained = await hub.query(
      member,
      '{ explainAccess(action: uploadFile) { allowed missing { code } } }',
    );
    expect(explained.explainAccess).toMatchObject({ allowed: false });
  });

  test('a body shorter than was said, whose sender leaves midway', async () => {
    const before = await rows();
    const socket = await begin(told.subarray(0, 1_000), 5_000);
    await until(() => incoming() === 1);
    socket.destroy();
    await until(() => incoming() === 0);
    expect(await rows()).toBe(before);
    // Nobody is to look for a fault of the hub or the database in it.
    expect(hub.logged()).not.toMatch(/unavailable|unexpected error/);
  });

  test('a fifth file at a time, which its sender is told to send later', async () => {
    const sockets: Socket[] = [];
    for (let no = 0; no < 4; no += 1) sockets.push(await begin(told.subarray(0, 10), 5_000));
    await until(() => incoming() === 4);
    const fifth = await send(told);
    expect({ status: fifth.status, code: fifth.refusal.code }).toEqual({ status: 429, code: 'THROTTLED' });
    expect(fifth.headers.get('retry-after')).toBe('1');
    // Others are not kept waiting by it.
    expect((await send(told, { key: other })).status).toBe(201);
    for (const socket of sockets) socket.destroy();
    await until(() => incoming() === 0);
    expect((await send(told)).status).toBe(201);
  });
});

describe('an address that leads nowhere', () => {
  test.each(['x', '..%2f..%2fsecrets.json', toGlobalId('Activity', newId()), 'StoredFile:1'])(
    '%s',
    async (id) => {
      const response = await get(`/files/${id}`, host);
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
    },
  );

  test('is told apart where the file is on record and its bytes are gone', async () => {
    const { file } = await send(jpeg({ bytes: 3_000 }).told);
    rmSync(kept(file.sha256));
    const response = await get(file.url, host);
    const { errors } = (await response.json()) as Payload;
    expect({ status: response.status, ...errors[0].extensions }).toMatchObject({
      status: 404,
      rule: 'bytes in the store',
    });
    // Sent again, they are there again.
    expect((await send(jpeg({ bytes: 3_000 }).told)).file).toEqual(file);
    expect(await statusOf(file.url, host)).toBe(200);
  });
});

describe('files that nothing shows', () => {
  const age = (id: string, hours: number) =>
    hub.rows(`UPDATE hub.audit_entry SET at = now() - interval '1 hour' * $2 WHERE target_id = $1`, [
      uuidOf(id),
      hours,
    ]);
  const clear = () => clearOrphanedFiles(hub.database.app, new LocalFiles(join(folder, 'kept')));

  test('go after a day, with their bytes, unless another partner has the same', async () => {
    const fresh = await send(jpeg({ bytes: 4_000 }).told);
    const old = await send(jpeg({ bytes: 4_100 }).told);
    const shared = await send(jpeg({ bytes: 4_200 }).told);
    const theirs = await send(jpeg({ bytes: 4_200 }).told, { key: other });
    const shown = await send(jpeg({ bytes: 4_300 }).told);
    await attach(await recorded(), shown.file.id);
    const again = await send(jpeg({ bytes: 4_400 }).told);
    await age(fresh.file.id, 23.9);
    for (const { file } of [old, shared, shown, again]) await age(file.id, 24.1);
    // Sent once more, it counts from then.
    expect((await send(jpeg({ bytes: 4_400 }).told)).file).toEqual(again.file);
    expect(await clear()).toBe(2);
    expect(await statusOf(old.file.url, host)).toBe(404);
    expect(await statusOf(shared.file.url, host)).toBe(404);
    for (const { file } of [fresh, shown, again]) expect(await statusOf(file.url, host)).toBe(200);
    expect(await statusOf(theirs.file.url, other)).toBe(200);
    expect(() => readFileSync(kept(old.file.sha256))).toThrow(/ENOENT/);
    expect(await clear()).toBe(0);
  });

  test('whose key is remembered for longer are not there for it either', async () => {
    const headers = { 'idempotency-key': 'long ago' };
    const { told } = jpeg({ bytes: 4_500 });
    const { file } = await send(told, { headers });
    await age(file.id, 25);
    expect(await clear()).toBe(1);
    expect(await send(told, { headers })).toMatchObject({ status: 404, refusal: { code: 'NOT_FOUND' } });
    expect((await send(told, { headers: { 'idempotency-key': 'today' } })).status).toBe(201);
  });
});

test('two entries of one body that sent the same file are merged all the same', async () => {
  const { told } = jpeg({ bytes: 6_000 });
  const district = await hub.keyOf('DIST-3001', ['COORDINATOR']);
  const entered = async (nameTh: string, code: string) => {
    const areaId = await hub.areaId('300101');
    const codes = [{ scheme: 'ONAB', code }];
    const { partner } = await hub.write(district, 'createPartner', { type: 'TEMPLE', nameTh, areaId, codes });
    const key = await hub.keyOf(code, ['REPORTING_OFFICER']);
    return { id: partner.id, key, file: (await send(told, { key })).file };
  };
  const [first, second] = [
    await entered('วัดเดียวกัน', '04300101901'),
    await entered('วัดเดียวกัน (ซ้ำ)', '04300101902'),
  ];
  const { userErrors } = await hub.write(district, 'mergePartners', {
    duplicateId: second.id,
    expectedVersion: 1,
    survivorId: first.id,
    survivorVersion: 1,
  });
  expect(userErrors).toEqual([]);
  expect(await statusOf(second.file.url, first.key)).toBe(200);
  // Of the two it is always the same one that stands for the content.
  expect((await send(told, { key: first.key })).file.id).toBe(first.file.id);
  expect((await send(told, { key: first.key })).file.id).toBe(first.file.id);
});

describe('somebody who has signed in', () => {
  test('sends files for the partner for which they act, which is said where there are several', async () => {
    const { told } = jpeg({ bytes: 7_000 });
    const { session, id } = await hub.enrol('photographer', {
      partnerId: hub.authorities['30'],
      role: 'REPORTING_OFFICER',
    });
    const one = await send(told, { key: session });
    expect(one.status).toBe(201);
    const owner = 'query ($id: ID!) { node(id: $id) { ... on StoredFile { owner { id } } } }';
    expect((await hub.query(session, owner, { id: one.file.id })).node).toEqual({
      owner: { id: hub.authorities['30'] },
    });
    const membership = { personId: id, partnerId: hub.authorities['50'], role: 'REPORTING_OFFICER' };
    await hub.mutate('addMembership', membership, { bearer: hub.admin, selection: 'membership { id }' });
    const { sessionToken: fresh } = await hub.signIn('photographer', passwordOf('photographer'));
    expect(await send(told, { key: fresh })).toMatchObject({
      status: 400,
      refusal: { code: 'BAD_INPUT', field: 'hub-acting-for' },
    });
    const acting = (partner: string) => ({ key: fresh, headers: { 'hub-acting-for': partner } });
    const other = await send(told, acting(hub.authorities['50']));
    expect(other.status).toBe(201);
    expect(other.file.id).not.toBe(one.file.id);
    expect(await send(told, acting(hub.offices['50']))).toMatchObject({
      status: 403,
      refusal: { code: 'FORBIDDEN' },
    });
  });
});

describe('a hub that keeps files in a bucket', () => {
  test('takes and gives them the same way, and tells whom to come again while the bucket fails', async () => {
    const bucket = await openBucket();
    const lines: string[] = [];
    const stream = new PassThrough();
    stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
    const server = await startServer({
      config: { host: '127.0.0.1', port: 0, files: { folder: join(folder, 'other'), s3: bucket.config } },
      dataSource: hub.database.app,
      log: createLog('trace', stream),
      drainDelay: 0,
    });
    try {
      const at = server.address;
      const { told, silent } = jpeg({ bytes: 8_000 });
      bucket.failures.push(503, 503);
      const failed = await send(told, { at });
      expect({ status: failed.status, code: failed.refusal.code }).toEqual({
        status: 503,
        code: 'UNAVAILABLE',
      });
      expect(failed.headers.get('retry-after')).toBe('1');
      expect(await hub.rows('SELECT FROM hub.stored_file WHERE sha256 = $1', [sha256Of(silent)])).toEqual([]);

      const { status, file } = await send(told, { at });
      expect(status).toBe(201);
      expect(bucket.objects.get(`/kueanun-files/files/${file.sha256}`)?.equals(silent)).toBe(true);
      const bytes = await fetch(at + file.url, { headers: { authorization: `Bearer ${host}` } });
      expect(Buffer.from(await bytes.arrayBuffer()).equals(silent)).toBe(true);
      bucket.failures.push(500, 500);
      const away = await fetch(at + file.url, { headers: { authorization: `Bearer ${host}` } });
      expect(away.status).toBe(503);
      expect(readdirSync(join(folder, 'other', 'incoming'))).toEqual([]);

      const log = lines.join('');
      expect(log).toContain('the store of files answered HEAD with 503');
      for (const secret of [bucket.config.secretAccessKey, host, file.name, file.id])
        expect(log).not.toContain(secret);
    } finally {
      await server.stop();
      await bucket.close();
    }
  });
});
