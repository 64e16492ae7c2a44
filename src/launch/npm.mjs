import { basename, delimiter, dirname } from 'node:path';
import { unseen } from './children.mjs';

/** The environment for everything that runs on this Node: `node` on the PATH is then the same one. */
export function environmentOf(node) {
  const env = { ...process.env };
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  env[name] = `${dirname(node)}${delimiter}${env[name] ?? ''}`;
  return env;
}

/**
 * Runs npm on the given Node. The Node decides what npm installs: it leaves out optional packages (here the
 * prebuilt binaries for the platform) whose `engines` don't fit the Node that npm itself runs on.
 */
export function npm(node, args, cwd) {
  const script = process.env.npm_execpath;
  const env = environmentOf(node);
  if (script && /^npm-cli\.c?js$/.test(basename(script)))
    return unseen(node, [script, ...args], { env, cwd });
  const onWindows = process.platform === 'win32';
  return unseen(onWindows ? 'npm.cmd' : 'npm', args, { env, cwd, shell: onWindows });
}

/** The last lines of a log, which is where npm and tsc say what went wrong. */
export const tailOf = (log, lines = 20) => log.trimEnd().split('\n').slice(-lines).join('\n');
