import { isIP } from 'node:net';
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
  /** Whose JSON Web Tokens tell who asks, and to whom they must be addressed. */
  readonly oidc: OidcConfig | undefined;
  /** Addresses and networks (CIDR) of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** What may be spent; nothing is counted where it is missing. */
  readonly budget: BudgetConfig | undefined;
  /** Which operations may be asked. */
  readonly operations: OperationsConfig;
  /** Origins of web pages that may ask from a browser. */
  readonly corsOrigins: readonly string[];
  /** Where the bytes of files lie. */
  readonly files: FilesConfig;
}

/** Where files are received, and kept. */
export interface FilesConfig {
  /** Absolute path of the folder in which they lie, while they are received at least. */
  readonly folder: string;
  /** The bucket in which they are kept, where it is not that folder. */
  readonly s3: S3Config | undefined;
}

/** A bucket of a service that speaks S3's protocol. */
export interface S3Config {
  /** Origin of the service, such as `https://s3.ap-southeast-7.amazonaws.com`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Budgets of points, each for a window of time. */
export interface BudgetConfig {
  /** Of a client or a person. */
  readonly points: number;
  /** Of an address from which it is asked without a key. */
  readonly anonymousPoints: number;
  /** Length of the window. */
  readonly seconds: number;
}

export const PERSISTED_MODES = ['off', 'log', 'only'] as const;

/** Operations that are known beforehand. */
export interface OperationsConfig {
  /** What becomes of others: nothing, a line in the log, or a refusal. */
  readonly mode: (typeof PERSISTED_MODES)[number];
  /** Absolute path of the manifest that lists them. */
  readonly file: string | undefined;
}

/** An OpenID Connect issuer of identities. */
export interface OidcConfig {
  /** Exactly as its tokens name it in `iss`. */
  readonly issuer: string;
  /** What its tokens for this hub have in `aud`. */
  readonly audience: string;
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
  HUB_OIDC_ISSUER: {
    th: 'ต้องเป็น URL แบบ https ของผู้ออกตัวตน (http ได้เฉพาะเครื่องนี้)',
    en: 'must be the https URL of an issuer of identities (http on this machine only)',
  },
  HUB_OIDC_AUDIENCE: {
    th: 'ต้องระบุเมื่อมี HUB_OIDC_ISSUER และระบุลำพังไม่ได้',
    en: 'must be given with HUB_OIDC_ISSUER, and not without it',
  },
  HUB_TRUSTED_PROXIES: {
    th: 'ต้องเป็นเลขที่อยู่ IP หรือเครือข่าย (CIDR) คั่นด้วยจุลภาค',
    en: 'must be IP addresses or networks (CIDR), separated by commas',
  },
  HUB_BUDGET_POINTS: {
    th: 'ต้องเป็นจำนวนแต้ม 1 ถึง 100000000 หรือ 0 ถ้าไม่จำกัด',
    en: 'must be points from 1 to 100000000, or 0 for no budgets',
  },
  HUB_BUDGET_ANONYMOUS_POINTS: {
    th: 'ต้องเป็นจำนวนแต้ม 1 ถึง 100000000',
    en: 'must be points from 1 to 100000000',
  },
  HUB_BUDGET_SECONDS: { th: 'ต้องเป็นจำนวนวินาที 1 ถึง 86400', en: 'must be seconds from 1 to 86400' },
  HUB_PERSISTED_OPERATIONS: {
    th: `ต้องเป็นหนึ่งใน ${PERSISTED_MODES.join(' ')}`,
    en: `must be one of ${PERSISTED_MODES.join(' ')}`,
  },
  HUB_OPERATIONS_FILE: {
    th: 'ต้องเป็นที่อยู่ของแฟ้มรายการคำสั่ง และต้องมีเมื่อ HUB_PERSISTED_OPERATIONS เป็น log หรือ only',
    en: 'must be the path of a manifest of operations, and be given where HUB_PERSISTED_OPERATIONS is log or only',
  },
  HUB_CORS_ORIGINS: {
    th: 'ต้องเป็นต้นทางเต็มรูป เช่น https://app.example.org คั่นด้วยจุลภาค ไม่มี *',
    en: 'must be whole origins such as https://app.example.org, separated by commas, without *',
  },
  HUB_S3_ENDPOINT: {
    th: 'ต้องเป็นต้นทางแบบ https ของบริการ S3 (http ได้เฉพาะเครื่องนี้) และต้องตั้ง HUB_S3_BUCKET กับกุญแจทั้งสองด้วย',
    en: 'must be the https origin of an S3 service (http on this machine only), with HUB_S3_BUCKET and both of its keys',
  },
  HUB_S3_BUCKET: {
    th: 'ต้องเป็นชื่อ bucket (a-z 0-9 . -) และต้องตั้งพร้อม HUB_S3_ENDPOINT',
    en: 'must be the name of a bucket (a-z 0-9 . -), with HUB_S3_ENDPOINT',
  },
  HUB_S3_REGION: { th: 'ต้องเป็นชื่อภูมิภาค (a-z 0-9 -)', en: 'must be the name of a region (a-z 0-9 -)' },
  HUB_S3_ACCESS_KEY_ID: {
    th: 'ต้องตั้งพร้อม HUB_S3_ENDPOINT',
    en: 'must be given with HUB_S3_ENDPOINT',
  },
  HUB_S3_SECRET_ACCESS_KEY: {
    th: 'ต้องตั้งพร้อม HUB_S3_ENDPOINT',
    en: 'must be given with HUB_S3_ENDPOINT',
  },
} as const;
type Setting = keyof typeof RULES;

/** A year's worth of what one process can answer, and far from the end of the column's numbers. */
const MOST_POINTS = 100_000_000;

const numberUpTo = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value <= most);

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
  HUB_OIDC_ISSUER: z.string().refine(isIssuer).optional(),
  HUB_OIDC_AUDIENCE: z.string().optional(),
  HUB_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((networks) => networks.every(isNetwork))
    .default([]),
  HUB_BUDGET_POINTS: numberUpTo(MOST_POINTS).default(10_000),
  HUB_BUDGET_ANONYMOUS_POINTS: numberUpTo(MOST_POINTS)
    .refine((points) => points > 0)
    .default(600),
  HUB_BUDGET_SECONDS: numberUpTo(86_400)
    .refine((seconds) => seconds > 0)
    .default(60),
  HUB_PERSISTED_OPERATIONS: z.enum(PERSISTED_MODES).default('off'),
  HUB_OPERATIONS_FILE: z
    .string()
    .refine((path) => !path.includes('\0'))
    .optional(),
  HUB_CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((origins) => origins.every(isOrigin))
    .default([]),
  HUB_S3_ENDPOINT: z
    .string()
    .refine((text) => isOrigin(text) && isIssuer(text))
    .optional(),
  HUB_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,62}$/)
    .optional(),
  HUB_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('us-east-1'),
  HUB_S3_ACCESS_KEY_ID: z.string().optional(),
  HUB_S3_SECRET_ACCESS_KEY: z.string().optional(),
});

