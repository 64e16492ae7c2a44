export { ImportFinding } from './import-finding.entity.ts';
export { ImportRun } from './import-run.entity.ts';
export { RegisterRecord } from './register-record.entity.ts';
