import { Command } from 'commander';
import { addAuditCommand } from './audit.ts';
import { addBackupCommand } from './backup.ts';
import { addClientCommand } from './client.ts';
import { addDemoCommand } from './demo.ts';
import { addExplainCommand } from './explain.ts';
import { tellFailure } from './failure.ts';
import { addImportCommand } from './import.ts';
import { addRestoreCommand } from './restore.ts';
import { addUserCommand } from './user.ts';

const program = new Command('hub')
  .usage('<command>')
  .description('งานดูแลฮับเกื้อหนุน / what one does with a hub from the command line')
  .helpOption('-h, --help', 'แสดงวิธีใช้ / show how it is used')
  .helpCommand(false)
  .exitOverride();
addImportCommand(program);
addDemoCommand(program);
addExplainCommand(program);
addClientCommand(program);
addUserCommand(program);
addAuditCommand(program);
addBackupCommand(program);
addRestoreCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  tellFailure(error);
}
