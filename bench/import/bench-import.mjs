import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeBenchServer } from '../bench-server.mjs';
import { writeVillages } from './village-file.mjs';

const RUNS = 3;
const VILLAGES = 75_000;
const TARGET = { seconds: 10, megabytes: 300 };

/** Imports a national-size register of villages, each time into a fresh database with the first-run geography. */
export async function benchImport() {
  const server = await makeBenchServer();
  try {
    const file = join(server.folder, 'villages-SYNTHETIC.tsv');
    await writeVillages(server.baseUrl, file, VILLAGES);
    const runs = [];
    for (let run = 1; run <= RUNS; run += 1) {
      const database = await server.copy(`hub_bench_${run}`);
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(import.meta.dirname, 'import-once.mjs'),
        database,
        file,
      ]);
      runs.push(JSON.parse(stdout));
      process.stderr.write(`run ${run}: ${line(runs.at(-1))}\n`);
    }
    process.stdout.write(summary(runs));
  } finally {
    await server.stop();
    rmSync(server.folder, { recursive: true, force: true });
  }
}

const line = ({ rows, seconds, megabytes, again }) =>
  `${rows} villages, ${seconds.toFixed(2)} s, ${Math.round(rows / seconds)} rows/s, ${megabytes.toFixed(0)} MB; again: ${again.toFixed(2)} s`;

function summary(runs) {
  const median = (of) => runs.map(of).sort((one, other) => one - other)[Math.floor(runs.length / 2)];
  const seconds = median((run) => run.seconds);
  const megabytes = median((run) => run.megabytes);
  const rows = runs[0].rows;
  const verdict = seconds < TARGET.seconds && megabytes < TARGET.megabytes ? 'met' : 'MISSED';
  return [
    `| import of villages, median of ${runs.length} on ${cpus().length} cores | measured | target |`,
    '|---|---|---|',
    `| rows | ${rows} | ${VILLAGES} |`,
    `| seconds | ${seconds.toFixed(2)} | < ${TARGET.seconds} |`,
    `| rows/s | ${Math.round(rows / seconds)} | |`,
    `| peak RSS of the process, MB | ${megabytes.toFixed(0)} | < ${TARGET.megabytes} |`,
    `| the same file again, seconds | ${median((run) => run.again).toFixed(2)} | |`,
    `target ${verdict}`,
    '',
  ].join('\n');
}
