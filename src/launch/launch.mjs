/**
 * From a fresh clone to a running command: `npm start`, `npm test`, `npm run hub`, `npm run bench`, `npm run schema`,
 * `npm run soak`.
 * Runs before anything is installed, on any Node from 18 on: plain JavaScript, no dependency.
 */
import { build } from './build.mjs';
import { onThisTerminal } from './children.mjs';
import { test } from './gates.mjs';
import { install } from './install.mjs';
import { environmentOf } from './npm.mjs';
import { inProject } from './paths.mjs';
import { runtime } from './runtime.mjs';
import { Refusal } from './say.mjs';
import { inTurn } from './turn.mjs';

const PROGRAMS = {
  start: 'dist/src/main.js',
  hub: 'dist/src/cli/hub.js',
  bench: 'bench/bench.mjs',
  schema: 'dist/src/app/print-schema.js',
  soak: 'test/soak/soak.mjs',
};

async function launch(verb, args) {
  if (verb !== 'test' && !(verb in PROGRAMS)) {
    throw new Refusal(
      `ไม่รู้จักคำสั่ง "${verb ?? ''}"`,
      `unknown verb "${verb ?? ''}": start, test, hub, bench, schema or soak`,
    );
  }
  const node = await inTurn(async () => {
    const found = await runtime();
    await install(found);
    await build(found);
    return found;
  });
  if (verb === 'test') {
    await test(node, args);
    return 0;
  }
  return onThisTerminal(node, [inProject(PROGRAMS[verb]), ...args], environmentOf(node));
}

try {
  process.exitCode = await launch(process.argv[2], process.argv.slice(3));
} catch (error) {
  process.stderr.write(error instanceof Refusal ? `✗ ${error.message}\n` : `${error?.stack ?? error}\n`);
  process.exitCode = 1;
}
