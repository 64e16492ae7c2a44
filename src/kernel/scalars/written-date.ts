import { MONTHS, monthNamed } from './months.ts';
import { Unread } from './unread.ts';

export type Era = 'BE' | 'CE';

/** A date as somebody wrote it: its era settled, its numbers not yet held against the calendar. */
export interface WrittenDate {
  era: Era;
  year: number;
  month?: number;
  day?: number;
}

/** Beyond it a year is meant in the Buddhist Era: it was CE 1857 then. */
const LAST_PLAIN_YEAR = 2400;

const BE_TAG = String.raw`(?:b\.? ?e\.?|พ\.? ?ศ\.?|พุทธศักราช)`;
const CE_TAG = String.raw`(?:c\.? ?e\.?|a\.? ?d\.?|ค\.? ?ศ\.?|คริสต์ศักราช)`;
const TAG = `${BE_TAG}|${CE_TAG}`;
/** A year, with its era on either side of it. */
const YEAR = String.raw`(?:(?<before>${TAG}) ?)?(?<year>\d{1,4})(?: ?(?<after>${TAG}))?`;

const ISO = new RegExp(
  `^(?:(?<before>${TAG}) ?)?(?<year>\\d{4})-(?<month>\\d{2})(?:-(?<day>\\d{2}))?(?: ?(?<after>${TAG}))?$`,
  'i',
);
const SLASHES = new RegExp(`^(?:(?<day>\\d{1,2})/)?(?<month>\\d{1,2})/${YEAR}$`, 'i');
const YEAR_ALONE = new RegExp(`^(?:ปี ?)?${YEAR}$`, 'i');

const NAMES = MONTHS.flatMap(({ th, shortTh, en }) => [th, shortTh, en, en.slice(0, 3)]).concat('Sept');
/** A month's name, with or without its full stops. */
const NAME = NAMES.map((name) => name.replaceAll('.', String.raw`\.? ?`))
  .map((name) => String.raw`${name}\.?`)
  .sort((one, other) => other.length - one.length)
  .join('|');
const NAMED = new RegExp(
  `^(?:วันที่ ?)?(?:(?<day>\\d{1,2}) ?)?(?:เดือน ?)?(?<name>${NAME}),? ?(?:ปี ?)?${YEAR}$`,
  'i',
);

const RULE = 'a date with its era';

export const notWritten = (value: string): Unread =>
  new Unread(RULE, value, {
    th: 'อ่านเป็นวันที่ไม่ได้: เขียนเช่น 24 ก.พ. 2565, BE 2565-02-24 หรือ CE 2022-02-24',
    en: 'is not written as a date: write 24 ก.พ. 2565, BE 2565-02-24 or CE 2022-02-24, for instance',
  });

const untagged = (value: string): Unread =>
  new Unread(RULE, value, {
    th: 'ไม่ได้บอกศักราช: ระบุ พ.ศ. (BE) หรือ ค.ศ. (CE)',
    en: 'does not say its era: add BE (พ.ศ.) or CE (ค.ศ.)',
  });

const buddhistIso = (value: string): Unread =>
  new Unread(`ISO year <= ${LAST_PLAIN_YEAR}`, value, {
    th: `ปีในรูปแบบ ISO เป็น ค.ศ. ซึ่งไม่เกิน ${LAST_PLAIN_YEAR}: ถ้าเป็น พ.ศ. ให้เขียน BE ${value}`,
    en: `has a year over ${LAST_PLAIN_YEAR} in ISO form, which counts the Common Era: for the Buddhist Era write BE ${value}`,
  });

const twoEras = (value: string): Unread =>
  new Unread('one era', value, { th: 'ระบุศักราชสองครั้ง', en: 'says its era twice' });

type Groups = Partial<Record<'before' | 'after' | 'year' | 'month' | 'day' | 'name', string>>;

const groupsOf = (form: RegExp, text: string): Groups | undefined => form.exec(text)?.groups;

const isBuddhist = new RegExp(`^${BE_TAG}$`, 'i');

function tagOf({ before, after }: Groups, value: string): Era | undefined {
  if (before && after) throw twoEras(value);
  const tag = before ?? after;
  if (tag === undefined) return undefined;
  return isBuddhist.test(tag) ? 'BE' : 'CE';
}

const dateOf = (era: Era, { year, month, day }: Groups): WrittenDate => ({
  era,
  year: Number(year),
  ...(month !== undefined && { month: Number(month) }),
  ...(day !== undefined && { day: Number(day) }),
});

/**
 * Reads a date or a part of one, out of plain text. An era is guessed nowhere. Without a tag a date is taken only where
 * it can be but one: a year over 2400 beside a Thai month or behind slashes is of the Buddhist Era, and ISO 8601 counts
 * the Common Era.
 * @throws Unread
 */
export function writtenDate(text: string): WrittenDate {
  const iso = groupsOf(ISO, text);
  if (iso) {
    const tag = tagOf(iso, text);
    if (tag === undefined && Number(iso.year) > LAST_PLAIN_YEAR) throw buddhistIso(text);
    return dateOf(tag ?? 'CE', iso);
  }
  const named = groupsOf(NAMED, text);
  if (named) {
    const { month, isThai } = monthNamed(named.name!)!;
    const tag = tagOf(named, text) ?? byNature(named, isThai, text);
    return dateOf(tag, { ...named, month: String(month) });
  }
  const slashes = groupsOf(SLASHES, text);
  if (slashes) {
    const tag = tagOf(slashes, text) ?? byNature(slashes, true, text);
    // Elsewhere the month comes first: only with a Buddhist year is it sure that the day does.
    if (tag === 'CE') throw notWritten(text);
    return dateOf(tag, slashes);
  }
  const year = groupsOf(YEAR_ALONE, text);
  if (!year) throw notWritten(text);
  const tag = tagOf(year, text);
  if (tag === undefined) throw untagged(text);
  return dateOf(tag, year);
}

function byNature({ year }: Groups, isThai: boolean, text: string): Era {
  if (isThai && Number(year) > LAST_PLAIN_YEAR) return 'BE';
  throw untagged(text);
}
