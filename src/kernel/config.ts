import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { HubError } from './errors.ts';
import { PROJECT_FOLDER } from './project-folder.ts';

/** The settings of a hub process. */
export interface Config {
  /** A PostgreSQL of the operator's own; the embedded one is started where it is missing. */
  readonly databaseUrl: string | undefined;
  /** TCP port of the HTTP server; 0 takes any free one. */
  readonly port: number;
  /** Address that the HTTP server listens on; this machine only unless told otherwise. */
  readonly host: string;
  /** Absolute path of the folder for secrets, the lock and the embedded database. */
  readonly dataFolder: string;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const RULES = {
  DATABASE_URL: {
    th: 'ต้องเป็นรูป postgresql://ผู้ใช้:รหัสผ่าน@เครื่อง:พอร์ต/ฐานข้อมูล',
    en: 'must look like postgresql://user:password@host:port/database',
  },
  PORT: { th: 'ต้องเป็นจำนวนเต็ม 0 ถึง 65535', en: 'must be a whole number from 0 to 65535' },
  HOST: { th: 'ต้องเป็นชื่อเครื่องหรือเลขที่อยู่ IP', en: 'must be a host name or an IP address' },
  HUB_DATA_DIR: { th: 'ต้องเป็นที่อยู่ของโฟลเดอร์', en: 'must be the path of a folder' },
  LOG_LEVEL: { th: `ต้องเป็นหนึ่งใน ${LOG_LEVELS.join(' ')}`, en: `must be one of ${LOG_LEVELS.join(' ')}` },
} as const;
type Setting = keyof typeof RULES;

const schema = z.object({
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .default('127.0.0.1'),
  HUB_DATA_DIR: z
    .string()
    .refine((path) => !path.includes('\0'))
    .default('.hub'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

/** Reads the settings from the environment; a wrong one is refused by name, rule and value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.keys(RULES).map((name) => [name, env[name]?.trim() || undefined]);
  const read = schema.safeParse(Object.fromEntries(given));
  if (!read.success) throw refusal(read.error.issues[0]?.path[0] as Setting, env);
  const folder = read.data.HUB_DATA_DIR;
  return {
    databaseUrl: read.data.DATABASE_URL,
    port: read.data.PORT,
    host: read.data.HOST,
    // A relative path means the same whichever folder the command was typed in.
    dataFolder: isAbsolute(folder) ? resolve(folder) : join(PROJECT_FOLDER, folder),
    logLevel: read.data.LOG_LEVEL,
  };
}

function refusal(name: Setting, env: NodeJS.ProcessEnv): HubError {
  const rule = RULES[name];
  // A malformed address can't be trusted to show where its password ends: none of it is shown.
  const value = name === 'DATABASE_URL' ? '***' : (env[name] ?? '');
  return new HubError(
    'CONFIGURATION',
    { th: `ค่าตั้ง ${name} ${rule.th} (ได้ "${value}")`, en: `setting ${name} ${rule.en} (got "${value}")` },
    { field: name, rule: rule.en, value },
  );
}

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && /^\/[^/]+$/.test(url.pathname);
}
