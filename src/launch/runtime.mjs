import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unseen } from './children.mjs';
import { npm, tailOf } from './npm.mjs';
import { KEPT } from './paths.mjs';
import { Refusal, say } from './say.mjs';

/** The hub's own packages want at least this; the version below is what we bring where the machine has less. */
const OLDEST_MAJOR = 24;
const BROUGHT_VERSION = '24.21.0';

const brought = join(KEPT, 'runtime', `node-${BROUGHT_VERSION}`);

function packageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const arch = process.arch === 'arm' ? 'armv7l' : process.arch;
  return `node-${platform}-${arch}`;
}

const executableIn = (folder) =>
  join(folder, 'node_modules', packageName(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * The Node that everything else runs on: the machine's own where it is new enough, else the registry's prebuilt
 * one, kept in the project. It is laid down beside its place and moved there whole, so half of one is never used.
 */
export async function runtime() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_MAJOR) return process.execPath;
  if (existsSync(executableIn(brought))) return executableIn(brought);
  say(
    `เครื่องนี้มี Node ${process.versions.node}: กำลังนำ Node ${BROUGHT_VERSION} มาไว้ในโครงการ`,
    `this machine has Node ${process.versions.node}: bringing Node ${BROUGHT_VERSION} into the project`,
  );
  mkdirSync(join(KEPT, 'runtime'), { recursive: true });
  const coming = mkdtempSync(join(KEPT, 'runtime', 'coming-'));
  try {
    await bring(coming);
    rmSync(brought, { recursive: true, force: true });
    renameSync(coming, brought);
  } finally {
    rmSync(coming, { recursive: true, force: true });
  }
  return executableIn(brought);
}

async function bring(folder) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const wanted = `${packageName()}@${BROUGHT_VERSION}`;
  const quiet = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, said } = await npm(
    process.execPath,
    ['install', ...quiet, '--prefix', folder, wanted],
    folder,
  );
  const answer =
    code === 0 ? await unseen(executableIn(folder), ['--version']).catch(String) : { code, said };
  if (answer.code === 0) return;
  throw new Refusal(
    `นำ ${wanted} มาไม่สำเร็จ: ติดตั้ง Node ${OLDEST_MAJOR} ขึ้นไปเอง แล้วสั่งใหม่`,
    `could not bring ${wanted}: install Node ${OLDEST_MAJOR} or newer yourself and try again\n${tailOf(String(answer.said ?? answer))}`,
  );
}
