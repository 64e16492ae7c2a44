import { declarePolicy } from '../../kernel/access/index.ts';
import { ImportFinding } from './import-finding.entity.ts';
import { ImportRun } from './import-run.entity.ts';
import { RegisterRecord } from './register-record.entity.ts';

// What an import left is everybody's to look up, and nobody's to change.
for (const table of [ImportRun, ImportFinding, RegisterRecord])
  declarePolicy(() => table, { reading: 'SHARED' });
