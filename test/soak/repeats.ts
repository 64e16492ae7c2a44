import { askUntilAnswered, isDone, keptAlive } from './asking.ts';
import { until } from './hub-under-trial.ts';
import {
  addition,
  edit,
  openRegister,
  READ_BACK_TABLE,
  runNumber,
  totals,
  tracesOf,
  wholeAddition,
  wholeEdit,
} from './register-writes.ts';
import { defineTrial, Faults } from './trial.ts';

/** Every so many-th key adds a row, the others edit one. */
const ADDS_EVERY = 3;

/**
 * Many sends of one key at once have one effect and one answer; also where the hub is killed when it has committed and
 * has not answered anybody yet.
 */
export const repeats = defineTrial({
  name: 'repeats',
  promise: 'a write that is sent many times is carried out once, and answered alike each time',
  full: { keys: 200, sends: 50, kills: 20 },
  small: { keys: 4, sends: 20, kills: 1 },
  async run({ hub, chance, say }, { keys, sends, kills }) {
    const faults = new Faults();
    const { key, authorities } = await openRegister(hub, keys);
    const agent = keptAlive(sends);
    const run = `repeats ${runNumber(chance)}`;
    const killedAt = new Set(chance.some([...Array(keys).keys()], kills));
    const before = await totals(hub);
    const expected = [];
    let repeated = 0;
    const began = performance.now();

    for (const [no, { id, version }] of authorities.entries()) {
      const token = `${run} ${no}`;
      const adds = no % ADDS_EVERY === 1;
      const body = adds ? addition(token) : edit(token, id, version);
      expected.push(adds ? wholeAddition(token) : wholeEdit(token));
      const held = killedAt.has(no)
        ? await hub.hold(`LOCK TABLE ${READ_BACK_TABLE} IN ACCESS EXCLUSIVE MODE`)
        : undefined;
      let answered = 0;
      const asked = Array.from({ length: sends }, async () => {
        const answer = await askUntilAnswered(hub.port, key, body, agent, () => {
          repeated += 1;
        });
        answered += 1;
        return answer;
      });
      if (held) {
        await until('the write is committed', async () => (await tracesOf(hub, [token]))[0]?.keys === 1);
        faults.compare(`${token}: answers before the kill`, answered, 0);
        hub.signal('SIGKILL');
        await hub.exit();
        await held.release();
        await hub.start();
      }
      const answers = await Promise.all(asked);
      const different = new Set(answers.map(({ status, text }) => `${status} ${text}`));
      if (different.size !== 1)
        faults.add(`${token}: ${different.size} different answers: ${[...different]}`);
      if (!isDone(answers[0]!)) faults.add(`${token}: refused: ${answers[0]!.text}`);
      if ((no + 1) % 20 === 0) say(`${no + 1} of ${keys} keys`);
    }

    const seconds = (performance.now() - began) / 1_000;
    agent.destroy();
    const after = await totals(hub);
    const adds = expected.filter(({ superseded }) => superseded === 0).length;
    for (const name of ['changes', 'entries', 'events', 'keys', 'versions'])
      faults.compare(`new rows of ${name}`, after[name]! - before[name]!, keys);
    const found = await tracesOf(
      hub,
      expected.map(({ token }) => token),
    );
    const byToken = new Map(found.map((traces) => [traces.token, traces]));
    for (const whole of expected) faults.compare(`traces of ${whole.token}`, byToken.get(whole.token), whole);
    return {
      figures: {
        keys,
        'sends of each at once': sends,
        'rows edited': keys - adds,
        'rows added': adds,
        'kill -9 between commit and answer': kills,
        'sends repeated after a kill': repeated,
        effects: after.entries! - before.entries!,
        seconds: seconds.toFixed(1),
      },
      faults: faults.list(),
    };
  },
});
