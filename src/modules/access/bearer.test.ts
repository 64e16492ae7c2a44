import { describe, expect, test } from '@jest/globals';
import { bearerIn } from './bearer.ts';

const KEY = `hub_${'aB3-_'.repeat(8)}xyz`;
const SESSION = `hubs_${'aB3-_'.repeat(8)}xyz`;

describe('the header', () => {
  test.each([`Bearer ${KEY}`, `bearer ${KEY}`, `Bearer   ${KEY} `])('%j carries the key', (header) => {
    expect(bearerIn(header)).toEqual({ kind: 'KEY', secret: KEY });
  });

  test('carries a session', () => {
    expect(bearerIn(`Bearer ${SESSION}`)).toEqual({ kind: 'SESSION', secret: SESSION });
  });

  test('carries a JSON Web Token of up to 8 KiB', () => {
    const token = `e30.e30.${'x'.repeat(8_184)}`;
    expect(bearerIn(`Bearer ${token}`)).toEqual({ kind: 'JWT', secret: token });
    expect(() => bearerIn(`Bearer ${token}x`)).toThrow();
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    KEY,
    `Basic ${KEY}`,
    `Bearer ${KEY}x`,
    `Bearer ${KEY.slice(0, -1)}`,
    `Bearer ${KEY} ${KEY}`,
    `Bearer ${KEY}, Bearer ${KEY}`,
    `Bearer HUB_${KEY.slice(4)}`,
    `Bearer hubt_${KEY.slice(4)}`,
    'Bearer a.b',
    'Bearer a.b.c.d',
    'Bearer ..',
  ])('%j is refused, and not repeated', (header) => {
    const refusal = (() => {
      try {
        return bearerIn(header);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toMatchObject({ code: 'UNAUTHENTICATED', detail: { field: 'authorization' } });
    expect(JSON.stringify(refusal)).not.toContain(KEY);
  });
});
