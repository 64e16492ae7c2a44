import { fork } from 'node:child_process';
import { join } from 'node:path';

const ENVIRONMENT = { NODE_ENV: 'production', GRAPHILE_ENV: 'production' };

/** Starts a server of the bench as a process of its own, on the Node that the bench runs on; `path` is within `bench/`. */
export async function startServer(path, env, options = []) {
  const child = fork(join(import.meta.dirname, '..', path), {
    env: { ...process.env, ...ENVIRONMENT, ...env },
    execArgv: options,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${path} ended with ${code} instead of serving`)));
    child.once('error', reject);
  });
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.disconnect();
    });
  return { pid: child.pid, port, stop };
}
