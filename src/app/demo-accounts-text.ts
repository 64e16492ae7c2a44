import type { DemoAccounts } from '../modules/access/index.ts';

/** The persona accounts as a table: what is typed first, in columns that no Thai letter can push aside. */
export function demoAccountsText({ people, app }: DemoAccounts): string {
  const width = Math.max(...people.map(({ login }) => login.length));
  return [
    'บัญชีทดลองของเครือข่ายจำลอง เก็บไว้ให้ดี จะไม่แสดงอีก / accounts of the demo network, keep them: not shown again',
    ...people.map(
      ({ login, password, title }) => `  ${login.padEnd(width)}  ${password}  ${title.th} / ${title.en}`,
    ),
    `  ${app.key}`,
    `  ${' '.repeat(width)}  ↑ ${app.title.th} / ${app.title.en}`,
    'ลงชื่อเข้าใช้ / sign in: mutation { signIn(input: { login: "…", password: "…" }) { sessionToken } }',
    'ออกใหม่ทั้งหมด / renew all: npm run hub -- demo accounts',
    '',
  ].join('\n');
}
