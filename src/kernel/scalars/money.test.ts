import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseValue } from 'graphql';
import { GraphQLMoney, moneyForms, readMoney, Unread } from './index.ts';

fc.configureGlobal({ seed: 1_234_50, numRuns: 2_000 });

const said = (money: string | Unread): string => (money instanceof Unread ? `refused: ${money.rule}` : money);
const read = (sent: unknown): string => said(GraphQLMoney.parseValue(sent));

describe('an amount is read in satang, exactly', () => {
  test.each([
    ['1,234.50', '123450'],
    ['1234.5', '123450'],
    ['1234', '123400'],
    ['๑,๒๓๔.๕๐ บาท', '123450'],
    ['1,234.50บาท', '123450'],
    ['1,234 บาทถ้วน', '123400'],
    ['1,234 บาท 50 สตางค์', '123450'],
    ['1,234 baht 5 satang', '123405'],
    ['50 สตางค์', '50'],
    ['150 satang', '150'],
    ['฿1,234.50', '123450'],
    ['THB 1,234.50', '123450'],
    ['1234.50 THB', '123450'],
    ['0', '0'],
    ['0.00', '0'],
    ['0.01', '1'],
    ['0.29', '29'],
    ['1.10', '110'],
    ['9,999,999,999,999.99', '999999999999999'],
    [1234, '123400'],
    [0, '0'],
  ])('%j', (sent, satang) => {
    expect(read(sent)).toBe(satang);
  });
});

describe('what is no amount, or not an exact one, is refused', () => {
  const NONE = 'refused: an amount in baht';
  const INEXACT = 'refused: a text, or a whole number of baht';
  test.each([
    ['1234.505', 'refused: at most 2 decimals'],
    ['1234.500', 'refused: at most 2 decimals'],
    ['-1', 'refused: >= 0'],
    ['-1,234.50 บาท', 'refused: >= 0'],
    [-5, 'refused: >= 0'],
    ['10,000,000,000,000', 'refused: < 10000000000000 baht'],
    ['9'.repeat(60), 'refused: < 10000000000000 baht'],
    [1234.5, INEXACT],
    [0.1, INEXACT],
    [2 ** 53, INEXACT],
    ['1,23.00', NONE],
    ['1.234,50', NONE],
    ['1 234', NONE],
    ['1e6', NONE],
    ['.50', NONE],
    ['5.', NONE],
    ['1 บาท 100 สตางค์', NONE],
    ['1.50 บาท 50 สตางค์', NONE],
    ['1.5 สตางค์', NONE],
    ['USD 5', NONE],
    ['หนึ่งบาท', NONE],
    ['', NONE],
    [true, 'refused: a text'],
  ])('%j', (sent, refusal) => {
    expect(read(sent)).toBe(refusal);
  });

  test('in a document as in variables', () => {
    const literal = (source: string) => said(GraphQLMoney.parseLiteral(parseValue(source), {}));
    expect(
      ['"1,234.50"', '1234', '1234.5', '0.1', '99999999999999999999', 'null', '[1]'].map(literal),
    ).toEqual(['123450', '123400', INEXACT, INEXACT, INEXACT, 'refused: a text', 'refused: a text']);
  });
});

test('an amount is told in baht and in satang', () => {
  expect(moneyForms('123450')).toEqual({
    baht: '1234.50',
    satang: '123450',
    textTh: '1,234.50 บาท',
    textThaiDigits: '๑,๒๓๔.๕๐ บาท',
    textEn: '1,234.50 baht',
  });
  expect(moneyForms('5')).toMatchObject({ baht: '0.05', textTh: '0.05 บาท' });
});

test('each text of every amount is read as that amount again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), (satang) => {
      const { baht, textTh, textThaiDigits, textEn } = moneyForms(satang.toString());
      for (const text of [baht, textTh, textThaiDigits, textEn, `${satang} สตางค์`])
        expect(readMoney(text)).toBe(satang.toString());
      expect(BigInt(baht.replace('.', ''))).toBe(satang);
    }),
  );
});
