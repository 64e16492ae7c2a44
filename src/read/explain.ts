import type { DataSource } from 'typeorm';
import { inTransaction } from '../kernel/db/transaction.ts';
import type { Viewer } from '../kernel/viewer.ts';
import type { Read, Reader } from './reader.ts';

/** How one operation is answered. */
export interface Explanation {
  /** The plan of the engine, a line a step. */
  plan: readonly string[];
  sql: string;
  values: readonly unknown[];
  /** PostgreSQL's estimate for the whole statement, in its own units. */
  cost: number;
  /** PostgreSQL's own plan, a line a step, with what was really met. */
  database: readonly string[];
}

interface PlanNode {
  Plan: { 'Total Cost': number };
}

/** Explains a read without answering it to anybody: what it compiles to, and what PostgreSQL makes of that. */
export async function explainRead(
  reader: Reader,
  dataSource: DataSource,
  read: Omit<Read, 'viewer'> & { viewer: Viewer },
): Promise<Explanation> {
  const variables = reader.coerce(read);
  const compiled = reader.compiled(read, variables);
  const values = compiled.parameters.values({ variables, viewer: read.viewer, asOf: read.asOf });
  return inTransaction(dataSource, async (transaction) => {
    const [estimate]: { 'QUERY PLAN': PlanNode[] }[] = await transaction.query(
      `EXPLAIN (FORMAT JSON) ${compiled.sql}`,
      values,
    );
    const lines: { 'QUERY PLAN': string }[] = await transaction.query(
      `EXPLAIN (ANALYZE, BUFFERS, SETTINGS) ${compiled.sql}`,
      values,
    );
    return {
      plan: compiled.outline,
      sql: compiled.sql,
      values,
      cost: estimate?.['QUERY PLAN'][0]?.Plan['Total Cost'] ?? Number.NaN,
      database: lines.map((line) => line['QUERY PLAN']),
    };
  });
}
