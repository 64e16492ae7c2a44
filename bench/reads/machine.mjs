import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

/** Where the kernel tells of processes; elsewhere than on Linux the figures of processors and memory are left out. */
const isKnown = existsSync('/proc/self/stat');

const TICK_US = 10_000;

/** The fields of a process's `stat` behind its name, which may hold spaces: state, parent, … */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

const cpuOf = (stat) => (stat === undefined ? 0 : (Number(stat[11]) + Number(stat[12])) * TICK_US);

/** Microseconds of processor that a process with all its threads has used. */
export const processCpu = (pid) => (isKnown ? cpuOf(statOf(pid)) : NaN);

/** Microseconds of processor by process, of a PostgreSQL server and its processes of now. */
export function postgresCpus(postmaster) {
  if (!isKnown) return new Map();
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => [Number(pid), statOf(pid)])
    .filter(([pid, stat]) => stat !== undefined && (pid === postmaster || Number(stat[1]) === postmaster));
  return new Map(stats.map(([pid, stat]) => [pid, cpuOf(stat)]));
}

/** What was used between two looks; what a process used that ended meanwhile can't be known. */
export function usedBetween(before, after) {
  if (!isKnown) return NaN;
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);
}

/** Begins the peak of a process's memory anew. */
export function forgetPeak(pid) {
  if (isKnown) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The most memory that a process has had since, in megabytes. */
export function peakMegabytes(pid) {
  if (!isKnown) return NaN;
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** The share of all processors that was busy during a moment, 0 to 1. */
async function busyShare(milliseconds) {
  const read = () => readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map(Number);
  const before = read();
  await pause(milliseconds);
  const spent = read().map((ticks, position) => ticks - before[position]);
  const all = spent.reduce((sum, ticks) => sum + ticks, 0);
  return all === 0 ? 0 : 1 - (spent[3] + spent[4]) / all;
}

const QUIET = 0.1;
const LOOKS = 25;

/** Waits, up to half a minute, until nothing else uses this machine; answers how busy it was at last. */
export async function quiet() {
  if (!isKnown) return NaN;
  for (let look = 1; ; look += 1) {
    const busy = await busyShare(1_000);
    if (busy < QUIET || look === LOOKS) {
      if (busy >= QUIET) say(`! something else uses ${Math.round(busy * 100)} % of this machine`);
      return busy;
    }
    if (look === 1) say('waiting until the machine is quiet');
  }
}
