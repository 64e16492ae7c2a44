import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Chance } from '../oracle/random/chance.ts';
import { HubUnderTrial } from './hub-under-trial.ts';
import { Faults } from './trial.ts';
import { trials } from './trials.ts';

const SEED = 1;

describe('the built hub on trial, in small (npm run soak has the full sizes)', () => {
  let hub: HubUnderTrial;
  beforeAll(async () => {
    hub = await HubUnderTrial.open();
  });
  afterAll(() => hub.close());

  test.each(trials.map((trial) => [trial.name, trial.promise, trial] as const))(
    '%s: %s',
    async (_name, _promise, trial) => {
      const { figures, faults } = await trial.run({ hub, chance: new Chance(SEED), say: () => {} }, 'small');
      expect(faults).toEqual([]);
      // A trial that has done nothing has shown nothing.
      expect(Object.keys(figures).length).toBeGreaterThan(3);
    },
    240_000,
  );
});

test('of many faults the first are kept, and how many more there were', () => {
  const faults = new Faults();
  faults.compare('the same', { one: 1 }, { one: 1 });
  expect(faults.list()).toEqual([]);
  for (let no = 0; no < 25; no += 1) faults.compare(`number ${no}`, no, -1);
  expect(faults.list()).toHaveLength(21);
  expect(faults.list()[0]).toBe('number 0: 0 instead of -1');
  expect(faults.list().at(-1)).toBe('and 5 more');
});
