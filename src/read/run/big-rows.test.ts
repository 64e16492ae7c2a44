import { describe, expect, test } from '@jest/globals';
import { BigRows } from './big-rows.ts';

const message = (letter: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
};

const row = (...columns: (string | null)[]): Buffer => {
  const parts = columns.flatMap((column) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(column === null ? -1 : Buffer.byteLength(column));
    return [length, Buffer.from(column ?? '')];
  });
  const count = Buffer.alloc(2);
  count.writeInt16BE(columns.length);
  return message('D', Buffer.concat([count, ...parts]));
};

const big = 'ก'.repeat(5_000);
const MESSAGES = [
  message('2', Buffer.alloc(0)),
  row('small', null),
  row(big, null, 'end'),
  row(`${big}${big}`),
  message('C', Buffer.from('SELECT 4\0')),
  message('Z', Buffer.from('I')),
];
const IN_ALL = Buffer.concat(MESSAGES);

/** What reaches pg's parser and what is taken past it, of a stream that comes in these packets. */
function read(packets: readonly Buffer[], isTaking = true) {
  const parsed: Buffer[] = [];
  const taken: (string | null)[][] = [];
  const rows = new BigRows((bytes) => parsed.push(bytes));
  if (isTaking) rows.giveTo((columns) => taken.push(columns.map((column) => column?.toString() ?? null)));
  for (const packet of packets) {
    const memory = Buffer.from(packet);
    rows.read(memory);
    // The next packet comes into the same memory.
    memory.fill('?');
  }
  return { parsed: Buffer.concat(parsed), taken };
}

const inPackets = (size: number): Buffer[] => {
  const packets: Buffer[] = [];
  for (let at = 0; at < IN_ALL.length; at += size) packets.push(IN_ALL.subarray(at, at + size));
  return packets;
};

const OTHERS = Buffer.concat(MESSAGES.filter((_, no) => no !== 2 && no !== 3));
const BIG_ROWS = [[big, null, 'end'], [`${big}${big}`]];

describe('big rows', () => {
  test('pass the parser by, and nothing else does', () => {
    expect(read([IN_ALL])).toEqual({ parsed: OTHERS, taken: BIG_ROWS });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 11, 13, 64, 1_000, 8_191, 8_192, 15_000, 16_384])(
    'in packets of %i bytes as well',
    (size) => {
      expect(read(inPackets(size))).toEqual({ parsed: OTHERS, taken: BIG_ROWS });
    },
  );

  test('wherever the stream is cut in two', () => {
    for (let cut = 1; cut < 60; cut += 1) {
      for (const at of [cut, IN_ALL.length - cut, 50 + 15_000 + cut]) {
        const packets = [IN_ALL.subarray(0, at), IN_ALL.subarray(at)];
        expect(read(packets)).toEqual({ parsed: OTHERS, taken: BIG_ROWS });
      }
    }
  });

  test('reach the parser where nobody takes them', () => {
    expect(read(inPackets(1_000), false)).toEqual({ parsed: IN_ALL, taken: [] });
  });
});
