import type { Socket } from 'node:net';
import pg, { type ClientBase, type Submittable } from 'pg';
import { serialize } from 'pg-protocol';
import { type BigRows, bigRowsOf } from './big-rows.ts';
import { Bytes } from './bytes.ts';
import { PreparedStatements } from './prepared-statements.ts';

/** One statement of a batch, prepared under its name on first use. */
export interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}

/** What this file uses of pg's connection beyond its published types; a test fails when it changes. */
interface WireConnection {
  stream: Socket;
}

/** Values as pg sends them; arrays become PostgreSQL's own array text. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => string } }).utils;

/** A column as it came: text, or bytes of it where the row is big. */
export type Column = string | Bytes | null;

interface Answered {
  resolve(columns: readonly Column[]): void;
  reject(fault: Error): void;
}

const ONLY_PORTAL = '';

/**
 * Several prepared statements under one Sync: PostgreSQL runs them in one round trip as one implicit transaction, so a
 * setting made by the first holds for the last and is gone after it, come what may. Answers the columns of the last row
 * that comes back.
 *
 * pg's client drives it like one of its own queries; the messages that it sends are its own.
 */
class StatementBatch {
  readonly #statements: readonly NamedStatement[];
  readonly #prepared: PreparedStatements;
  readonly #answered: Answered;
  #columns: readonly Column[] = [];
  #hasFailed = false;
  #bigRows: BigRows | undefined;

  constructor(statements: readonly NamedStatement[], prepared: PreparedStatements, answered: Answered) {
    this.#statements = statements;
    this.#prepared = prepared;
    this.#answered = answered;
  }

  submit({ stream }: WireConnection): null {
    const messages = this.#statements.flatMap((statement) => this.#messages(statement));
    this.#bigRows = bigRowsOf(stream);
    this.#bigRows.giveTo((columns) => {
      this.#columns = columns.map((column) => column && new Bytes(column));
    });
    // One write: a packet to the database is what a round trip costs most.
    stream.write(Buffer.concat([...messages, serialize.sync()]));
    return null;
  }

  #messages({ name, text, values }: NamedStatement): Buffer[] {
    const { isNew, discard } = this.#prepared.use(name);
    return [
      ...discard.map((old) => serialize.close({ type: 'S', name: old })),
      ...(isNew ? [serialize.parse({ name, text, types: [] })] : []),
      serialize.bind({ portal: ONLY_PORTAL, statement: name, values, valueMapper: prepareValue }),
      serialize.execute({ portal: ONLY_PORTAL, rows: 0 }),
    ];
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    this.#columns = message.fields;
  }

  handleError(fault: Error): void {
    this.#hasFailed = true;
    // Whether a new statement was prepared before the fault isn't known; closing one that is not there does no harm.
    for (const { name } of this.#statements) this.#prepared.doubt(name);
    this.#answered.reject(fault);
  }

  handleReadyForQuery(): void {
    this.#bigRows?.giveTo();
    if (!this.#hasFailed) this.#answered.resolve(this.#columns);
  }

  handleRowDescription(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

const preparedOf = new WeakMap<object, PreparedStatements>();

/** Runs a batch on a client that nobody else uses meanwhile. */
export function runBatch(
  client: ClientBase,
  statements: readonly NamedStatement[],
): Promise<readonly Column[]> {
  const prepared = preparedOf.get(client) ?? new PreparedStatements();
  preparedOf.set(client, prepared);
  return new Promise((resolve, reject) => {
    client.query(new StatementBatch(statements, prepared, { resolve, reject }) as unknown as Submittable);
  });
}
