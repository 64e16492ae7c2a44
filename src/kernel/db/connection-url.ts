/** The same server and database under another login. */
export function withLogin(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** The address without any login, for a message or a file that others may read. */
export function withoutLogin(url: string): string {
  const changed = new URL(url);
  changed.username = '';
  changed.password = '';
  return changed.href;
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** Name of the database that the address points to. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** `host:port/database`, as a message names it. */
export function shortAddress(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '5432'}/${databaseOf(url)}`;
}
