/** `npm run bench -- <name>`: measures the built hub on a throw-away database of its own. */
import { benchImport } from './import/bench-import.mjs';
import { benchReads } from './reads/bench-reads.mjs';
import { benchWrites } from './writes/bench-writes.mjs';

const BENCHES = { import: benchImport, reads: benchReads, writes: benchWrites };

const [name, ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  process.stderr.write(`which bench? ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 1;
} else {
  await bench(args);
}
