import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, tailOf } from '../../src/launch/npm.mjs';
import { say } from './say.mjs';

const BENCH = join(import.meta.dirname, '..');
const PROJECT = join(BENCH, '..');
const stamp = join(BENCH, 'node_modules', '.installed');

/** Brings the peers as the bench's own lock file says, where they are not there yet. */
export async function installPeers() {
  const wanted = readFileSync(join(BENCH, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say("installing the bench's peers (once)");
  const { code, said } = await npm(process.execPath, ['ci', '--no-audit', '--no-fund'], BENCH);
  if (code !== 0) throw new Error(`installing the peers failed\n${tailOf(said)}`);
  writeFileSync(stamp, wanted);
}

/** Compiles the plain resolvers, which stand in the tests, into a folder of the bench's own. */
export function compilePlain(folder) {
  rmSync(folder, { recursive: true, force: true });
  const tsc = join(PROJECT, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(import.meta.dirname, 'plain.tsconfig.json')], {
    stdio: 'inherit',
  });
}
