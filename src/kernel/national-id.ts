const ZERO = '๐'.codePointAt(0)!;

/** Thirteen digits, as they are typed: with single spaces, full stops or hyphens between them, as in 1-2345-67890-12-1. */
const THIRTEEN_DIGITS = /(?<!\d)(?=((?:\d[ .-]?){12}\d)(?!\d))/g;

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

/**
 * Whether a text holds what can be a citizen's identification number, in Thai or Arabic digits. The hub keeps none, so
 * a text that people type is asked before it is kept.
 */
export function holdsNationalId(text: string): boolean {
  const arabic = text.replace(/[๐-๙]/g, (digit) => String(digit.codePointAt(0)! - ZERO));
  return [...arabic.matchAll(THIRTEEN_DIGITS)].some(([, found]) => hasCheckDigit(found!.replace(/\D/g, '')));
}
