/** Digits as somebody writes them: with or without commas between thousands, and perhaps decimals. */
export const WRITTEN_NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;

/** A decimal number as a fraction of whole numbers, so that nothing of it is lost. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

/** Reads what `WRITTEN_NUMBER` fits. */
export function fractionOf(written: string): Fraction {
  const [whole = '', decimals = ''] = written.replaceAll(',', '').split('.');
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

/** A whole number of parts, of which one unit has `10 ** places`, as decimal text without zeros at its end. */
export function decimalText(parts: bigint, places: number): string {
  const digits = parts.toString().padStart(places + 1, '0');
  const decimals = digits.slice(digits.length - places).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - places);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** The reverse: parts out of decimal text. */
export function partsOf(decimal: string, places: number): bigint {
  const [whole = '', decimals = ''] = decimal.split('.');
  return BigInt(whole + decimals.padEnd(places, '0').slice(0, places));
}

/** Whole digits with commas between thousands. */
export const grouped = (whole: bigint): string => whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');
