import pg from 'pg';

const CONNECT_MS = 5_000;

/** Connects for one piece of work and closes the connection whatever comes of it. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  applicationName = 'hub start',
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_MS,
  });
  // Without a listener a connection that breaks while idle would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The SQLSTATE or system code of what a connection or statement failed with. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const INSUFFICIENT_PRIVILEGE = '42501';

/** Runs the work in one transaction, undone when it throws. */
export async function inOneTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** A name quoted for SQL. */
export const quoted = (name: string): string => pg.escapeIdentifier(name);
