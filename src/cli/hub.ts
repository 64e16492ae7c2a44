import { Command, CommanderError } from 'commander';
import { HubError } from '../kernel/errors.ts';
import { addDemoCommand } from './demo.ts';
import { addImportCommand } from './import.ts';

const INTERRUPTED = 130;

const program = new Command('hub')
  .usage('<command>')
  .description('งานดูแลฮับเกื้อหนุน / what one does with a hub from the command line')
  .helpOption('-h, --help', 'แสดงวิธีใช้ / show how it is used')
  .helpCommand(false)
  .exitOverride();
addImportCommand(program);
addDemoCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  if (error instanceof HubError) process.stderr.write(`✗ ${error.text.th}\n  ${error.text.en}\n`);
  else if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  return error instanceof HubError && error.code === 'CANCELLED' ? INTERRUPTED : 1;
}
