import { isIPv6 } from 'node:net';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { BudgetConfig } from '../../kernel/config.ts';
import { asViewer } from '../../kernel/db/transaction.ts';
import { HubError } from '../../kernel/errors.ts';
import { Lru } from '../../kernel/lru.ts';
import { SYSTEM, type Viewer, viewerIdOf } from '../../kernel/viewer.ts';
import { limiterStore } from './limiter-store.ts';

/** What is left of a budget, as far as this process knows. */
export interface BudgetState {
  /** Points a window. */
  readonly limit: number;
  readonly remaining: number;
  /** End of the window, as an instant in text. */
  readonly resetAt: string;
}

/** Of a budget, this part is leased from the database at a time: a hundredth, so that one operation in many waits. */
const CHUNK = 1 / 100;
/** The library's own limit is not used: what a lease is granted is worked out here. */
const NO_LIMIT = 2 ** 31 - 1;
/** Budgets remembered at once; a forgotten one leases again. */
const REMEMBERED = 10_000;
/** Two ends of a window that differ by less are the same, in milliseconds. */
const SAME_WINDOW = 100;
const SWEEP_EVERY = 10 * 60_000;

/** Whoever asks, with a network's many addresses of IP version 6 taken together: a subscriber has 2^64 of them. */
function nameOf(viewer: Viewer, address: string): string {
  const id = viewerIdOf(viewer);
  if (id !== null) return `${viewer.kind.toLowerCase()}:${id}`;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return `address:${mapped ?? address}`;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - behind.length;
  const network = [...groups, ...Array(missing).fill('0'), ...behind].slice(0, 4);
  return `address:${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** One budget in this process: what it has leased of the window that runs, and what the others may still lease. */
class Account {
  #left = 0;
  #unleased: number;
  #until = 0;
  #resetAt = '';
  leasing: Promise<void> | undefined;

  constructor(
    readonly name: string,
    readonly limit: number,
  ) {
    this.#unleased = limit;
  }

  take(points: number, now: number): boolean {
    if (now >= this.#until || points > this.#left) return false;
    this.#left -= points;
    return true;
  }

  /** Whether the window that runs has no more than the given points left for this process. */
  isSpent(points: number, now: number): boolean {
    return now < this.#until && this.#unleased === 0 && this.#left < points;
  }

  wants(points: number): number {
    return Math.max(Math.floor(this.limit * CHUNK), points - this.#left, 1);
  }

  get isLow(): boolean {
    return this.#unleased > 0 && this.#left < (this.limit * CHUNK) / 2;
  }

  /**
   * What became of a lease: `consumed` is what all processes have asked for in the window, this lease included. Each
   * has the part of the budget that lies between the count before it and the count after it.
   */
  lease({ asked, consumed, until }: { asked: number; consumed: number; until: number }): void {
    if (Math.abs(until - this.#until) > SAME_WINDOW) {
      this.#left = 0;
      this.#until = until;
      this.#resetAt = new Date(until).toISOString();
    }
    this.#left += Math.min(asked, Math.max(0, this.limit - (consumed - asked)));
    this.#unleased = Math.max(0, this.limit - consumed);
  }

  wait(now: number): number {
    return this.#until - now;
  }

  get state(): BudgetState {
    return { limit: this.limit, remaining: this.#unleased + this.#left, resetAt: this.#resetAt };
  }
}

/**
 * What clients and persons may spend, and addresses where no key is needed: points a window, counted in the database for
 * all processes together. A process leases a part at a time, so that most operations cost no statement of their own.
 * What one process has leased and not used until the window ends is lost to the others.
 */
export class Budgets {
  readonly #dataSource: DataSource;
  readonly #config: BudgetConfig;
  readonly #clock: Clock;
  readonly #limiter: RateLimiterPostgres;
  readonly #accounts = new Lru<Account>(REMEMBERED);
  readonly #byViewer = new WeakMap<Viewer, Account>();
  #sweeping: NodeJS.Timeout | undefined;

  constructor(dataSource: DataSource, config: BudgetConfig, clock: Clock = systemClock) {
    this.#dataSource = dataSource;
    this.#config = config;
    this.#clock = clock;
    this.#limiter = new RateLimiterPostgres({
      storeClient: limiterStore(dataSource),
      storeType: 'client',
      tableName: 'budget_use',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: '',
      points: NO_LIMIT,
      duration: config.seconds,
    });
  }

  /**
   * Refuses who is known to have nothing left, before anything of the request is looked into.
   * @throws HubError THROTTLED, with the seconds to wait
   */
  refuseIfSpent(viewer: Viewer, address: string): void {
    const account = this.#account(viewer, address);
    const now = this.#clock.now();
    if (account.isSpent(1, now)) throw this.#throttled(account, now);
  }

  /**
   * Spends points; at once where the process has them leased.
   * @throws HubError THROTTLED, with the seconds to wait; BAD_INPUT for more points than the whole budget has
   */
  spend(viewer: Viewer, address: string, points: number): BudgetState | Promise<BudgetState> {
    const account = this.#account(viewer, address);
    if (points > account.limit) throw beyondBudget(points, account.limit);
    if (!account.take(points, this.#clock.now())) return this.#leaseAndSpend(account, points);
    // The next ones need not wait either. What goes wrong here is met by whoever needs the lease.
    if (account.isLow && !account.leasing) this.#lease(account, points).catch(() => {});
    return account.state;
  }

  async #leaseAndSpend(account: Account, points: number): Promise<BudgetState> {
    for (;;) {
      const now = this.#clock.now();
      if (account.take(points, now)) return account.state;
      if (account.isSpent(points, now)) throw this.#throttled(account, now);
      await (account.leasing ?? this.#lease(account, points));
    }
  }

  #lease(account: Account, points: number): Promise<void> {
    account.leasing = this.#ask(account, points).finally(() => {
      account.leasing = undefined;
    });
    return account.leasing;
  }

  async #ask(account: Account, points: number): Promise<void> {
    const asked = account.wants(points);
    const { consumedPoints, msBeforeNext } = await this.#limiter.consume(account.name, asked);
    account.lease({ asked, consumed: consumedPoints, until: this.#clock.now() + msBeforeNext });
  }

  /** A viewer is remembered for some seconds, and with it whose budget it spends; all that are anonymous are one. */
  #account(viewer: Viewer, address: string): Account {
    const found = this.#byViewer.get(viewer);
    if (found) return found;
    const account = this.#named(viewer, address);
    if (viewer.kind !== 'ANONYMOUS') this.#byViewer.set(viewer, account);
    return account;
  }

  #named(viewer: Viewer, address: string): Account {
    const name = nameOf(viewer, address);
    const limit = this.#limitOf(viewer);
    const known = this.#accounts.get(name);
    if (known?.limit === limit) return known;
    const account = new Account(name, limit);
    this.#accounts.set(name, account);
    return account;
  }

  #limitOf(viewer: Viewer): number {
    if (viewer.kind === 'ANONYMOUS') return this.#config.anonymousPoints;
    return (viewer.kind === 'CLIENT' ? viewer.budget : undefined) ?? this.#config.points;
  }

  #throttled(account: Account, now: number): HubError {
    const retryAfter = Math.max(1, Math.ceil(account.wait(now) / 1_000));
    const { seconds } = this.#config;
    return new HubError(
      'THROTTLED',
      {
        th: `ใช้แต้มครบ ${account.limit} แต้มต่อ ${seconds} วินาทีแล้ว ลองใหม่ได้ในอีก ${retryAfter} วินาที`,
        en: `The budget of ${account.limit} points per ${seconds} seconds is spent; try again in ${retryAfter} seconds`,
      },
      { field: 'points', rule: `<= ${account.limit} per ${seconds} s`, retryAfter },
    );
  }

  /** From now on takes rows of windows that have ended out of the table, some minutes late. */
  start(): void {
    this.#sweeping = setInterval(() => void this.sweep().catch(() => {}), SWEEP_EVERY);
    this.#sweeping.unref();
  }

  /** Takes the rows of windows that ended a while ago out of the table. */
  sweep(): Promise<void> {
    return asViewer(this.#dataSource, SYSTEM, async (transaction) => {
      await transaction.query('DELETE FROM budget_use WHERE expire < $1', [this.#clock.now() - SWEEP_EVERY]);
    });
  }

  stop(): void {
    clearInterval(this.#sweeping);
  }
}

const beyondBudget = (points: number, limit: number): HubError =>
  new HubError(
    'BAD_INPUT',
    {
      th: `คำสั่งนี้ใช้ ${points} แต้ม เกินงบทั้งหมด ${limit} แต้ม`,
      en: `The operation costs ${points} points, more than the whole budget of ${limit}`,
    },
    { field: 'query', rule: `points <= ${limit}`, value: String(points) },
  );
