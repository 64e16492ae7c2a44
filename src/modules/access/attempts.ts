import { createHash } from 'node:crypto';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource, EntityManager } from 'typeorm';
import { HubError } from '../../kernel/errors.ts';
import { limiterStore } from './limiter-store.ts';

/** Attempts to prove who one is that may fail, by what is guessed at and by where it comes from (OWASP ASVS 2.2). */
const PER_NAME = { points: 10, duration: 15 * 60 };
const PER_ADDRESS = { points: 100, duration: 15 * 60 };

const TABLE = 'sign_in_attempt';

interface Limiters {
  perName: RateLimiterPostgres;
  perAddress: RateLimiterPostgres;
}

/** One pair for each database, whatever number of servers this process runs. */
const limitersOf = new WeakMap<DataSource, Limiters>();

function limitersOver(dataSource: DataSource): Limiters {
  const known = limitersOf.get(dataSource);
  if (known !== undefined) return known;
  const limiter = (keyPrefix: 'name' | 'address', limit: typeof PER_NAME) =>
    new RateLimiterPostgres({
      storeClient: limiterStore(dataSource),
      storeType: 'client',
      tableName: TABLE,
      tableCreated: true,
      // Counts that ran out an hour ago go every five minutes, those by the other prefix with them.
      clearExpiredByTimeout: keyPrefix === 'name',
      keyPrefix,
      ...limit,
    });
  const made = { perName: limiter('name', PER_NAME), perAddress: limiter('address', PER_ADDRESS) };
  limitersOf.set(dataSource, made);
  return made;
}

const isCount = (fault: unknown): fault is RateLimiterRes =>
  typeof (fault as RateLimiterRes | undefined)?.msBeforeNext === 'number';

const tooMany = ({ msBeforeNext }: RateLimiterRes): HubError => {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return new HubError(
    'TOO_MANY_ATTEMPTS',
    {
      th: `ลองผิดหลายครั้งเกินไป ลองใหม่ได้ในอีก ${retryAfter} วินาที`,
      en: `Too many attempts failed; try again in ${retryAfter} seconds`,
    },
    { retryAfter },
  );
};

/** Only a hash is kept: a name that was mistyped into the wrong field may be a password. */
const nameKey = (name: string): string => createHash('sha256').update(name).digest('base64url');

/** Has counts that have run out deleted while this process runs, also where nobody signs in: an address is personal data. */
export function forgetOldAttempts(dataSource: DataSource): void {
  limitersOver(dataSource);
}

/**
 * Makes an attempt at proving who one is, which is one of few until one succeeds. It counts before it is made, so that
 * a thousand at once are no more than one after the other.
 * @throws HubError TOO_MANY_ATTEMPTS, with the seconds to wait
 */
export async function attempt<Proved>(
  dataSource: DataSource,
  { name, address }: { name: string; address: string },
  prove: () => Promise<Proved | undefined>,
): Promise<Proved | undefined> {
  const { perName, perAddress } = limitersOver(dataSource);
  const key = nameKey(name);
  try {
    await perAddress.consume(address);
    await perName.consume(key);
  } catch (fault) {
    if (isCount(fault)) throw tooMany(fault);
    throw fault;
  }
  const proved = await prove();
  if (proved !== undefined) {
    await perName.delete(key);
    await perAddress.reward(address);
  }
  return proved;
}

/** Forgets the attempts at a name: not even its hash is to be left. */
export const forgetAttempts = (transaction: EntityManager, name: string): Promise<unknown> =>
  transaction.query(`DELETE FROM ${TABLE} WHERE key = $1`, [`name:${nameKey(name)}`]);
