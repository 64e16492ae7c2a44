import { describe, expect, test } from '@jest/globals';
import type { RowNotes } from '../../engine/part.ts';
import { foundedYear, grantDate } from './years-be.ts';

/** Reads as of 2026, BE 2569; answers what was read and the rules that were met. */
function read(published: string, isGranted: boolean | null = true) {
  const warned: string[] = [];
  const notes: RowNotes = {
    warn: (_, rule) => void warned.push(rule),
    refuse: () => {},
    published: () => published,
    day: '2026-11-23',
  };
  const { wisungkhamasima_year_be: year, wisungkhamasima_on: day } = grantDate(
    notes,
    'date',
    published,
    isGranted,
  );
  return { year, day, warned };
}

describe('a date of the Buddhist Era', () => {
  test.each([
    ['2509', 2509, null],
    ['16/6/2549', 2549, '2006-06-16'],
    ['๑๖/๖/๒๕๔๙', 2549, '2006-06-16'],
    ['29/2/2551', 2551, '2008-02-29'],
    // Until BE 2483 a year began in April: its first months were those of the next common year.
    ['12/3/2470', 2470, '1928-03-12'],
    ['12/4/2470', 2470, '1927-04-12'],
    ['1/1/2484', 2484, '1941-01-01'],
    ['2570', 2570, null],
    ['1', 1, null],
  ])('%s', (published, year, day) => {
    expect(read(published)).toEqual({ year, day, warned: [] });
  });

  // BE 2483 had no January to March.
  test.each([
    '31/2/2549',
    '29/2/2549',
    '1/13/2549',
    '0/1/2549',
    '12/3/2483',
    '2571',
    '0',
    '2549-06-16',
    'ราว 2500',
    '6/2549',
  ])('that cannot be: %s', (published) => {
    expect(read(published)).toEqual({ year: null, day: null, warned: ['impossible-date'] });
  });

  test('of a grant that was not given is left out', () => {
    expect(read('2509', false)).toEqual({ year: null, day: null, warned: ['date-without-grant'] });
    expect(read('2509', null)).toMatchObject({ year: 2509 });
  });

  test('of founding can be the next year at the latest', () => {
    const notes = { warn: () => {}, refuse: () => {}, published: () => '', day: '2026-11-23' };
    expect(foundedYear(notes, 'founded_be', 2570)).toBe(2570);
    expect(foundedYear(notes, 'founded_be', 2571)).toBeNull();
  });
});
