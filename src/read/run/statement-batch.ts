import pg, { type ClientBase, type Submittable } from 'pg';
import { PreparedStatements } from './prepared-statements.ts';

/** One statement of a batch, prepared under its name on first use. */
export interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}

/** What this file uses of pg's connection beyond its published types; a test fails when it changes. */
interface WireConnection {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string; types: number[] }): void;
  bind(message: { portal: string; statement: string; values: unknown[]; valueMapper: unknown }): void;
  execute(message: { portal: string; rows: number }): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

/** Values as pg sends them; arrays become PostgreSQL's own array text. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: unknown } }).utils;

interface Answered {
  resolve(columns: readonly (string | null)[]): void;
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
  #columns: readonly (string | null)[] = [];
  #hasFailed = false;

  constructor(statements: readonly NamedStatement[], prepared: PreparedStatements, answered: Answered) {
    this.#statements = statements;
    this.#prepared = prepared;
    this.#answered = answered;
  }

  submit(connection: WireConnection): null {
    connection.stream.cork();
    try {
      for (const statement of this.#statements) this.#send(connection, statement);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  #send(connection: WireConnection, { name, text, values }: NamedStatement): void {
    const { isNew, discard } = this.#prepared.use(name);
    for (const old of discard) connection.close({ type: 'S', name: old });
    if (isNew) connection.parse({ name, text, types: [] });
    connection.bind({ portal: ONLY_PORTAL, statement: name, values, valueMapper: prepareValue });
    connection.execute({ portal: ONLY_PORTAL, rows: 0 });
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
): Promise<readonly (string | null)[]> {
  const prepared = preparedOf.get(client) ?? new PreparedStatements();
  preparedOf.set(client, prepared);
  return new Promise((resolve, reject) => {
    client.query(new StatementBatch(statements, prepared, { resolve, reject }) as unknown as Submittable);
  });
}
