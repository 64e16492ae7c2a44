import { GAP } from './gap.ts';

/** Thirteen digits as they are typed: with spaces, full stops or hyphens between them, as in 1-2345-67890-12-1. */
const THIRTEEN_DIGITS = new RegExp(`(?<!\\d)(?=((?:\\d${GAP}){12}\\d)(?!\\d))`, 'g');

/**
 * Whether the last of thirteen digits is the check digit of the others, as the Department of Provincial Administration
 * works it out: 11 less the sum of the digits by weights from 13 down to 2, modulo 11, and of that the last digit.
 */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, position) => total + Number(digit) * (13 - position),
    0,
  );
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** Where in a plain text what can be a citizen's identification number stands. */
export const nationalIdsIn = (plain: string): { from: number; to: number }[] =>
  [...plain.matchAll(THIRTEEN_DIGITS)]
    .filter(([, found]) => hasCheckDigit(found!.replace(/\D/g, '')))
    .map(({ index, 1: found }) => ({ from: index, to: index + found!.length }));
