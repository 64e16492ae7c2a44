import type { Undertaking } from '../app/backup.ts';
import { HubError } from '../kernel/errors.ts';
import { type Progress, progressOn } from '../kernel/progress.ts';
import { Resources } from '../kernel/resources.ts';
import { stopSignal } from '../kernel/stop-signals.ts';
import { percentOn } from './percent.ts';

const CLEAR_LINE = '\r\u001b[K';

/** Does something long that shows how far it is; Ctrl-C undoes it. Prints what the work answers. */
export async function undertake(
  title: string,
  work: (undertaking: Undertaking) => Promise<string>,
): Promise<void> {
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const resources = new Resources();
  const onBytes = percentOn(process.stderr, title);
  const say = progressOn(process.stderr);
  const progress: Progress = (text) => {
    // The bar may stand on this line; it is drawn again below.
    if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
    say(text);
  };
  try {
    process.stdout.write(await work({ resources, progress, onBytes, signal: stop.signal }));
  } catch (error) {
    throw stop.signal.aborted ? cancelled() : error;
  } finally {
    // A bar that is still on would keep the cursor hidden.
    onBytes(1, 1);
    await resources.closeAll();
  }
}

const cancelled = (): HubError =>
  new HubError('CANCELLED', {
    th: 'หยุดตามคำสั่ง ไม่มีอะไรถูกเปลี่ยน',
    en: 'stopped as you asked; nothing was changed',
  });
