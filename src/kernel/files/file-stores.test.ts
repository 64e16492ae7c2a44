import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Bucket, openBucket } from '../../../test/factories/bucket.ts';
import type { S3Config } from '../config.ts';
import { HubError } from '../errors.ts';
import { type FileStore, fileStoreOf, placeOfFiles } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-stores-'));
let bucket: Bucket;
beforeAll(async () => {
  bucket = await openBucket();
});
beforeEach(() => {
  bucket.log.length = 0;
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true });
});

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
let made = 0;
/** A file outside of the store, to be put into it. */
function outside(bytes: Buffer): { sha256: string; path: string } {
  made += 1;
  const path = join(folder, `coming-${made}`);
  writeFileSync(path, bytes);
  return { sha256: sha256Of(bytes), path };
}
const contentOf = async (store: FileStore, sha256: string) => {
  const stream = await store.open(sha256);
  return stream && buffer(stream);
};

describe.each(['folder', 'bucket'])('a %s', (kind) => {
  const store = () => fileStoreOf({ folder, s3: kind === 'bucket' ? bucket.config : undefined });

  test('keeps bytes under their hash, gives them back, and lets them go', async () => {
    const bytes = Buffer.from(`of a ${kind} \0\xff`, 'latin1');
    const { sha256, path } = outside(bytes);
    expect(await store().has(sha256)).toBe(false);
    expect(await store().open(sha256)).toBeUndefined();
    await store().put(sha256, path);
    expect(await store().has(sha256)).toBe(true);
    expect((await contentOf(store(), sha256))?.equals(bytes)).toBe(true);
    const again = outside(bytes);
    await store().put(sha256, again.path);
    expect((await contentOf(store(), sha256))?.equals(bytes)).toBe(true);
    await store().remove(sha256);
    await store().remove(sha256);
    expect(await store().has(sha256)).toBe(false);
  });

  test('keeps the largest file', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024, 'หนึ่ง');
    const { sha256, path } = outside(bytes);
    await store().put(sha256, path);
    expect((await contentOf(store(), sha256))?.equals(bytes)).toBe(true);
    await store().remove(sha256);
  });
});

describe('a folder', () => {
  test('is nobody else’s to look into, and a name leads nowhere else', async () => {
    const { sha256, path } = outside(Buffer.from('private'));
    const store = fileStoreOf({ folder, s3: undefined });
    await store.put(sha256, path);
    expect(existsSync(path)).toBe(false);
    const kept = join(placeOfFiles({ folder, s3: undefined }), sha256.slice(0, 2));
    expect((statSync(kept).mode & 0o777).toString(8)).toBe('700');
    expect(readdirSync(kept)).toEqual([sha256]);
    for (const name of ['../coming-1', '', `${sha256}/..`, sha256.toUpperCase()])
      await expect(store.open(name)).rejects.toThrow(/no SHA-256/);
  });
});

describe('a bucket', () => {
  const faultOf = async (config: S3Config, sha256 = sha256Of(Buffer.from('x'))) => {
    const fault = await fileStoreOf({ folder, s3: config })
      .has(sha256)
      .catch((caught: unknown) => caught);
    if (!(fault instanceof HubError)) throw new Error(`was answered ${fault}`);
    return fault;
  };

  test('is asked by path, each request signed over its content', async () => {
    const { sha256, path } = outside(Buffer.from('signed'));
    const store = fileStoreOf({ folder, s3: bucket.config });
    await store.put(sha256, path);
    await contentOf(store, sha256);
    expect(bucket.log).toEqual([
      `PUT /kueanun-files/files/${sha256} 200`,
      `GET /kueanun-files/files/${sha256} 200`,
    ]);
    expect(placeOfFiles({ folder, s3: bucket.config })).toBe(`${bucket.config.endpoint}/kueanun-files`);
  });

  test('that fails once is asked once more, the whole file with it', async () => {
    const bytes = Buffer.from('sent twice');
    const { sha256, path } = outside(bytes);
    bucket.failures.push(503);
    await fileStoreOf({ folder, s3: bucket.config }).put(sha256, path);
    expect(bucket.objects.get(`/kueanun-files/files/${sha256}`)?.equals(bytes)).toBe(true);
    expect(bucket.log.map((line) => line.slice(-3))).toEqual(['503', '200']);
  });

  test.each<[string, () => Partial<S3Config>, string]>([
    ['does not take its secret', () => ({ secretAccessKey: 'another secret' }), 'answered HEAD with 403'],
    ['does not know its key', () => ({ accessKeyId: 'OTHER' }), 'answered HEAD with 403'],
    ['is of another region', () => ({ region: 'us-east-1' }), 'answered HEAD with 403'],
    ['is away', () => ({ endpoint: 'http://127.0.0.1:1' }), 'fetch failed'],
  ])(
    'that %s is told to come again later, and why in the log, without secrets',
    async (_what, other, why) => {
      const config = { ...bucket.config, ...other() };
      const fault = await faultOf(config);
      expect(fault).toMatchObject({ code: 'UNAVAILABLE', text: { en: expect.stringMatching(/try again/) } });
      expect(String(fault.cause)).toContain(why);
      const told = `${fault.stack} ${JSON.stringify(fault)} ${JSON.stringify(fault.cause, Object.getOwnPropertyNames(fault.cause as Error))}`;
      expect(told).not.toContain(config.secretAccessKey);
    },
  );

  test('that fails twice is no better', async () => {
    bucket.failures.push(500, 503);
    expect(String((await faultOf(bucket.config)).cause)).toContain('answered HEAD with 503');
  });
});
