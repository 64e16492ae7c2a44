import type { Undertaking } from '../app/backup.ts';
import { HubError } from '../kernel/errors.ts';
import { progressOn } from '../kernel/progress.ts';
import { Resources } from '../kernel/resources.ts';
import { stopSignal } from '../kernel/stop-signals.ts';
import { percentOn } from './percent.ts';

/** Does something long that shows how far it is; Ctrl-C undoes it. Prints what the work answers. */
export async function undertake(
  title: string,
  work: (undertaking: Undertaking) => Promise<string>,
): Promise<void> {
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const resources = new Resources();
  const onBytes = percentOn(process.stderr, title);
  const progress = progressOn(process.stderr);
  try {
    process.stdout.write(await work({ resources, progress, onBytes, signal: stop.signal }));
  } catch (error) {
    throw stop.signal.aborted ? cancelled() : error;
  } finally {
    await resources.closeAll();
  }
}

const cancelled = (): HubError =>
  new HubError('CANCELLED', {
    th: 'หยุดตามคำสั่ง ไม่มีอะไรถูกเปลี่ยน',
    en: 'stopped as you asked; nothing was changed',
  });
