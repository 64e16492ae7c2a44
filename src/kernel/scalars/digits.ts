const THAI_ZERO = '๐'.charCodeAt(0);

/** A text with its Thai digits as Arabic ones. */
export const arabicDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

/** A text with its Arabic digits as Thai ones, as official letters write them. */
export const thaiDigits = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(THAI_ZERO + Number(digit)));

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

/** A text as it is read: Arabic digits, one way to write each letter, single spaces, nothing that can't be seen. */
export const plainText = (text: string): string =>
  arabicDigits(text.normalize('NFKC')).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
