import type { DataSource } from 'typeorm';

/** Rows and a digest of the content of every table, to tell whether anything at all was written. */
export async function stateOf(dataSource: DataSource): Promise<Record<string, string>> {
  const tables: { name: string }[] = await dataSource.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind = 'r' AND relname <> 'migration'`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const [found] = await dataSource.query<[{ content: string }]>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")), '') AS content FROM hub.${name} t`,
    );
    state[name] = found.content;
  }
  return state;
}
