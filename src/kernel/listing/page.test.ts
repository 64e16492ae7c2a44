import { describe, expect, test } from '@jest/globals';
import { checkPage } from './page.ts';

describe('the arguments of a list', () => {
  test('ask for 20 rows from the start when nothing is given', () => {
    expect(checkPage({}, 100)).toMatchObject({ size: 20, backward: false, after: null, before: null });
  });

  test.each([
    [{ first: 0 }, 0],
    [{ first: 100 }, 100],
    [{ last: 1 }, 1],
  ])('%j are taken', (given, size) => {
    expect(checkPage(given, 100)).toMatchObject({ size, backward: 'last' in given });
  });

  test.each([
    [{ first: -1 }, 'BAD_INPUT', 'first', '-1'],
    [{ last: -5 }, 'BAD_INPUT', 'last', '-5'],
    [{ first: 101 }, 'PAGE_TOO_LARGE', 'first', '101'],
    [{ last: 101 }, 'PAGE_TOO_LARGE', 'last', '101'],
    [{ first: 1, last: 1 }, 'BAD_INPUT', 'last', '1'],
  ])('%j are refused with %s', (given, code, field, value) => {
    expect(() => checkPage(given, 100)).toThrow(
      expect.objectContaining({ code, detail: expect.objectContaining({ field, value }) }),
    );
  });

  test('may ask for more where the viewer may', () => {
    expect(checkPage({ first: 1_000 }, 1_000).size).toBe(1_000);
  });
});
