import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, ask, isDone, keptAlive, NoAnswer, payloadOf } from './asking.ts';
import type { HubUnderTrial } from './hub-under-trial.ts';
import {
  addition,
  edit,
  nothing,
  openRegister,
  type Register,
  runNumber,
  type Traces,
  tracesOf,
  wholeAddition,
  wholeEdit,
} from './register-writes.ts';
import type { Faults, Setting } from './trial.ts';

/** A write as it was sent. */
export interface Sent {
  body: ReturnType<typeof edit>;
  /** What it leaves when it is carried out. */
  whole: Traces;
}

/** How a writer's last write ended, when it was not acknowledged. */
export interface Unanswered extends Sent {
  end: NoAnswer | Answer;
}

/** Every how many-th write adds a row. */
const ADDS_EVERY = 5;

/** Writes one after the other on rows of its own, until one is not acknowledged or it is told to stop. */
export class Writer {
  readonly acknowledged: Sent[] = [];
  unanswered: Unanswered | undefined;
  #isTold = false;
  #no = 0;

  constructor(
    private readonly hub: HubUnderTrial,
    private readonly register: Register,
    private readonly row: Register['authorities'][number],
    private readonly name: string,
    private readonly settings: { opensEachTime?: boolean; thinks?: () => number } = {},
  ) {}

  tell(): void {
    this.#isTold = true;
  }

  async write(): Promise<void> {
    const agent = this.settings.opensEachTime ? undefined : keptAlive(1);
    while (!this.#isTold && this.unanswered === undefined) {
      await this.#writeOne(agent);
      if (this.settings.thinks) await pause(this.settings.thinks());
    }
    agent?.destroy();
  }

  async #writeOne(agent: ReturnType<typeof keptAlive> | undefined): Promise<void> {
    this.#no += 1;
    const token = `${this.name}.${this.#no}`;
    const adds = this.#no % ADDS_EVERY === 0;
    const sent: Sent = adds
      ? { body: addition(token), whole: wholeAddition(token) }
      : { body: edit(token, this.row.id, this.row.version), whole: wholeEdit(token) };
    const end = await ask(this.hub.port, this.register.key, sent.body, agent).catch((fault: unknown) => {
      if (fault instanceof NoAnswer) return fault;
      throw fault;
    });
    if (end instanceof NoAnswer || !isDone(end)) {
      this.unanswered = { ...sent, end };
      return;
    }
    this.acknowledged.push(sent);
    if (!adds) this.row.version = payloadOf(end)!.partner!.version;
  }
}

/** The rows that writers work on, and a name for each of their rounds. */
export class WriteLoad {
  private constructor(
    private readonly hub: HubUnderTrial,
    private readonly register: Register,
    private readonly name: string,
  ) {}

  /** Opens it for a trial, by whose name its writes are told from those of others on the same hub. */
  static async open(trial: string, { hub, chance }: Setting, writers: number): Promise<WriteLoad> {
    return new WriteLoad(hub, await openRegister(hub, writers), `${trial} ${runNumber(chance)}`);
  }

  get key(): string {
    return this.register.key;
  }

  /** The database's id of the row that a writer edits. */
  rowOf(writer: number): string {
    return this.register.authorities[writer]!.uuid;
  }

  writers(round: number, settingsOf: (writer: number) => ConstructorParameters<typeof Writer>[4]): Writer[] {
    return this.register.authorities.map(
      (row, no) => new Writer(this.hub, this.register, row, `${this.name} ${round}.${no}`, settingsOf(no)),
    );
  }

  /** Learns the versions of the rows anew, where a write may or may not have been carried out. */
  async refresh(): Promise<void> {
    for (const row of this.register.authorities) {
      const [{ version }] = await this.hub.rows('SELECT version FROM hub.partner WHERE id = $1', [row.uuid]);
      row.version = version;
    }
  }
}

/** Checks that acknowledged writes are there whole, and others whole or not at all; answers how many of those are. */
export async function checkWrites(
  hub: HubUnderTrial,
  { acknowledged, others }: { acknowledged: readonly Sent[]; others: readonly Sent[] },
  faults: Faults,
): Promise<number> {
  const tokens = [...acknowledged, ...others].map(({ whole }) => whole.token);
  const found = new Map((await tracesOf(hub, tokens)).map((traces) => [traces.token, traces]));
  for (const { whole } of acknowledged)
    faults.compare(`acknowledged: traces of ${whole.token}`, found.get(whole.token), whole);
  let carriedOut = 0;
  for (const { whole } of others) {
    const traces = found.get(whole.token);
    if (JSON.stringify(traces) === JSON.stringify(nothing(whole.token))) continue;
    faults.compare(`not acknowledged, and half done: traces of ${whole.token}`, traces, whole);
    carriedOut += 1;
  }
  return carriedOut;
}
