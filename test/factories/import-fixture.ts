import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { PROJECT_FOLDER } from '../../src/kernel/project-folder.ts';
import {
  type ImportReport,
  type ImportRequest,
  importRegister,
} from '../../src/modules/interchange/index.ts';

/** The made-up register files of the importer's tests: every fault that the real ones are known for, and more. */
export const FIXTURES = join(PROJECT_FOLDER, 'src', 'modules', 'interchange', 'fixtures');

/** Imports as a test does; demo bodies of the register's kinds are ended first. */
export const importAs = (
  dataSource: DataSource,
  register: string,
  path: string,
  options: Partial<ImportRequest> = {},
): Promise<ImportReport> =>
  importRegister(dataSource, { register, path, actor: 'test', endDemo: true, ...options });

/** Findings as short lines: outcome, rule, line, key, field and value; those about the demo are left out. */
export const findingsOf = ({ findings }: ImportReport): string[] =>
  findings
    .filter(({ rule }) => rule !== 'demo-ended')
    .map(({ outcome, rule, line, key, field, value }) =>
      [outcome, rule, line ?? '-', key ?? '-', field ?? '-', value ?? '-'].join(' | '),
    );

/** Counts of the part that reads this file. */
export const countsOf = ({ parts }: ImportReport, register: string) =>
  parts.find((part) => part.register === register)?.counts;
