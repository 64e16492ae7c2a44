/** `npm run bench -- <name>`: measures the built hub on a throw-away database of its own. */
import { benchImport } from './import/bench-import.mjs';

const BENCHES = { import: benchImport };

const bench = BENCHES[process.argv[2]];
if (bench === undefined) {
  process.stderr.write(`which bench? ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 1;
} else {
  await bench();
}
