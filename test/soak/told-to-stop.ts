import { setTimeout as pause } from 'node:timers/promises';
import { ask, keptAlive, NoAnswer } from './asking.ts';
import { type Hold, type HubUnderTrial, until } from './hub-under-trial.ts';
import { checkLedger } from './ledger.ts';
import { defineTrial, Faults } from './trial.ts';
import { checkWrites, WriteLoad } from './writers.ts';

const SOONEST_MS = 100;
const LATEST_MS = 900;
const EXIT_MS = 10_000;
/** How long after SIGTERM a write goes on that waits for a lock: past the closing of the port and of idle connections. */
const HELD_MS = 1_200;
const LONGEST_THOUGHT_MS = 60;

const READ = {
  query:
    '{ partners(first: 20) { totalCount nodes { labelTh ... on LocalAuthority { area { labelTh } } } } }',
};

/** Reads one after the other on one connection, until one is not answered. */
class Reader {
  answered = 0;
  end: NoAnswer | string | undefined;

  constructor(
    private readonly hub: HubUnderTrial,
    private readonly key: string,
  ) {}

  async read(): Promise<void> {
    const agent = keptAlive(1);
    while (this.end === undefined) {
      try {
        const { status, text } = await ask(this.hub.port, this.key, READ, agent);
        if (status === 200 && text.startsWith('{"data":{"partners":{')) this.answered += 1;
        else this.end = `${status} ${text}`;
      } catch (fault) {
        if (!(fault instanceof NoAnswer)) throw fault;
        this.end = fault;
      }
    }
    agent.destroy();
  }
}

/**
 * The hub is told to stop while much is asked and written. A request is dropped when it was accepted and not answered:
 * sent on a connection that had answered before, or carried out. A connection that is refused was never opened, and one
 * that is reset before its first request was read was waiting in the kernel when the port closed: the client knows that
 * nothing was done, and the database is asked whether it is so.
 */
export const toldToStop = defineTrial({
  name: 'told-to-stop',
  promise: 'SIGTERM under load drops no request, and the hub has ended within 10 s',
  full: { stops: 20, writers: 10, readers: 6, latest: LATEST_MS },
  small: { stops: 2, writers: 6, readers: 2, latest: 300 },
  async run(setting, { stops, writers, readers, latest }) {
    const faults = new Faults();
    const { hub, chance, say } = setting;
    const load = await WriteLoad.open('told-to-stop', setting, writers);
    let slowest = 0;
    let answered = 0;
    let refused = 0;
    let reset = 0;

    for (let round = 0; round < stops; round += 1) {
      // Some go on at once, some think between two requests, some open a connection for each.
      const writing = load.writers(round, (no) => ({
        opensEachTime: no % 3 === 0,
        ...(no % 3 === 1 && { thinks: () => chance.between(0, LONGEST_THOUGHT_MS) }),
      }));
      const reading = Array.from({ length: readers }, () => new Reader(hub, load.key));
      const work = Promise.all([...writing.map((one) => one.write()), ...reading.map((one) => one.read())]);
      await pause(chance.between(SOONEST_MS, latest));
      const held = await holdUp(hub, load.rowOf(chance.between(0, writers - 1)));
      const toldAt = performance.now();
      hub.signal('SIGTERM');
      await pause(HELD_MS);
      await held.release();
      const code = await hub.exit();
      const took = performance.now() - toldAt;
      await work;

      slowest = Math.max(slowest, took);
      faults.compare(`round ${round}: exit code`, code, 0);
      if (took > EXIT_MS) faults.add(`round ${round}: ended ${took.toFixed(0)} ms after SIGTERM`);
      const unanswered = writing.flatMap((one) => one.unanswered ?? []);
      const ends = [...unanswered.map(({ end }) => end), ...reading.map(({ end }) => end)];
      for (const end of ends) {
        if (!(end instanceof NoAnswer)) faults.add(`round ${round}: answered ${JSON.stringify(end)}`);
        else if (end.wasRefused) refused += 1;
        else if (end.onUsedConnection) faults.add(`round ${round}: dropped: ${end.message}`);
        else reset += 1;
      }
      await hub.start();
      const acknowledged = writing.flatMap((one) => one.acknowledged);
      const carriedOut = await checkWrites(hub, { acknowledged, others: unanswered }, faults);
      faults.compare(`round ${round}: carried out and not answered`, carriedOut, 0);
      await load.refresh();
      const reads = reading.reduce((sum, one) => sum + one.answered, 0);
      answered += acknowledged.length + reads;
      say(`ended after ${took.toFixed(0)} ms; ${acknowledged.length} writes and ${reads} reads answered`);
    }
    await checkLedger(hub, faults);
    return {
      figures: {
        stops,
        clients: writers + readers,
        'requests answered': answered,
        'connections refused after the port had closed': refused,
        'new connections reset unread, nothing done': reset,
        'slowest end (ms)': Math.round(slowest),
      },
      faults: faults.list(),
    };
  },
});

/** Makes the write of a row wait, and returns when one does. */
async function holdUp(hub: HubUnderTrial, row: string): Promise<Hold> {
  const held = await hub.hold('SELECT FROM hub.partner WHERE id = $1 FOR UPDATE', [row]);
  await until('a write waits for the row', async () => {
    const waiting = await hub.rows(
      `SELECT FROM pg_stat_activity WHERE usename = 'hub_app' AND wait_event_type = 'Lock'`,
    );
    return waiting.length > 0;
  });
  return held;
}
