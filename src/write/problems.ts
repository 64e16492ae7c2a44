import { type BilingualText, HubError } from '../kernel/errors.ts';
import type { PersonalNumberKind } from '../kernel/personal-numbers/index.ts';
import { type BuddhistDate, DatePrecision, otherEra } from '../kernel/scalars/index.ts';
import { addressText, refusedNumbers } from './free-text.ts';
import { badInput, refuseAll } from './refusal.ts';
import { type ObjectRef, objectOf } from './writing.ts';

/** Degrees within which Thailand lies (WGS 84). */
const LATITUDES = { from: 5.5, to: 20.6 };
const LONGITUDES = { from: 97.3, to: 105.7 };

const LONGEST_TEXT = 500;

const WEB: ReadonlySet<string> = new Set(['http:', 'https:']);
const LONGEST_ADDRESS = 2_000;

/** What is wrong with an input: gathered, so that whoever sent it learns of all of it at once. */
export class Problems {
  readonly #found: HubError[] = [];

  add(problem: HubError): void {
    this.#found.push(problem);
  }

  /** A value that breaks a rule. */
  bad(field: string, rule: string, value: unknown, text: BilingualText): void {
    this.add(badInput(text, { field, rule, ...(value !== undefined && { value: String(value) }) }));
  }

  /** @throws Refused where anything was found */
  check(): void {
    refuseAll(this.#found);
  }

  /** Nothing was given that a change could be of. */
  nothingToChange(field: string): void {
    this.bad(field, 'something to change', undefined, {
      th: 'ต้องระบุสิ่งที่จะแก้',
      en: 'Something to change must be given',
    });
  }

  /** A global id that must name one of these API types; undefined where it does not. */
  object(field: string, globalId: string, types: readonly string[]): ObjectRef | undefined {
    try {
      return objectOf(field, globalId, types);
    } catch (fault) {
      if (!(fault instanceof HubError)) throw fault;
      this.add(fault);
      return undefined;
    }
  }

  /**
   * A text that somebody typed: not too long, and without numbers of people, which are not repeated either.
   * @param mayHold numbers of people that it may hold all the same
   */
  text(
    field: string,
    text: string | null | undefined,
    longest = LONGEST_TEXT,
    mayHold: readonly PersonalNumberKind[] = [],
  ): void {
    if (text == null) return;
    if (text.trim() === '' || text.length > longest) {
      this.bad(field, `1 <= length <= ${longest}`, text.length, {
        th: `${field} ต้องมี 1 ถึง ${longest} ตัวอักษร`,
        en: `${field} must have 1 to ${longest} characters`,
      });
    }
    this.numbers(field, text, mayHold);
  }

  /** Numbers of people in a text, of whatever length it may be. */
  numbers(field: string, text: string | null | undefined, mayHold: readonly PersonalNumberKind[] = []): void {
    if (text != null) this.#found.push(...refusedNumbers(field, text, mayHold));
  }

  /** A day of the Common Era, as all dates of the API are. */
  day(field: string, day: string | null | undefined): void {
    const wrong = day == null ? undefined : otherEra(field, day);
    if (wrong) this.add(wrong);
  }

  /** The day of a date that must be known to the day; what is left out or null stays so. */
  exactDay(field: string, date: BuddhistDate | null | undefined): string | null | undefined {
    if (date == null) return date;
    if (date.precision === DatePrecision.DAY) return date.firstDay;
    this.bad(field, 'known to the day', date.precision, {
      th: `${field} ต้องระบุถึงวัน`,
      en: `${field} must be known to the day`,
    });
    return undefined;
  }

  /** Two days in their order; a missing one is not known and fits. */
  inOrder(field: string, start: string | null | undefined, end: string | null | undefined): void {
    if (start == null || end == null || start <= end) return;
    this.bad(field, `>= ${start}`, end, {
      th: `${field} ต้องไม่ก่อน ${start}`,
      en: `${field} must not be before ${start}`,
    });
  }

  /** A day that is not yet to come. */
  notAfter(field: string, day: string | null | undefined, latest: string): void {
    if (day == null || day <= latest) return;
    this.bad(field, `<= ${latest}`, day, {
      th: `${field} ต้องไม่หลัง ${latest}`,
      en: `${field} must not be after ${latest}`,
    });
  }

  /** The address of a page elsewhere: of the web, not of a disk or a script; without passwords and numbers of people. */
  webPage(field: string, url: URL | null | undefined): void {
    if (url == null) return;
    this.numbers(field, addressText(url));
    if (url.username !== '' || url.password !== '') {
      this.bad(field, 'no name or password', undefined, {
        th: `${field} มีชื่อผู้ใช้หรือรหัสผ่าน ซึ่งผู้อื่นจะเห็น กรุณาตัดออก`,
        en: `${field} has a name or password in it, which others would see; please leave it out`,
      });
    }
    if (WEB.has(url.protocol) && url.href.length <= LONGEST_ADDRESS) return;
    this.bad(field, `http(s), length <= ${LONGEST_ADDRESS}`, url.protocol, {
      th: `${field} ต้องเป็นหน้าเว็บ (http หรือ https) ไม่เกิน ${LONGEST_ADDRESS} ตัวอักษร`,
      en: `${field} must be a web page (http or https) of at most ${LONGEST_ADDRESS} characters`,
    });
  }

  /** A number within bounds. */
  within(field: string, value: number | null | undefined, from: number, to: number): void {
    if (value == null || (value >= from && value <= to)) return;
    this.bad(field, `${from}..${to}`, value, {
      th: `${field} ต้องอยู่ระหว่าง ${from} ถึง ${to}`,
      en: `${field} must be from ${from} to ${to}`,
    });
  }

  /** Both halves of a place, or none; within Thailand. `at` is what stands before them in their path. */
  place(latitude: number | null | undefined, longitude: number | null | undefined, at = ''): void {
    if ((latitude == null) !== (longitude == null)) {
      this.bad(`${at}latitude`, 'latitude and longitude together', latitude ?? longitude, {
        th: 'latitude กับ longitude ต้องส่งมาด้วยกัน',
        en: 'latitude and longitude come together',
      });
    }
    this.within(`${at}latitude`, latitude, LATITUDES.from, LATITUDES.to);
    this.within(`${at}longitude`, longitude, LONGITUDES.from, LONGITUDES.to);
  }
}