/** Reads the settings from the environment; a wrong one is refused by name, rule and value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.keys(RULES).map((name) => [name, env[name]?.trim() || undefined]);
  const read = schema.safeParse(Object.fromEntries(given));
  if (!read.success) throw refusal(read.error.issues[0]?.path[0] as Setting, env);
  const { HUB_DATA_DIR: folder, HUB_OIDC_ISSUER: issuer, HUB_OIDC_AUDIENCE: audience } = read.data;
  if ((issuer === undefined) !== (audience === undefined)) throw refusal('HUB_OIDC_AUDIENCE', env);
  const { HUB_PERSISTED_OPERATIONS: mode, HUB_OPERATIONS_FILE: file } = read.data;
  if (mode !== 'off' && file === undefined) throw refusal('HUB_OPERATIONS_FILE', env);
  return {
    databaseUrl: read.data.DATABASE_URL,
    port: read.data.PORT,
    host: read.data.HOST,
    dataFolder: inProject(folder),
    logLevel: read.data.LOG_LEVEL,
    oidc: issuer === undefined || audience === undefined ? undefined : { issuer, audience },
    trustedProxies: read.data.HUB_TRUSTED_PROXIES,
    budget:
      read.data.HUB_BUDGET_POINTS === 0
        ? undefined
        : {
            points: read.data.HUB_BUDGET_POINTS,
            anonymousPoints: read.data.HUB_BUDGET_ANONYMOUS_POINTS,
            seconds: read.data.HUB_BUDGET_SECONDS,
          },
    operations: { mode, file: file === undefined ? undefined : inProject(file) },
    corsOrigins: read.data.HUB_CORS_ORIGINS,
    files: { folder: join(inProject(folder), 'files'), s3: s3In(read.data, env) },
  };
}

const S3_TOGETHER = [
  'HUB_S3_ENDPOINT',
  'HUB_S3_BUCKET',
  'HUB_S3_ACCESS_KEY_ID',
  'HUB_S3_SECRET_ACCESS_KEY',
] as const;

/** The bucket, where all that it takes is given; none where nothing is. */
function s3In(given: z.output<typeof schema>, env: NodeJS.ProcessEnv): S3Config | undefined {
  if (S3_TOGETHER.every((name) => given[name] === undefined)) return undefined;
  const missing = S3_TOGETHER.find((name) => given[name] === undefined);
  if (missing) throw refusal(missing, env);
  const [endpoint, bucket, accessKeyId, secretAccessKey] = S3_TOGETHER.map((name) => given[name]!) as [
    string,
    string,
    string,
    string,
  ];
  return { endpoint, bucket, region: given.HUB_S3_REGION, accessKeyId, secretAccessKey };
}

/** A relative path means the same whichever folder the command was typed in. */
const inProject = (path: string): string => (isAbsolute(path) ? resolve(path) : join(PROJECT_FOLDER, path));

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

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  if (search !== '' || hash !== '' || username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    more.length === 0 &&
    longest > 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && /^\/[^/]+$/.test(url.pathname);
}
