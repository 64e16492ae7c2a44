import type { FastifyInstance } from 'fastify';
import type { Config } from '../../kernel/config.ts';
import { HubError } from '../../kernel/errors.ts';

/** What the operating system may say to the port or the address that was asked for. */
const REFUSED: Readonly<Record<string, { field: 'PORT' | 'HOST'; th: string; en: string }>> = {
  EADDRINUSE: { field: 'PORT', th: 'มีโปรแกรมอื่นใช้อยู่แล้ว', en: 'is already in use' },
  EACCES: { field: 'PORT', th: 'ไม่มีสิทธิ์ใช้', en: 'may not be used by this user' },
  EADDRNOTAVAIL: { field: 'HOST', th: 'ไม่ใช่ที่อยู่ของเครื่องนี้', en: 'is no address of this machine' },
  ENOTFOUND: { field: 'HOST', th: 'หาไม่พบ', en: 'can not be resolved' },
};

/** Addresses that mean "every one of this machine", which no browser can open as they stand. */
const EVERY: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

const inUrl = (host: string): string => {
  if (EVERY.has(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

/** Opens the port and answers the address to show; a port or host that can't be had is a CONFIGURATION error. */
export async function listen(
  http: FastifyInstance,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<string> {
  try {
    // It answers the address in its own form, which for a host name may be that of any of its addresses.
    const url = new URL(await http.listen({ host, port }));
    return `http://${inUrl(host)}:${url.port || '80'}`;
  } catch (error) {
    const refused = REFUSED[String((error as NodeJS.ErrnoException).code)];
    if (refused === undefined) throw error;
    const value = refused.field === 'PORT' ? String(port) : host;
    throw new HubError(
      'CONFIGURATION',
      { th: `${refused.field} ${value} ${refused.th}`, en: `${refused.field} ${value} ${refused.en}` },
      { field: refused.field, rule: refused.en, value },
    );
  }
}
