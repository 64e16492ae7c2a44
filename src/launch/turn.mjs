import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT } from './paths.mjs';
import { say } from './say.mjs';

const taken = join(KEPT, 'preparing');
const LOOK_AGAIN_MS = 300;

/** Installs and builds for one launcher at a time: two commands typed at once on a fresh clone would undo each other. */
export async function inTurn(work) {
  mkdirSync(KEPT, { recursive: true, mode: 0o700 });
  for (let told = false; !take(); told = true) {
    if (!told)
      say('รออีกคำสั่งหนึ่งที่กำลังเตรียมโครงการ', 'waiting for another command that is preparing the project');
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  try {
    return await work();
  } finally {
    rmSync(taken, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(taken);
    writeFileSync(join(taken, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (abandoned()) rmSync(taken, { recursive: true, force: true });
    return false;
  }
}

/** The process that took the turn is gone (killed), or never got as far as writing its number. */
function abandoned() {
  try {
    process.kill(Number(readFileSync(join(taken, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'ENOENT') return olderThanASecond();
    return error.code === 'ESRCH';
  }
}

function olderThanASecond() {
  const found = statSync(taken, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > 1000;
}
