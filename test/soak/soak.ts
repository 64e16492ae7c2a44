import { parseArgs } from 'node:util';
import { Chance } from '../oracle/random/chance.ts';
import { HubUnderTrial } from './hub-under-trial.ts';
import type { SizeName, Trial } from './trial.ts';
import { trials } from './trials.ts';

const say = (line: string): void => {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);
};

const USAGE = `npm run soak -- [trial …] [--seed n] [--size full|small]
${trials.map(({ name, promise }) => `  ${name.padEnd(14)}${promise}`).join('\n')}
`;

interface Wish {
  chosen: readonly Trial[];
  seed: number;
  size: SizeName;
}

function wishOf(args: string[]): Wish | undefined {
  const options = {
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: 'full' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const chosen = trials.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    const areKnown = positionals.every((name) => trials.some((trial) => trial.name === name));
    const isSize = values.size === 'full' || values.size === 'small';
    if (!areKnown || !isSize || !/^\d{1,9}$/.test(values.seed)) return undefined;
    return { chosen, seed: Number(values.seed), size: values.size as SizeName };
  } catch {
    return undefined;
  }
}

/** Puts the hub on trial, as the command line asks; answers the exit code: 0 where every promise was kept. */
export async function soak(args: string[]): Promise<number> {
  const wish = wishOf(args);
  if (wish === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  let broken = 0;
  for (const trial of wish.chosen) if (!(await put(trial, wish))) broken += 1;
  say(broken === 0 ? 'every promise was kept' : `${broken} of ${wish.chosen.length} trials found faults`);
  return broken === 0 ? 0 : 1;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const BROKEN_OFF = 130;

/** One trial, on a hub of its own; answers whether its promise was kept. */
async function put(trial: Trial, { seed, size }: Wish): Promise<boolean> {
  say(`${trial.name}: ${trial.promise} (seed ${seed}, ${size})`);
  const began = performance.now();
  const hub = await HubUnderTrial.open();
  const breakOff = () => void hub.close().finally(() => process.exit(BROKEN_OFF));
  for (const signal of SIGNALS) process.once(signal, breakOff);
  try {
    const setting = { hub, chance: new Chance(seed), say: (line: string) => say(`  ${line}`) };
    const { figures, faults } = await trial.run(setting, size);
    for (const [name, value] of Object.entries(figures)) say(`  ${name}: ${value}`);
    for (const fault of faults) say(`  FAULT ${fault}`);
    say(`  ${((performance.now() - began) / 1_000).toFixed(0)} s, ${faults.length || 'no'} faults`);
    return faults.length === 0;
  } finally {
    for (const signal of SIGNALS) process.off(signal, breakOff);
    await hub.close();
  }
}
