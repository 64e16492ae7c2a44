export type { ImportProgress } from './engine/progress.ts';
export { ImportFinding } from './import-finding.entity.ts';
export { type ImportOptions, importRegister } from './import-register.ts';
export type { ImportRequest } from './import-request.ts';
export { ImportRun } from './import-run.entity.ts';
export { PublishedValue } from './published-value.ts';
export { RegisterRecord } from './register-record.entity.ts';
export { RegisterRecordApi } from './register-record.type.ts';
export { REGISTERS } from './registers/index.ts';
export type { Finding, FindingOutcome } from './report/finding.ts';
export type { Counts, ImportReport, PartReport } from './report/import-report.ts';
export { printReport } from './report/print-report.ts';

import './interchange.policy.ts';
