import { CommanderError } from 'commander';
import { HubError } from '../kernel/errors.ts';
import { reportFailure } from '../kernel/report-failure.ts';

const INTERRUPTED = 130;

/** Tells the person at the terminal why a command failed, as the hub itself does, and sets the exit code. */
export function tellFailure(error: unknown): void {
  process.exitCode = exitCodeOf(error);
  if (error instanceof CommanderError) return;
  reportFailure(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  return error instanceof HubError && error.code === 'CANCELLED' ? INTERRUPTED : 1;
}
