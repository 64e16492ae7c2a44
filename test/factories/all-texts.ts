import type { Row } from './register-keepers.ts';

/** A look at the whole database, past every policy. */
type Look = (sql: string, values?: unknown[]) => Promise<Row[]>;

/** The tables of the hub, those of histories too, in whose rows any of the texts stands in any column. */
export async function tablesWith(look: Look, texts: readonly string[]): Promise<string[]> {
  const tables: { name: string }[] = await look(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const patterns = texts.map((text) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  const found: string[] = [];
  for (const { name } of tables) {
    // A row as text holds every column of it: texts, JSON, arrays, and the bytes of hashes in hexadecimal.
    const [row] = await look(
      `SELECT EXISTS (SELECT FROM hub.${name} t CROSS JOIN LATERAL (SELECT lower(t::text) AS line OFFSET 0) l
         WHERE l.line LIKE ANY($1)) AS holds`,
      [patterns],
    );
    if (row.holds) found.push(name);
  }
  return found;
}
