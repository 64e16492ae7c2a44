const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C, a service manager's stop, or a closed terminal. */
export type StopSignal = (typeof SIGNALS)[number];

/**
 * Resolves at the first signal to stop. Later ones change nothing: Ctrl-C reaches every process of the terminal, and
 * npm and the launcher pass it on once more.
 */
export const stopSignal = (): Promise<StopSignal> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, resolve);
  });
