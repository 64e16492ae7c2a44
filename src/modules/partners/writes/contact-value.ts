import { PersonalNumberKind } from '../../../kernel/personal-numbers/index.ts';
import type { Problems } from '../../../write/index.ts';
import { ContactKind } from '../contact-channel.entity.ts';

interface ValueRule {
  rule: string;
  th: string;
  en: string;
  fits: (value: string) => boolean;
}

const NUMBER: ValueRule = {
  rule: '3 to 15 digits',
  th: 'เป็นหมายเลขโทรศัพท์ 3 ถึง 15 หลัก และหมายเลขภายในหากมี เช่น 0 2000 0000 ต่อ 12',
  en: 'a number of 3 to 15 digits, with an extension where there is one, such as 0 2000 0000 ext. 12',
  fits: (value) => {
    const [, number] = /^(\+?[\d() -]+?)(?:\s*(?:ต่อ|ext\.?)\s*\d{1,6})?$/i.exec(value) ?? [];
    const digits = number?.replace(/\D/g, '').length ?? 0;
    return digits >= 3 && digits <= 15;
  },
};

const isWebAddress = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !/[\s@]/.test(value);

/** What a channel of each kind looks like. */
const VALUES: Record<ContactKind, ValueRule> = {
  [ContactKind.PHONE]: NUMBER,
  [ContactKind.FAX]: NUMBER,
  [ContactKind.EMAIL]: {
    rule: 'name@domain',
    th: 'เป็นอีเมล เช่น office@example.org',
    en: 'an electronic mail address such as office@example.org',
    fits: (value) => value.length <= 254 && /^[^\s@<>"]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(value),
  },
  [ContactKind.LINE]: {
    rule: '@?[a-z0-9._-]{4,20}',
    th: 'เป็น LINE ID: ตัวพิมพ์เล็ก ตัวเลข . _ - ยาว 4 ถึง 20 ตัว อาจขึ้นต้นด้วย @',
    en: 'a LINE id of 4 to 20 small letters, digits, . _ - with @ before it where it has one',
    fits: (value) => /^@?[a-z0-9._-]{4,20}$/.test(value),
  },
  [ContactKind.WEBSITE]: {
    rule: 'http(s)://…',
    th: 'เป็นที่อยู่เว็บที่ขึ้นต้นด้วย http:// หรือ https://',
    en: 'a web address that begins with http:// or https://',
    fits: isWebAddress,
  },
  [ContactKind.ADDRESS]: {
    rule: '5 characters or more',
    th: 'เป็นที่อยู่ไปรษณีย์ ยาว 5 ตัวอักษรขึ้นไป',
    en: 'a postal address of 5 characters or more',
    fits: (value) => value.trim().length >= 5,
  },
};

/** Checks the value of a contact channel by its kind. */
export function checkContactValue(problems: Problems, kind: ContactKind, value: string): void {
  problems.text('value', value, undefined, [PersonalNumberKind.TELEPHONE]);
  const { rule, th, en, fits } = VALUES[kind];
  if (fits(value)) return;
  problems.bad('value', rule, value, {
    th: `value ของ ${kind} ต้อง${th}`,
    en: `value of ${kind} must be ${en}`,
  });
}
