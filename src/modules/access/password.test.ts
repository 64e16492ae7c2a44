import { describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Problems } from '../../write/index.ts';
import { checkPassword, hashPassword, isOutdated, isPassword } from './password.ts';

describe('a password', () => {
  test('is stored as Argon2id at OWASP’s cost, each time with another salt', async () => {
    const stored = await hashPassword('ใบบัวริมน้ำ กับแมวสามสี');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('ใบบัวริมน้ำ กับแมวสามสี')).not.toBe(stored);
    expect(await isPassword(stored, 'ใบบัวริมน้ำ กับแมวสามสี')).toBe(true);
    expect(await isPassword(stored, 'ใบบัวริมน้ำ กับแมวสามส')).toBe(false);
    expect(isOutdated(stored)).toBe(false);
  });

  test('is the same however its accents are composed', async () => {
    expect(await isPassword(await hashPassword('caf\u00e9 au lait'), 'cafe\u0301 au lait')).toBe(true);
  });

  test('of nobody is never right', async () => {
    expect(await isPassword(null, 'of nobody')).toBe(false);
  });

  test('that was hashed at a lower cost counts, and is to be hashed anew', async () => {
    const old = await hash('an old password', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    expect(await isPassword(old, 'an old password')).toBe(true);
    expect(isOutdated(old)).toBe(true);
  });
});

async function problemWith(password: string, known: string[] = []): Promise<unknown> {
  const problems = new Problems();
  await checkPassword(problems, 'password', password, known);
  try {
    problems.check();
  } catch (refused) {
    const [reason] = (refused as { reasons: { detail: { rule: string; value?: string } }[] }).reasons;
    // A password is never repeated, not even the one that was refused.
    expect(JSON.stringify(reason)).not.toContain(password);
    return reason?.detail.rule;
  }
  return undefined;
}

describe('a new password', () => {
  test.each([
    ['eleven characters', 'x7#kQ9!mZ2p', '12 <= length <= 200'],
    ['twelve characters', 'x7#kQ9!mZ2pW', undefined],
    ['200 characters', `x7#kQ9!mZ2pW${'ก'.repeat(188)}`, undefined],
    ['201 characters', `x7#kQ9!mZ2pW${'ก'.repeat(189)}`, '12 <= length <= 200'],
    ['one of the commonest', 'password1234', 'hard to guess'],
    ['a row of the keyboard', 'qwertyuiop[]', 'hard to guess'],
    ['one letter again and again', 'aaaaaaaaaaaaaaa', 'hard to guess'],
    ['several words', 'ship orbit velvet thirteen', undefined],
  ])('of %s', async (_what, password, rule) => {
    expect(await problemWith(password)).toBe(rule);
  });

  test('that is made of the login is easy to guess', async () => {
    expect(await problemWith('somchai.jaidee2', ['somchai.jaidee'])).toBe('hard to guess');
  });
});
