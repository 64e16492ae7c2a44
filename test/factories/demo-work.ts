import type { DataSource } from 'typeorm';
import { seed } from '../../src/app/seeds.ts';
import { silent } from '../../src/kernel/progress.ts';

/** Adds what the demo's partners do together, as a first start does: the template of the tests has the partners alone. */
export const addDemoWork = (dataSource: DataSource): Promise<void> =>
  seed(dataSource, { demo: true, onProgress: silent });
