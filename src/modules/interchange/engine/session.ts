import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { newId } from '../../../kernel/ids.ts';
import { type Finding, type FindingOutcome, finding } from '../report/finding.ts';
import type { SetRule } from './set-rule.ts';

/** What one import is given to work with. */
export interface SessionSettings {
  client: pg.ClientBase;
  transaction: EntityManager;
  changeId: string;
  /** The day on which what the register brings is so: as stated, else the day of the import. */
  day: string;
  signal: AbortSignal;
}

/** One import under way, in its transaction: every statement passes here, and so does everything there is to say. */
export class ImportSession {
  readonly client: pg.ClientBase;
  readonly transaction: EntityManager;
  readonly changeId: string;
  readonly runId = newId();
  readonly day: string;
  readonly signal: AbortSignal;
  readonly findings: Finding[] = [];
  /** Takes in the bytes of the files, each once. */
  readonly digest = createHash('sha256');
  readonly #digested = new Set<string>();
  /** Rows of the hub written so far, findings and the run itself aside. */
  written = 0;

  constructor(settings: SessionSettings) {
    this.client = settings.client;
    this.transaction = settings.transaction;
    this.changeId = settings.changeId;
    this.day = settings.day;
    this.signal = settings.signal;
  }

  /** Where the bytes of a file go: a file that several parts read counts once. */
  digestFor(path: string): Hash {
    if (this.#digested.has(path)) return createHash('sha256');
    this.#digested.add(path);
    return this.digest;
  }

  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.signal.throwIfAborted();
    const { rows } = await this.client.query(sql, [...parameters]);
    return rows as Row[];
  }

  /** Runs a statement that prepares or marks staged rows; answers how many it touched. */
  async run(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    this.signal.throwIfAborted();
    const { rowCount } = await this.client.query(sql, [...parameters]);
    return rowCount ?? 0;
  }

  /** Runs a statement that writes to the hub. */
  async write(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const count = await this.run(sql, parameters);
    this.written += count;
    return count;
  }

  /**
   * Inserts rows that follow from others, with ids of our own making.
   * @param rows a SELECT whose column names are those of the table
   */
  async writeDerived(
    table: string,
    source: string,
    rows: string,
    parameters: readonly unknown[] = [],
  ): Promise<number> {
    const [counted] = await this.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM (${rows}) d`,
      parameters,
    );
    const ids = Array.from({ length: counted?.count ?? 0 }, newId);
    if (ids.length === 0) return 0;
    const { fields } = await this.client.query(`SELECT * FROM (${rows}) d LIMIT 0`, [...parameters]);
    const names = fields.map(({ name }) => name).join(', ');
    const next = parameters.length + 1;
    return this.write(
      `INSERT INTO ${table} (id, ${names}, source, change_id)
       SELECT ids.id, ${names}, '${source}', $${next + 1}
       FROM (SELECT row_number() OVER () AS n, d.* FROM (${rows}) d) d
       JOIN unnest($${next}::uuid[]) WITH ORDINALITY AS ids(id, n) USING (n)`,
      [...parameters, ids, this.changeId],
    );
  }

  /** Says what a statement found: rows of line, key and value. */
  async find(
    outcome: FindingOutcome,
    { rule, field }: Partial<Pick<SetRule, 'field'>> & Pick<SetRule, 'rule'>,
    file: string | null,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<number> {
    const found = await this.rows<{ line: number | null; key: string | null; value: string | null }>(
      sql,
      parameters,
    );
    for (const each of found) {
      this.findings.push(finding(outcome, rule, { ...each, file, field: field ?? null }));
    }
    return found.length;
  }
}
