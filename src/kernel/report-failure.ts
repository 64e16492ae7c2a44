import { RolesNeeded } from './db/roles-needed.ts';
import { HubError } from './errors.ts';
import { Stopped } from './resources.ts';

/**
 * Says why a command ended: one line on stderr for what a person can mend, the stack for a fault of ours. A script
 * that an administrator must run goes to stdout.
 */
export function reportFailure(error: unknown): void {
  if (error instanceof Stopped) return;
  if (error instanceof RolesNeeded) process.stdout.write(`${error.script}\n`);
  const text =
    error instanceof HubError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`✗ ${text}\n`);
}
