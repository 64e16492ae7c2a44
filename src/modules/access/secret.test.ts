import { expect, test } from '@jest/globals';
import { hashOfSecret, isSecret, newSecret } from './secret.ts';

test('a secret is 256 random bits behind a prefix that a secret scanner knows', () => {
  const key = newSecret('hub');
  expect(key).toMatch(/^hub_[A-Za-z0-9_-]{43}$/);
  expect(Buffer.from(key.slice(4), 'base64url')).toHaveLength(32);
  expect(newSecret('hub')).not.toBe(key);
});

test('is known by its prefix and its shape', () => {
  const rest = 'a'.repeat(43);
  expect(isSecret('hub', `hub_${rest}`)).toBe(true);
  expect(isSecret('hubs', `hubs_${rest}`)).toBe(true);
  for (const other of [
    `hubs_${rest}`,
    `hub_${rest}a`,
    `hub_${rest.slice(1)}`,
    `HUB_${rest}`,
    `hub_${rest.slice(1)}+`,
  ])
    expect(isSecret('hub', other)).toBe(false);
});

test('its hash is SHA-256', () => {
  expect(hashOfSecret('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
