import { describe, expect, test } from '@jest/globals';
import { hashOfKey, keyInHeader, newApiKey } from './api-key.ts';

const KEY = `hub_${'aB3-_'.repeat(8)}xyz`;

test('a key is 256 random bits behind a prefix that a secret scanner knows', () => {
  const key = newApiKey();
  expect(key).toMatch(/^hub_[A-Za-z0-9_-]{43}$/);
  expect(Buffer.from(key.slice(4), 'base64url')).toHaveLength(32);
  expect(newApiKey()).not.toBe(key);
});

test('its hash is SHA-256', () => {
  expect(hashOfKey('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

describe('the header', () => {
  test.each([`Bearer ${KEY}`, `bearer ${KEY}`, `Bearer   ${KEY} `])('%j carries the key', (header) => {
    expect(keyInHeader(header)).toBe(KEY);
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
  ])('%j is refused, and not repeated', (header) => {
    const refusal = (() => {
      try {
        return keyInHeader(header);
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toMatchObject({ code: 'UNAUTHENTICATED', detail: { field: 'authorization' } });
    expect(JSON.stringify(refusal)).not.toContain(KEY);
  });
});
