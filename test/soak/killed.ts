import { setTimeout as pause } from 'node:timers/promises';
import { askUntilAnswered, isDone, keptAlive, NoAnswer } from './asking.ts';
import { type HubUnderTrial, until } from './hub-under-trial.ts';
import { checkLedger } from './ledger.ts';
import { defineTrial, Faults } from './trial.ts';
import { checkWrites, type Unanswered, WriteLoad, type Writer } from './writers.ts';

/** What is killed, in turns. */
const VICTIMS = ['hub', 'database server', 'hub', 'database connection'] as const;
type Victim = (typeof VICTIMS)[number];

const SOONEST_MS = 40;
const LATEST_MS = 1_500;

/** Sends a signal to a process by its number, 0 for none; answers whether there is such a process. */
function reaches(pid: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw fault;
  }
}

/** Kills, starts the hub again where that ended it, and returns when it is ready. */
async function killAndRecover(
  hub: HubUnderTrial,
  victim: Victim,
  connections: readonly number[],
): Promise<void> {
  if (victim === 'database connection') {
    reaches(connections[0]!, 'SIGKILL');
    // PostgreSQL ends all connections when one is killed, and recovers by itself; the hub lives through it.
    await until('all connections have ended', () => connections.every((pid) => !reaches(pid, 0)));
    await hub.becomesReady();
    return;
  }
  if (victim === 'hub') hub.signal('SIGKILL');
  else reaches(hub.postmaster, 'SIGKILL');
  // Without its database a hub ends too: whoever watches over it starts it again.
  await hub.start();
}

/** Sends again what was not acknowledged, with the same key: now it must be answered. */
async function sendAgain(hub: HubUnderTrial, key: string, sent: readonly Unanswered[], faults: Faults) {
  const agent = keptAlive();
  for (const { body, whole } of sent) {
    const answer = await askUntilAnswered(hub.port, key, body, agent);
    if (!isDone(answer)) faults.add(`${whole.token}, sent again: ${answer.status} ${answer.text}`);
  }
  agent.destroy();
}

/** What an answer may say while the database is away; anything else is a fault of its own. */
function checkEnds(
  hub: HubUnderTrial,
  unanswered: readonly Unanswered[],
  victim: Victim,
  faults: Faults,
): void {
  for (const { whole, end } of unanswered) {
    if (end instanceof NoAnswer || /"code":"UNAVAILABLE"/.test(end.text)) continue;
    faults.add(`${whole.token}, ${victim} killed: ${end.status} ${end.text} ${hub.loggedOf(end.text)}`);
  }
}

/** The hub or its database is killed, time and again, while much is written. */
export const killed = defineTrial({
  name: 'killed',
  promise:
    'kill -9 loses no acknowledged write, leaves none half done, and the hub is ready again within 5 s',
  full: { kills: 20, writers: 8, latest: LATEST_MS, within: 5_000 },
  // Tests run beside others on a busy machine: only the full size measures the time.
  small: { kills: 4, writers: 4, latest: 300, within: 30_000 },
  async run(setting, { kills, writers, latest, within }) {
    const faults = new Faults();
    const { hub, chance, say } = setting;
    const load = await WriteLoad.open('killed', setting, writers);
    const ready: Record<Victim, number[]> = { hub: [], 'database server': [], 'database connection': [] };
    let acknowledgedInAll = 0;
    let pending = 0;
    let carriedOut = 0;

    for (let round = 0; round < kills; round += 1) {
      const victim = VICTIMS[round % VICTIMS.length]!;
      const connections = chance.some(await hub.backends(), Number.POSITIVE_INFINITY);
      const atWork: Writer[] = load.writers(round, () => ({}));
      const writing = Promise.all(atWork.map((writer) => writer.write()));
      await pause(chance.between(SOONEST_MS, latest));
      const killedAt = performance.now();
      await killAndRecover(hub, victim, connections);
      const took = performance.now() - killedAt;
      for (const writer of atWork) writer.tell();
      await writing;

      ready[victim].push(took);
      if (took > within)
        faults.add(`round ${round}: ready ${took.toFixed(0)} ms after the ${victim} was killed`);
      const acknowledged = atWork.flatMap((writer) => writer.acknowledged);
      const unanswered = atWork.flatMap((writer) => writer.unanswered ?? []);
      checkEnds(hub, unanswered, victim, faults);
      const others = await checkWrites(hub, { acknowledged, others: unanswered }, faults);
      await sendAgain(hub, load.key, unanswered, faults);
      await checkWrites(hub, { acknowledged: unanswered, others: [] }, faults);
      await load.refresh();
      acknowledgedInAll += acknowledged.length;
      pending += unanswered.length;
      carriedOut += others;
      say(
        `${victim} killed: ready after ${took.toFixed(0)} ms, ${acknowledged.length} acknowledged, ` +
          `${unanswered.length} not (${others} of them carried out)`,
      );
    }
    const sealed = await checkLedger(hub, faults);
    const worst = ([victim, times]: [string, number[]]): [string, string] => [
      `slowest to be ready, ${victim} killed (ms)`,
      `${Math.round(Math.max(...times))} of ${times.length}`,
    ];
    return {
      figures: {
        kills,
        writers,
        ...Object.fromEntries(Object.entries(ready).map(worst)),
        'writes acknowledged before a kill, all found whole': acknowledgedInAll,
        'not acknowledged': pending,
        'of these carried out, whole': carriedOut,
        'entries in the ledger, verified': sealed,
      },
      faults: faults.list(),
    };
  },
});
