import type { Problems } from '../../write/index.ts';

/** What somebody types to sign in: small letters, digits and . _ @ -, from 3 to 100 of them. */
const LOGIN = /^[a-z0-9][a-z0-9._@-]{2,99}$/;
const EMAIL = /^[^\s@<>"]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i;
const LONGEST_EMAIL = 254;
const LONGEST_NAME = 200;

/** A login as it is kept and looked up: capital letters make no difference. */
export const normalLogin = (typed: string): string => typed.trim().toLowerCase();

/** Whether there can be such a login. */
export const isLogin = (login: string): boolean => LOGIN.test(login);

/** Checks a login, in its normal form. */
export function checkLogin(problems: Problems, field: string, login: string): void {
  problems.text(field, login);
  if (isLogin(login)) return;
  problems.bad(field, '[a-z0-9._@-]{3,100}', login, {
    th: `${field} ใช้ตัวอักษร a-z ตัวเลข และ . _ @ - ยาว 3 ถึง 100 ตัว ขึ้นต้นด้วยตัวอักษรหรือตัวเลข`,
    en: `${field} has 3 to 100 letters a-z, digits and . _ @ -, the first of them a letter or a digit`,
  });
}

/** Checks the name by which somebody is shown. */
export const checkDisplayName = (problems: Problems, field: string, name: string | null | undefined): void =>
  problems.text(field, name, LONGEST_NAME);

/** Checks an address for electronic mail, where there is one. */
export function checkEmail(problems: Problems, field: string, email: string | null | undefined): void {
  problems.numbers(field, email);
  if (email == null || (email.length <= LONGEST_EMAIL && EMAIL.test(email))) return;
  problems.bad(field, 'name@domain', email, {
    th: `${field} ต้องเป็นอีเมล เช่น somchai@example.org`,
    en: `${field} must be an electronic mail address such as somchai@example.org`,
  });
}
