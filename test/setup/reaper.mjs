/**
 * Waits for the end of the process that holds its input, then stops the throw-away PostgreSQL (its process number is
 * the first argument) at once and removes its folder (the second).
 */
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [pid, folder] = [Number(process.argv[2]), process.argv[3]];

const runs = () => {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return false;
  }
};

process.stdin.resume();
process.stdin.on('end', async () => {
  if (runs()) process.kill(pid, 'SIGQUIT');
  for (let looks = 0; looks < 200 && runs(); looks += 1) await pause(25);
  rmSync(folder, { recursive: true, force: true });
});
