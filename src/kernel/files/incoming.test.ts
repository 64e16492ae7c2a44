import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from '@jest/globals';
import { Incoming } from './incoming.ts';

const above = mkdtempSync(join(tmpdir(), 'hub-incoming-'));
const folder = join(above, 'deep', 'incoming');
afterAll(() => rmSync(above, { recursive: true }));

const coming = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)));

test('what a hub that was killed has left is gone at the next start', () => {
  Incoming.open(folder);
  writeFileSync(join(folder, 'left'), 'half of a picture');
  Incoming.open(folder);
  expect(readdirSync(folder)).toEqual([]);
});

test('what comes is written piece by piece, for this user alone', async () => {
  const sizes: number[] = [];
  const file = await Incoming.open(folder).receive(coming('one', 'two', ''), (bytes) => sizes.push(bytes));
  // sha256sum of the six letters
  const sha256 = '25b6746d5172ed6352966a013d93ac846e1110d5a25e8f183b5931f4688842a1';
  expect(file).toEqual({ path: expect.any(String), bytes: 6, sha256 });
  expect(readFileSync(file.path, 'utf8')).toBe('onetwo');
  expect(sizes.slice(0, 2)).toEqual([3, 6]);
  expect((statSync(file.path).mode & 0o777).toString(8)).toBe('600');
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
});

test('what is refused midway leaves no file, and its source as it is', async () => {
  const incoming = Incoming.open(folder);
  const source = coming('one', 'two', 'three');
  const refused = incoming.receive(source, (bytes) => {
    if (bytes > 3) throw new Error('too much');
  });
  await expect(refused).rejects.toThrow('too much');
  expect(source.destroyed).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test('a source that breaks off, or pieces that do, leave no file', async () => {
  const incoming = Incoming.open(folder);
  async function* breaking() {
    yield Buffer.from('one');
    throw new Error('gone');
  }
  await expect(incoming.receive(Readable.from(breaking()), () => {})).rejects.toThrow('gone');
  await expect(incoming.write(breaking())).rejects.toThrow('gone');
  expect(readdirSync(folder)).toEqual([]);
});

test('nothing is taken where the disk is nearly full', async () => {
  const incoming = Incoming.open(folder, Number.MAX_SAFE_INTEGER);
  const source = coming('one');
  await expect(incoming.receive(source, () => {})).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    text: { th: expect.stringContaining('ดิสก์'), en: expect.stringContaining('nearly full') },
  });
  expect(readdirSync(folder)).toEqual([]);
});
