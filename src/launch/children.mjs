import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { PROJECT } from './paths.mjs';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const LOOK_FOR_PARENT_MS = 300;

/**
 * npm runs a script through a shell, and a SIGTERM to npm ends that shell without reaching us. So where npm started
 * us, the end of our parent counts as SIGTERM. Elsewhere it doesn't: a shell script may leave us in the background.
 */
function whenParentEnds(callback) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) callback('SIGTERM');
  }, LOOK_FOR_PARENT_MS);
  return timer.unref();
}

/**
 * Runs a command in the project's folder on this terminal and gives its exit code. Signals are passed on; after
 * Ctrl-C the child has had it from the terminal too, so whatever runs here must take a second signal calmly.
 */
export function onThisTerminal(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT, env, stdio: 'inherit' });
    const forward = (signal) => child.kill(signal);
    for (const signal of FORWARDED) process.on(signal, forward);
    const watch = whenParentEnds(forward);
    const done = () => {
      clearInterval(watch);
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** Runs a command unseen; gives its exit code and everything it said. */
export function unseen(command, args, { env = process.env, cwd = PROJECT, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const hear = (part) => {
      said += part;
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
