import { readConfig } from './kernel/config.ts';
import { checkPort } from './kernel/port.ts';
import { progressOn } from './kernel/progress.ts';
import { reportFailure } from './kernel/report-failure.ts';
import { Resources } from './kernel/resources.ts';
import { stopSignal } from './kernel/stop-signals.ts';

const LONGEST_STOP_MS = 9_500;

/** Config, database, server, signals. Whatever ends it, what was opened is closed. */
async function main(): Promise<number> {
  const stopped = stopSignal();
  const resources = new Resources();
  const config = readConfig(process.env);
  await checkPort(config.host, config.port);
  // Loaded only now: a wrong setting or a taken port is said at once.
  const up = import('./app/start-hub.ts').then(({ startHub }) =>
    startHub(config, resources, progressOn(process.stdout)),
  );
  try {
    await Promise.race([stopped, up.then(({ died }) => died)]);
    process.stdout.write('• กำลังหยุด / stopping\n');
    return 0;
  } finally {
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    await resources.closeAll();
    // A start that was cut short may still be about to open something: it closes that itself, see Resources.
    await up.catch(() => {});
  }
}

// The terminal may be closed before the hub is: that must not end it halfway through its stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    reportFailure(error);
    process.exit(1);
  },
);
