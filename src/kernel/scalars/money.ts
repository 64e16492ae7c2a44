import { fractionOf, WRITTEN_NUMBER } from './decimal.ts';
import { plainText } from './digits.ts';
import { inputScalar } from './input-scalar.ts';
import { Unread } from './unread.ts';

/** An amount in satang, as text of a whole number. This is how it is stored: bigint. */
export type Money = string;

export const SATANG_IN_BAHT = 100n;
/** Ten million million: three times what the state spends in a year, and still a whole number wherever it is read. */
export const LARGEST_BAHT = 10n ** 13n;

const SIGN = '(?:(?:฿|thb) ?)?';
const BAHT = '(?:บาท|baht|thb)';
const SATANG = '(?:สตางค์|satang)';
const IN_BAHT = new RegExp(`^${SIGN}(${WRITTEN_NUMBER})(?: ?${BAHT}(?:ถ้วน)?)?$`, 'i');
const IN_BOTH = new RegExp(String.raw`^(?:(${WRITTEN_NUMBER}) ?${BAHT} ?)?(\d+) ?${SATANG}$`, 'i');

const notMoney = (value: string): Unread =>
  new Unread('an amount in baht', value, {
    th: 'อ่านเป็นจำนวนเงินไม่ได้: เขียนเช่น 1,234.50, ๑,๒๓๔.๕๐ บาท หรือ 1,234 บาท 50 สตางค์',
    en: 'is not written as an amount: write 1,234.50, ๑,๒๓๔.๕๐ บาท or 1,234 baht 50 satang, for instance',
  });

const finerThanSatang = (value: string): Unread =>
  new Unread('at most 2 decimals', value, {
    th: 'มีทศนิยมได้ไม่เกิน 2 ตำแหน่ง (สตางค์)',
    en: 'may have 2 decimals at most, which are satang',
  });

const negative = (value: string): Unread =>
  new Unread('>= 0', value, { th: 'ต้องไม่ติดลบ', en: 'must not be negative' });

const tooMuch = (value: string): Unread =>
  new Unread(`< ${LARGEST_BAHT} baht`, value, {
    th: `ต้องน้อยกว่า ${LARGEST_BAHT.toLocaleString('en')} บาท`,
    en: `must be below ${LARGEST_BAHT.toLocaleString('en')} baht`,
  });

const inexact = (value: string): Unread =>
  new Unread('a text, or a whole number of baht', value, {
    th: 'ตัวเลข JSON ที่มีทศนิยมหรือใหญ่เกินอาจคลาดเคลื่อน: ส่งเป็นข้อความ เช่น "1234.50"',
    en: 'is a JSON number with decimals or beyond exactness: send a text, such as "1234.50"',
  });

/** Satang of an amount in baht. */
function satangOf(written: string, plain: string): bigint {
  const { over, under } = fractionOf(written);
  if (under > SATANG_IN_BAHT) throw finerThanSatang(plain);
  return (over * SATANG_IN_BAHT) / under;
}

function sumOf(plain: string): bigint {
  const inBaht = IN_BAHT.exec(plain);
  if (inBaht) return satangOf(inBaht[1]!, plain);
  const [, baht, satang] = IN_BOTH.exec(plain) ?? [];
  if (satang === undefined) throw notMoney(plain);
  if (baht === undefined) return BigInt(satang);
  if (baht.includes('.') || BigInt(satang) >= SATANG_IN_BAHT) throw notMoney(plain);
  return satangOf(baht, plain) + BigInt(satang);
}

/**
 * Reads an amount of money, such as "1,234.50", "๑,๒๓๔.๕๐ บาท" or "1,234 บาท 50 สตางค์", exactly.
 * @throws Unread
 */
export function readMoney(text: string): Money {
  const plain = plainText(text);
  if (/^[-−]/.test(plain)) throw negative(plain);
  const sum = sumOf(plain);
  if (sum >= LARGEST_BAHT * SATANG_IN_BAHT) throw tooMuch(plain);
  return sum.toString();
}

export const GraphQLMoney = inputScalar({
  name: 'Money',
  description: `An amount in baht, as text: \`1234.5\`, \`1,234.50\`, \`๑,๒๓๔.๕๐ บาท\`, \`1,234 บาท 50 สตางค์\`, \`THB 1,234\`. It is kept exactly, in satang,
and is not negative. A JSON number is taken for whole baht only: with decimals it would not be exact.`,
  read: readMoney,
  readNumber: (number) => {
    if (!Number.isSafeInteger(number)) throw inexact(String(number));
    return readMoney(String(number));
  },
});
