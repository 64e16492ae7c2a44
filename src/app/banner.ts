import type { DemoAccounts } from '../modules/access/index.ts';
import { demoAccountsText } from './demo-accounts-text.ts';

/** A question that shows the network: a subdistrict of the demo, who covers it, and the temples and villages in it. */
export const SAMPLE_QUERY = `{
  area(code: "500108") {
    labelTh
    coverages(first: 5) {
      nodes { kind authority { labelTh } }
    }
    temples: partners(filter: { type: { eq: TEMPLE } }, first: 3) {
      totalCount
      nodes { labelTh }
    }
    villages: partners(filter: { type: { eq: VILLAGE } }, first: 3) {
      totalCount
      nodes { nameTh ... on Village { mooNo } }
    }
  }
}`;

/** Takes the place of a key that can't be shown again. */
const OLD_KEY = 'hub_YOUR-API-KEY';

const asOneLine = (query: string): string => query.replace(/\s+/g, ' ');

const sampleCommand = (address: string, key: string): string =>
  [
    `curl -s ${address}/graphql`,
    "-H 'content-type: application/json'",
    `-H 'authorization: Bearer ${key}'`,
    `-d '${JSON.stringify({ query: asOneLine(SAMPLE_QUERY) })}'`,
  ].join(' \\\n    ');

const keyLines = (demoKey: string | null): string[] =>
  demoKey === null
    ? [
        'กุญแจทดลองแสดงแล้วเมื่อเริ่มครั้งแรก ขอใหม่ / the demo key was shown at the first start; for a new one:',
        '  npm run hub -- demo key',
      ]
    : ['กุญแจทดลอง เก็บไว้ให้ดี จะไม่แสดงอีก / the demo key, keep it: it is not shown again', `  ${demoKey}`];

/** What is shown once, at the start that made it; null at later ones. */
export interface ShownOnce {
  demoKey: string | null;
  accounts: DemoAccounts | null;
}

/**
 * What the terminal says when the hub is up: addresses, the demo key and the persona accounts in their only showing, and
 * one query to paste. Not for the log: it may hold secrets.
 */
export function banner(address: string, { demoKey, accounts }: ShownOnce): string {
  return [
    '',
    'เกื้อหนุน พร้อมใช้งานแล้ว / Kueanun Hub is up',
    '',
    `  หน้าแรก / start page    ${address}/`,
    `  API                     ${address}/graphql`,
    `  สำรวจ / explorer        ${address}/graphiql`,
    '',
    ...keyLines(demoKey),
    '',
    ...(accounts === null ? [] : [demoAccountsText(accounts)]),
    'ลองถาม / try a query (ข้อมูลสมมุติ / demo data)',
    `  ${sampleCommand(address, demoKey ?? OLD_KEY)}`,
    '',
    'หยุด / stop: Ctrl-C',
    '',
    '',
  ].join('\n');
}
