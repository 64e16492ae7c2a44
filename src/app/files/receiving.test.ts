import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Incoming } from '../../kernel/files/index.ts';
import { type Patience, Receiving } from './receiving.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-receiving-'));
let server: Server;
let receiving: Receiving;
const listeners: number[] = [];
/** Called when a request has ended. */
let onEnd = () => {};
beforeAll(async () => {
  server = createServer((request, response) => {
    const done = (said: string) => {
      listeners.push(request.socket.listenerCount('timeout'));
      response.end(said);
      onEnd();
    };
    receiving
      .receive(request, () => {})
      .then(
        ({ bytes }) => done(String(bytes)),
        (fault) => done(String(fault)),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const patient = (patience: Patience) => {
  receiving = new Receiving(Incoming.open(folder), patience);
};
const open = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });
/** The connection was cut, and what was received is done with. */
const cut = (socket: Socket) =>
  Promise.all([
    new Promise<void>((resolve) => socket.once('close', () => resolve())),
    new Promise<void>((resolve) => {
      onEnd = resolve;
    }),
  ]);
const HEAD = 'POST / HTTP/1.1\r\nhost: hub\r\ncontent-length: 1000\r\n\r\n';

test('whoever sends nothing for a while is cut off, and nothing is left', async () => {
  patient({ idle: 40, longest: 600_000 });
  const socket = await open();
  socket.write(`${HEAD}begun`);
  await cut(socket);
  expect(readdirSync(folder)).toEqual([]);
});

test('so is whoever sends a little again and again', async () => {
  patient({ idle: 600_000, longest: 60 });
  const socket = await open();
  socket.write(HEAD);
  const drip = setInterval(() => socket.write('.'), 10);
  await cut(socket);
  clearInterval(drip);
  expect(readdirSync(folder)).toEqual([]);
});

test('what follows on the connection of a file has its own time', async () => {
  patient({ idle: 600_000, longest: 600_000 });
  listeners.length = 0;
  const socket = await open();
  for (const letter of ['x', 'y']) {
    const answered = new Promise<unknown>((resolve) => socket.once('data', resolve));
    socket.write(HEAD + letter.repeat(1_000));
    expect(String(await answered)).toContain('HTTP/1.1 200');
  }
  expect(listeners[1]).toBe(listeners[0]);
  expect(socket.destroyed).toBe(false);
  socket.destroy();
});

test('one sender has four at a time, and the next when one has ended', async () => {
  const few = new Receiving(Incoming.open(folder));
  const ends: (() => void)[] = [];
  const begin = (sender: string) =>
    few.oneOfFew(sender, () => new Promise<string>((resolve) => ends.push(() => resolve(sender))));
  const first = [begin('a'), begin('a'), begin('a'), begin('a')];
  await expect(begin('a')).rejects.toMatchObject({ code: 'THROTTLED', detail: { retryAfter: 1 } });
  const other = begin('b');
  ends[0]!();
  await first[0];
  const next = begin('a');
  await expect(begin('a')).rejects.toMatchObject({ code: 'THROTTLED' });
  for (const end of ends) end();
  expect(await Promise.all([...first, other, next])).toEqual(['a', 'a', 'a', 'a', 'b', 'a']);
});
