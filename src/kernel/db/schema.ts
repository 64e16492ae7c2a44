import { HubError } from '../errors.ts';
import { codeOf, INSUFFICIENT_PRIVILEGE, inOneTransaction, quoted, withClient } from './client.ts';
import type { RoleNames } from './role-names.ts';
import { unfit } from './server-checks.ts';

/** The schema that holds everything of the hub. */
export const SCHEMA = 'hub';

const NOT_AVAILABLE = ['0A000', '58P01'];

/**
 * Makes the hub's schema and the trigram search in it, as the owner; nothing is left behind where the database turns
 * out not to know Thai letters.
 */
export async function ensureSchema(ownerUrl: string, roles: RoleNames): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ schema: string }>(
      `SELECT extnamespace::regnamespace::text AS schema FROM pg_extension WHERE extname = 'pg_trgm'`,
    );
    const trigramsIn = rows[0]?.schema;
    if (trigramsIn !== undefined && trigramsIn !== SCHEMA) throw elsewhere(ownerUrl, trigramsIn);
    try {
      await inOneTransaction(client, async () => {
        await client.query(`CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
        await client.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA ${SCHEMA}`);
        await client.query(
          `GRANT USAGE ON SCHEMA ${SCHEMA} TO ${quoted(roles.app)}, ${quoted(roles.reader)}`,
        );
        const { rows: found } = await client.query<{ trigrams: string[] }>(
          `SELECT ${SCHEMA}.show_trgm('วัด') AS trigrams`,
        );
        if (!found[0]?.trigrams.some((trigram) => trigram.trim() !== '')) throw noThaiLetters(ownerUrl);
      });
    } catch (error) {
      throw explained(ownerUrl, error);
    }
  });
}

function explained(url: string, error: unknown): unknown {
  if (error instanceof HubError) return error;
  if (NOT_AVAILABLE.includes(codeOf(error))) {
    return unfit(url, 'extension pg_trgm', 'not installed', {
      th: 'เซิร์ฟเวอร์ไม่มีส่วนขยาย pg_trgm: ติดตั้งชุด postgresql-contrib',
      en: 'the server has no extension pg_trgm: install its postgresql-contrib package',
    });
  }
  if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) return error;
  return unfit(url, 'CREATE on the database', new URL(url).username, {
    th: `บทบาท ${new URL(url).username} สร้างสคีมา hub และส่วนขยาย pg_trgm ไม่ได้ (ต้องเป็นเจ้าของสคีมา และมีสิทธิ์ CREATE)`,
    en: `the role ${new URL(url).username} can't make the schema hub and the extension pg_trgm in it (it must own the schema and have CREATE)`,
  });
}

const noThaiLetters = (url: string): HubError =>
  unfit(url, 'LC_CTYPE', 'no Thai letters', {
    th: "LC_CTYPE ของฐานข้อมูลไม่รู้จักอักษรไทย จึงค้นชื่อไม่ได้: สร้างใหม่ด้วย LC_CTYPE 'C.UTF-8' หรือคล้ายกัน",
    en: "its LC_CTYPE does not know Thai letters, so names could not be searched: make it with LC_CTYPE 'C.UTF-8' or similar",
  });

const elsewhere = (url: string, schema: string): HubError =>
  unfit(url, 'pg_trgm in schema hub', schema, {
    th: `ส่วนขยาย pg_trgm อยู่ในสคีมา ${schema} แต่ฮับต้องใช้ในสคีมา hub: ลบหรือย้ายด้วย ALTER EXTENSION pg_trgm SET SCHEMA hub`,
    en: `the extension pg_trgm lies in schema ${schema}, the hub needs it in schema hub: drop it, or ALTER EXTENSION pg_trgm SET SCHEMA hub`,
  });
