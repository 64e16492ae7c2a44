import { hash, verify } from '@node-rs/argon2';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Problems } from '../../write/index.ts';

/** Argon2id as OWASP advises (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const COST_TEXT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

const SHORTEST = 12;
/** Nobody types more; a hash must not be made to work on megabytes. */
const LONGEST = 200;
/** zxcvbn's scale of 0 to 4: 3 withstands an attack on stolen hashes for a while. */
const STRONG_ENOUGH = 3;

/** The text that is stored of a password. Takes tens of milliseconds, off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

let nobody: Promise<string> | undefined;

/**
 * Whether a password is the one of a hash. Where there is none it takes as long and answers no, so that nobody can tell
 * by the time which accounts there are.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('of nobody');
  const against = stored ?? (await nobody);
  const typed = password.length > LONGEST ? '' : password.normalize('NFC');
  return (await verify(against, typed)) && stored !== null;
}

/** Whether a hash was made at another cost than today's, and is to be made anew when the password is next seen. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(COST_TEXT);

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Loaded when the first password is set: its dictionaries take some megabytes. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

/** Finds what is wrong with a new password; `known` is what anybody could guess it from, such as the login. */
export async function checkPassword(
  problems: Problems,
  field: string,
  password: string,
  known: readonly (string | null)[],
): Promise<void> {
  const length = [...password].length;
  if (length < SHORTEST || length > LONGEST) {
    problems.bad(field, `${SHORTEST} <= length <= ${LONGEST}`, length, {
      th: `รหัสผ่านต้องมี ${SHORTEST} ถึง ${LONGEST} ตัวอักษร`,
      en: `A password has ${SHORTEST} to ${LONGEST} characters`,
    });
    return;
  }
  estimator ??= loadEstimator();
  const words = ['kueanun', 'เกื้อหนุน', ...known.filter((word) => word !== null)];
  const { score } = (await estimator).check(password.normalize('NFC'), words);
  if (score >= STRONG_ENOUGH) return;
  problems.bad(field, 'hard to guess', undefined, {
    th: 'รหัสผ่านนี้เดาได้ง่าย ใช้คำหลายคำที่ไม่เกี่ยวกัน และไม่ใช้ชื่อของตน',
    en: 'This password is easy to guess: take several words that have nothing to do with each other or with you',
  });
}
