import { HubError } from '../errors.ts';
import { codeOf, withClient } from './client.ts';
import { shortAddress } from './connection-url.ts';

const OLDEST_VERSION = 15;

/** Why a connection failed, by SQLSTATE or system code. */
const REASONS: Record<string, { th: string; en: string }> = {
  ECONNREFUSED: { th: 'ไม่มีเซิร์ฟเวอร์รับที่พอร์ตนี้', en: 'no server listens there' },
  ENOTFOUND: { th: 'ไม่รู้จักชื่อเครื่อง', en: 'the host name is unknown' },
  EAI_AGAIN: { th: 'ไม่รู้จักชื่อเครื่อง', en: 'the host name is unknown' },
  '28P01': { th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง', en: 'the user name or password is wrong' },
  '28000': { th: 'เซิร์ฟเวอร์ไม่ให้ผู้ใช้นี้เข้า', en: 'the server does not let this user in' },
  '3D000': { th: 'ไม่มีฐานข้อมูลชื่อนี้', en: 'there is no database of this name' },
  '53300': { th: 'เซิร์ฟเวอร์รับการเชื่อมต่อเต็มแล้ว', en: 'the server has no connection left' },
};

interface ServerFacts {
  version: number;
  encoding: string;
  thai_collation: boolean;
}

/** Looks whether the hub can live in the database that DATABASE_URL names, before anything in it is touched. */
export async function checkServer(url: string): Promise<void> {
  const facts = await readFacts(url);
  if (facts.version < OLDEST_VERSION) {
    throw unfit(url, `PostgreSQL ${OLDEST_VERSION}+`, String(facts.version), {
      th: `ต้องเป็น PostgreSQL ${OLDEST_VERSION} ขึ้นไป (เซิร์ฟเวอร์นี้คือ ${facts.version})`,
      en: `PostgreSQL ${OLDEST_VERSION} or newer is needed (this server is ${facts.version})`,
    });
  }
  if (facts.encoding !== 'UTF8') {
    throw unfit(url, 'encoding UTF8', facts.encoding, {
      th: `ต้องเข้ารหัสเป็น UTF8 (ฐานข้อมูลนี้เป็น ${facts.encoding})`,
      en: `its encoding must be UTF8 (it is ${facts.encoding})`,
    });
  }
  if (!facts.thai_collation) {
    throw unfit(url, 'collation th-x-icu', 'missing', {
      th: 'ไม่มีการเรียงลำดับภาษาไทย th-x-icu: ใช้ PostgreSQL ที่สร้างพร้อม ICU',
      en: 'the Thai collation th-x-icu is missing: use a PostgreSQL that was built with ICU',
    });
  }
}

async function readFacts(url: string): Promise<ServerFacts> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<ServerFacts>(
        `SELECT current_setting('server_version_num')::int / 10000 AS version,
                pg_encoding_to_char(encoding) AS encoding,
                EXISTS (SELECT FROM pg_collation WHERE collname = 'th-x-icu') AS thai_collation
           FROM pg_database WHERE datname = current_database()`,
      );
      return rows[0] as ServerFacts;
    });
  } catch (error) {
    throw unreachable(url, error);
  }
}

function unreachable(url: string, error: unknown): HubError {
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : String(error);
  const reason = REASONS[code] ?? { th: said, en: said };
  return new HubError(
    'UNAVAILABLE',
    {
      th: `เข้าฐานข้อมูล ${shortAddress(url)} ไม่ได้: ${reason.th}`,
      en: `the database ${shortAddress(url)} can't be reached: ${reason.en}`,
    },
    { field: 'DATABASE_URL', rule: 'reachable', value: shortAddress(url) },
  );
}

/** The refusal of a database that the hub can't live in. */
export function unfit(url: string, rule: string, value: string, why: { th: string; en: string }): HubError {
  return new HubError(
    'CONFIGURATION',
    {
      th: `ใช้ฐานข้อมูล ${shortAddress(url)} ไม่ได้: ${why.th}`,
      en: `the database ${shortAddress(url)} can't be used: ${why.en}`,
    },
    { field: 'DATABASE_URL', rule, value },
  );
}
