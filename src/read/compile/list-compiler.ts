import { type FieldNode, type GraphQLField } from 'graphql';
import {
  type AsOf,
  COUNT_CAP,
  type CursorKeys,
  checkPage,
  DEFAULT_PAGE,
  dayOf,
  fromCursor,
  listFingerprint,
  type OrderBy,
  type Page,
  type PageArguments,
  Validity,
} from '../../kernel/listing/index.ts';
import { pageCapOf } from '../../kernel/viewer.ts';
import { type BelongingTo, belongs } from './belonging.ts';
import type { Compilation, CompileObject } from './compilation.ts';
import { FilterCompiler } from './filter.ts';
import { type Given, oncePerRun, type Run } from './given.ts';
import { beyond, orderClause, type SortKey, sortKeys } from './order.ts';
import { pinnedKey } from './pinned.ts';
import type { Row } from './row.ts';
import type { Source } from './source.ts';

/** A list of the schema that an operation asks for. */
export interface AskedList {
  /** `Type.field`: a cursor belongs to it. */
  name: string;
  key: string;
  field: GraphQLField<unknown, unknown>;
  nodes: readonly FieldNode[];
  target: Source;
  /** What makes JSON of one of its rows. */
  compileObject: CompileObject;
  belonging?: BelongingTo;
  /** Rows of a function in the place of the table's, with their own order. */
  search?: { rows: () => string; order: OrderBy[]; check: (given: Record<string, unknown>) => void };
}

/**
 * Page sizes that are written out in the statement, so that PostgreSQL plans for that many rows, and once. The others
 * are sent as a parameter: whoever asks for each size in turn doesn't make a statement each.
 */
const COMMON_SIZES: ReadonlySet<unknown> = new Set([1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]);

function validityCondition(row: Row, validity: Validity, asOf: AsOf): string {
  if (!row.source.declared.isDated || validity === Validity.ALL) return 'true';
  const [from, to] = [row.column('validFrom'), row.column('validTo')];
  const day = dayOf(asOf);
  if (validity === Validity.ENDED) return `${to} <= ${day}`;
  return `(${from} IS NULL OR ${from} <= ${day}) AND (${to} IS NULL OR ${to} > ${day})`;
}

/** One list while it is compiled: its arguments, and what both its rows and its count are made of. */
export class ListCompiler {
  readonly compileObject: CompileObject;
  readonly row: Row;
  readonly keys: SortKey[];
  readonly backward: boolean;
  readonly path: string;
  readonly #compilation: Compilation;
  readonly #asked: AskedList;
  readonly #given: Record<string, Given>;
  #commonSize: string | undefined;

  constructor(compilation: Compilation, asked: AskedList) {
    this.#compilation = compilation;
    this.#asked = asked;
    const node = asked.nodes[0]!;
    this.path = `${node.loc?.start}:${asked.key}:${asked.name}`;
    this.#given = Object.fromEntries(
      asked.field.args.map((argument) => [
        argument.name,
        compilation.argument(asked.field, node, argument.name),
      ]),
    );
    compilation.parameters.check(this.#page);
    this.compileObject = asked.compileObject;
    this.row = compilation.row(asked.target);
    this.backward = this.#given.last!.isSet;
    const orderBy = (this.#given.orderBy?.value ?? []) as OrderBy[];
    this.keys = sortKeys(
      this.row,
      compilation.sources.classOf(this.row.source),
      asked.search?.order ?? orderBy,
    );
    // A cursor of another list is refused also where no row is asked for.
    for (const side of this.#bounded) compilation.parameters.check(this.#cursors[side]);
  }

  readonly #page = oncePerRun((run): Page => {
    const given = Object.fromEntries(
      Object.entries(this.#given).map(([name, value]) => [name, value.get(run)]),
    );
    const page = checkPage(given as PageArguments, pageCapOf(run.viewer));
    const { search } = this.#asked;
    if (!search) return page;
    search.check(given);
    const { first: _first, last: _last, after: _after, before: _before, ...wanted } = given;
    // What is searched for is to a search what its filter is to a list: a cursor belongs to it.
    return { ...page, filter: wanted };
  });

  readonly #fingerprint = oncePerRun((run) => listFingerprint(this.#asked.name, this.#page(run)));

  readonly #cursors = {
    after: oncePerRun((run) => this.#cursor('after', run)),
    before: oncePerRun((run) => this.#cursor('before', run)),
  };

  #cursor(side: 'after' | 'before', run: Run): CursorKeys {
    return fromCursor(side, this.#fingerprint(run), this.keys.length, String(this.#given[side]!.get(run)));
  }

  /** Whether it is a list of one row's own, and so made once for each of them. */
  get isNested(): boolean {
    return this.#asked.belonging !== undefined;
  }

  /** How many rows the page may have: a number, or the placeholder of one. */
  get size(): string {
    this.#commonSize ??= this.#compilation.decide((run) => {
      const size = this.#given.first!.get(run) ?? this.#given.last!.get(run) ?? DEFAULT_PAGE;
      return COMMON_SIZES.has(size) ? String(size) : '';
    });
    if (this.#commonSize) return this.#commonSize;
    return this.#compilation.parameters.add(`${this.path}.size`, (run) => this.#page(run).size, 'integer');
  }

  /** The placeholder of what tells this list, under its filter and order, from all others. */
  get fingerprint(): string {
    return this.#compilation.parameters.add(`${this.path}.fingerprint`, this.#fingerprint, 'text');
  }

  /** The order in which the rows of the page are found. */
  get order(): string {
    const pinned = pinnedKey(this.#compilation, this.row, this.#given.filter, this.keys);
    return orderClause([...pinned, ...this.keys], this.backward);
  }

  isSet(side: 'after' | 'before'): boolean {
    return this.#given[side]!.isSet;
  }

  /** The rows that belong to the list, wherever the page lies. */
  members(row: Row): { from: string; condition: string } {
    const { search, belonging } = this.#asked;
    const { from, condition } = belongs(row, belonging, this.#compilation.asOf);
    const validity = (this.#given.validity?.value ?? Validity.ALL) as Validity;
    const conditions = [condition, validityCondition(row, validity, this.#compilation.asOf)];
    const { filter } = this.#given;
    if (filter?.isSet) {
      conditions.push(new FilterCompiler(this.#compilation).condition(row, filter, `${this.path}.filter`));
    }
    const kept = conditions.filter((one) => one !== 'true').join(' AND ') || 'true';
    return { from: search ? `${search.rows()} ${row.alias}` : from, condition: kept };
  }

  /** The sides on which a cursor ends the page. */
  get #bounded(): ('after' | 'before')[] {
    return (['after', 'before'] as const).filter((side) => this.isSet(side));
  }

  /** The conditions that a page's cursors lay on its rows. */
  bounds(): string[] {
    return this.#bounded.map((side) =>
      beyond(this.#compilation, this.keys, this.#cursors[side], side === 'after', `${this.path}.${side}`),
    );
  }

  /** How many rows the list has, counted to one beyond the cap. */
  count(): string {
    const row = this.#compilation.row(this.#asked.target);
    const { from, condition } = this.members(row);
    return `SELECT count(*) AS total FROM (SELECT 1 FROM ${from} WHERE ${condition} LIMIT ${COUNT_CAP + 1}) counted`;
  }
}
