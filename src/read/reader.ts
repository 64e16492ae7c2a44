import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { DataSource } from 'typeorm';
import type { Departure } from '../kernel/departure.ts';
import { HubError } from '../kernel/errors.ts';
import { Lru } from '../kernel/lru.ts';
import type { Viewer } from '../kernel/viewer.ts';
import type { Decisions } from './compile/decisions.ts';
import { type CompiledRead, compileRead } from './compile/operation.ts';
import { shapeOfVariables } from './compile/shape.ts';
import { Sources } from './compile/source.ts';
import { JsonData } from './json-data.ts';
import type { ReadPool } from './run/read-pool.ts';

/** Statements that are kept compiled; a client's operations are few, their shapes a handful each. */
const CAPACITY = 1_000;

/** A valid read operation with what it was sent along with. */
export interface Read {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As they came, before they are coerced. */
  variables: Readonly<Record<string, unknown>>;
  viewer: Viewer;
  /** The text of the document, which its parse is known by. */
  source: string;
  departure?: Departure | undefined;
  /** The recorded time that is asked about, as text of an instant; the present where it is left out. */
  asOf?: string | undefined;
}

interface Prepared extends CompiledRead {
  name: string;
}

/** An operation with variables of one shape: what tells its statements apart, and a number for the keys of theirs. */
interface Known {
  decisions: Decisions;
  number: number;
}

const badValue = () =>
  new HubError(
    'BAD_INPUT',
    { th: 'มีค่าที่ฐานข้อมูลอ่านไม่ได้ในคำขอ', en: 'The request holds a value that the database cannot read' },
    { rule: 'readable value' },
  );

/** Class 22 of PostgreSQL's codes: a value that can't be read as what it is compared with. */
const isUnreadableValue = (fault: unknown): boolean =>
  String((fault as { code?: string }).code).startsWith('22');

/** What the hub's own functions raise where a time is asked about that has not come; the detail is the hub's present. */
const NOT_COME = 'HB001';

const notCome = (present: string) =>
  new HubError(
    'BAD_INPUT',
    {
      th: `asOf ต้องไม่อยู่ในอนาคต ขณะนี้คือ ${present}`,
      en: `asOf must not lie in the future: it is now ${present}`,
    },
    { field: 'asOf', rule: `<= ${present}` },
  );

/** What a client did wrong, where PostgreSQL found it out; else the fault itself. */
function explained(fault: unknown): unknown {
  const { code, detail } = fault as { code?: string; detail?: string };
  if (code === NOT_COME) return notCome(String(detail));
  return isUnreadableValue(fault) ? badValue() : fault;
}

/** Answers read operations: each is compiled to one statement and sent with its viewer in one round trip. */
export class Reader {
  readonly #schema: GraphQLSchema;
  readonly #sources: Sources;
  readonly #pool: Pick<ReadPool, 'read'>;
  readonly #known = new Lru<Known>(CAPACITY);
  readonly #compiled = new Lru<Prepared>(CAPACITY);
  #count = 0;

  constructor(schema: GraphQLSchema, dataSource: DataSource, pool: Pick<ReadPool, 'read'>) {
    this.#schema = schema;
    this.#sources = new Sources(dataSource);
    this.#pool = pool;
  }

  /**
   * The data of a read, as JSON text that nobody parses again.
   * @throws GraphQLError for variables that don't fit, HubError for what the client did wrong otherwise.
   */
  async read(read: Read): Promise<JsonData> {
    const variables = this.coerce(read);
    const compiled = this.compiled(read, variables);
    const values = compiled.parameters.values({ variables, viewer: read.viewer, asOf: read.asOf });
    try {
      const statement = { name: compiled.name, text: compiled.sql, values };
      const [data, notes] = await this.#pool.read(read.viewer, statement, read.departure);
      return new JsonData(data ?? 'null', notes?.toString());
    } catch (fault) {
      throw explained(fault);
    }
  }

  coerce({ operation, variables }: Pick<Read, 'operation' | 'variables'>): Record<string, unknown> {
    const definitions = operation.variableDefinitions ?? [];
    if (definitions.length === 0) return {};
    const { coerced, errors } = getVariableValues(this.#schema, definitions, variables, { maxErrors: 5 });
    if (errors) throw new InvalidVariables(errors);
    return coerced;
  }

  /** The statement of an operation for variables like these, compiled once. */
  compiled(
    read: Pick<Read, 'document' | 'operation' | 'source' | 'asOf'>,
    variables: Record<string, unknown>,
  ): Prepared {
    const shape = shapeOfVariables(this.#schema, read.operation, variables);
    const isAsOf = read.asOf !== undefined;
    const key = [read.operation.name?.value, isAsOf, shape, read.source].join('\u0000');
    const keyOf = ({ number, decisions }: Known) => `${number}:${decisions.outcomes({ variables })}`;
    const known = this.#known.get(key);
    const kept = known && this.#compiled.get(keyOf(known));
    if (kept) return kept;
    const compiled = compileRead(this.#schema, this.#sources, { ...read, variables, isAsOf });
    const prepared = {
      ...compiled,
      name: createHash('sha256').update(compiled.sql).digest('base64url').slice(0, 40),
    };
    const operation = known ?? { decisions: compiled.decisions, number: ++this.#count };
    this.#known.set(key, operation);
    this.#compiled.set(keyOf(operation), prepared);
    return prepared;
  }
}

/** The variables of a request don't fit what its operation declares. */
export class InvalidVariables extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors.map((error) => error.message).join('; '));
  }
}
