import { describe, expect, test } from '@jest/globals';
import { holdsNationalId } from './national-id.ts';

// Worked out by hand: 1×13+2×12+3×11+4×10+5×9+6×8+7×7+8×6+9×5+0×4+1×3+2×2 = 352; 352 mod 11 = 0; 11 mod 10 = 1.
describe('a citizen’s identification number', () => {
  test.each([
    ['by itself', '1234567890121'],
    ['as it is printed', '1-2345-67890-12-1'],
    ['with spaces', 'เลข 1 2345 67890 12 1 ครับ'],
    ['in Thai digits', '๑๒๓๔๕๖๗๘๙๐๑๒๑'],
    ['in the middle of a text', 'โทร 053123456 (1234567890121)'],
  ])('is found %s', (_how, text) => expect(holdsNationalId(text)).toBe(true));

  test.each([
    ['with another check digit', '1234567890122'],
    ['in fourteen digits', '12345678901210'],
    ['in twelve digits', '123456789012'],
    ['in two telephone numbers', '053-123456 053-123457'],
    ['in a temple’s code', '02500101001'],
    ['in no digits at all', 'วัดเจดีย์หลวง'],
  ])('is not found %s', (_how, text) => expect(holdsNationalId(text)).toBe(false));
});
