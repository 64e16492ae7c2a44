import { CommanderError } from 'commander';
import { HubError } from '../kernel/errors.ts';

const INTERRUPTED = 130;

/** Tells the person at the terminal why a command failed, in one line a language, and sets the exit code. */
export function tellFailure(error: unknown): void {
  process.exitCode = exitCodeOf(error);
  if (error instanceof CommanderError) return;
  if (error instanceof HubError) process.stderr.write(`✗ ${error.text.th}\n  ${error.text.en}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  return error instanceof HubError && error.code === 'CANCELLED' ? INTERRUPTED : 1;
}
