import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unseen } from './children.mjs';
import { environmentOf, tailOf } from './npm.mjs';
import { inProject, PROJECT } from './paths.mjs';
import { Refusal, say } from './say.mjs';

const SOURCES = [
  'src',
  'migrations',
  'ormconfig.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];
const output = inProject('dist');
const stamp = join(output, '.built-from');

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** Names, sizes and times of everything the build is made from: enough to see a change, and read in milliseconds. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => [...filesUnder(inProject(source))])) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(PROJECT, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Compiles the sources where they differ from what was compiled last, without leftovers of what is gone. */
export async function build(node) {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('กำลังสร้างโปรแกรม', 'building');
  rmSync(output, { recursive: true, force: true });
  const compiler = inProject('node_modules', 'typescript', 'bin', 'tsc');
  const { code, said } = await unseen(node, [compiler, '-p', 'tsconfig.build.json'], {
    env: environmentOf(node),
  });
  if (code !== 0) {
    throw new Refusal('สร้างโปรแกรมไม่สำเร็จ', `the build failed\n${tailOf(said, 60)}`);
  }
  writeFileSync(stamp, now);
}
