import type { DataSource } from 'typeorm';
import { HubError } from '../../src/kernel/errors.ts';

interface DatabaseFault {
  code?: string;
}

/** Class 22 of PostgreSQL's codes: a value that can't be read as what it should be. */
const isUnreadableValue = (fault: unknown): boolean =>
  ((fault as { driverError?: DatabaseFault }).driverError?.code ?? '').startsWith('22');

/**
 * Runs one statement.
 * @throws HubError BAD_INPUT where a value that the client sent can't be what it is compared with.
 */
export async function ask<Row>(dataSource: DataSource, sql: string, values: unknown[]): Promise<Row[]> {
  try {
    return await dataSource.query(sql, values);
  } catch (fault) {
    if (!isUnreadableValue(fault)) throw fault;
    throw new HubError(
      'BAD_INPUT',
      { th: 'มีค่าที่ฐานข้อมูลอ่านไม่ได้ในคำขอ', en: 'The request holds a value that the database cannot read' },
      { rule: 'readable value' },
    );
  }
}
