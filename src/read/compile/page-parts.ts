import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import type { Compilation } from './compilation.ts';
import { encodeCursor } from './encode.ts';
import { type JsonField, type JsonValue, jsonItems, jsonObject } from './json-text.ts';
import { joinNotes, Level, type Path } from './level.ts';
import type { AskedList, ListCompiler } from './list-compiler.ts';

/** Whether the operation wants to know if the list goes on behind the page; only then is a row beyond it looked for. */
export function asksForMore(
  compilation: Compilation,
  list: ListCompiler,
  { field, nodes }: AskedList,
): boolean {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const wanted = list.backward ? 'hasPreviousPage' : 'hasNextPage';
  return [...compilation.selection(type, nodes).values()]
    .filter((found) => found[0]!.name.value === 'pageInfo')
    .map((found) =>
      compilation.selection(getNamedType(type.getFields().pageInfo!.type) as GraphQLObjectType, found),
    )
    .some((pageInfo) => [...pageInfo.values()].some((found) => found[0]!.name.value === wanted));
}

/** Of more rows, comparing numbers again is cheaper than comparing texts. */
const MOST_BY_KEYS = 100;

/** What a connection's fields take from the rows of its page: each an aggregate under a name of its own. */
export class PageParts {
  readonly #compilation: Compilation;
  readonly #list: ListCompiler;
  readonly #here: Level;
  readonly #hasOneMore: boolean;
  /** The rows' level, under each of the paths by which the operation reaches them. */
  readonly #level: Level;
  /** SQL, given the order in which the client sees the rows: what else needs their numbers is known at the end. */
  readonly #aggregates: ((order: string) => string)[] = [];
  readonly #name: string;
  #isCounted = false;

  /** @param hasOneMore whether the row behind the page's last is found as well */
  constructor(compilation: Compilation, list: ListCompiler, here: Level, hasOneMore: boolean) {
    this.#compilation = compilation;
    this.#list = list;
    this.#here = here;
    this.#hasOneMore = hasOneMore;
    this.#level = new Level(here.path);
    this.#name = compilation.alias('page');
  }

  field(type: GraphQLObjectType, key: string, name: string, nodes: readonly FieldNode[]): JsonValue {
    const field = type.getFields()[name]!;
    const inner = getNamedType(field.type) as GraphQLObjectType;
    const place = this.#here.path.key(key).index(this.#position);
    if (name === 'nodes') return this.#array(this.#node(place, field, nodes));
    if (name === 'edges') return this.#array(this.#edge(place, inner, nodes));
    if (name === 'pageInfo') return { sql: this.#pageInfo(inner, nodes) };
    throw new Error(`${type.name}.${name} can't be compiled`);
  }

  /** The rows of the page and what hangs on them, folded into the aggregates; nothing where none is needed. */
  sql(): string | undefined {
    if (this.#aggregates.length === 0) return undefined;
    const { row, size } = this.#list;
    const { from, condition } = this.#list.members(row);
    const conditions =
      [condition, ...this.#list.bounds()].filter((one) => one !== 'true').join(' AND ') || 'true';
    const { backward, order } = this.#list;
    const found = `SELECT ${row.selectList(row.alias)} FROM ${from} WHERE ${conditions} ORDER BY ${order} LIMIT ${size}${this.#hasOneMore ? ' + 1' : ''}`;
    const total = backward && this.#level.notes.length > 0 ? ', count(*) OVER () AS found' : '';
    const numbered = `SELECT found.*, row_number() OVER () AS row_no${total} FROM (${found}) found`;
    const rows = [`(${this.#isByKeys ? found : numbered}) ${row.alias}`, ...this.#level.joins].join(' ');
    const seen = this.#isByKeys ? order : `${this.#rowNo}${backward ? ' DESC' : ''}`;
    return `(SELECT ${this.#aggregates.map((aggregate) => aggregate(seen)).join(', ')} FROM ${rows}) ${this.#name}`;
  }

  /**
   * Whether the rows keep the order in which they were found, by its keys: PostgreSQL sees that they have it already, and
   * neither numbers nor sorts them. That is a tenth of a list that each of many rows has.
   */
  get #isByKeys(): boolean {
    const { isNested, backward, size } = this.#list;
    const needsNumbers = this.#hasOneMore || this.#isCounted || backward || this.#level.notes.length > 0;
    return isNested && !needsNumbers && Number(size) <= MOST_BY_KEYS;
  }

  /** What is to be noted of the page's rows; known only when its fields are. */
  notes(): string[] {
    if (this.#level.notes.length === 0) return [];
    const all = `string_agg(${joinNotes(this.#level.notes)}, '')${this.#onPage}`;
    return [this.#keep(() => `coalesce(${all}, '')`)];
  }

  #keep(aggregate: (order: string) => string): string {
    const name = `part_${this.#aggregates.length + 1}`;
    this.#aggregates.push((order) => `${aggregate(order)} AS ${name}`);
    return `${this.#name}.${name}`;
  }

  get #rowNo(): string {
    return `${this.#list.row.alias}.row_no`;
  }

  /** The place of a row on its page, from 1, in the order in which the client sees it. */
  get #position(): string {
    if (!this.#list.backward) return this.#rowNo;
    return `(least(${this.#list.row.alias}.found, ${this.#list.size}) - ${this.#rowNo} + 1)`;
  }

  /** The row behind the page's last only tells that there is more: what leaves it out of an aggregate. */
  get #onPage(): string {
    return this.#hasOneMore ? ` FILTER (WHERE ${this.#rowNo} <= ${this.#list.size})` : '';
  }

  #array(element: string): JsonValue {
    return { sql: this.#keep((order) => jsonItems(element, order, this.#onPage)), between: '[]' };
  }

  #node(path: Path, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): string {
    const level = new Level(path, this.#level.joins, this.#level.notes);
    return this.#list.compileObject(
      this.#compilation,
      level,
      this.#list.row,
      getNamedType(field.type),
      nodes,
    );
  }

  #cursor(): string {
    return encodeCursor(
      this.#list.fingerprint,
      this.#list.keys.map((key) => key.sql),
    );
  }

  #edge(path: Path, type: GraphQLObjectType, nodes: readonly FieldNode[]): string {
    const selection = [...this.#compilation.selection(type, nodes)];
    return jsonObject(
      selection.map(([key, found]): JsonField => {
        const name = found[0]!.name.value;
        if (name === '__typename') return [key, { json: JSON.stringify(type.name) }];
        if (name === 'cursor') return [key, { sql: this.#cursor() }];
        return [key, { sql: this.#node(path.key(key), type.getFields().node!, found) }];
      }),
    );
  }

  #pageInfo(type: GraphQLObjectType, nodes: readonly FieldNode[]): string {
    const selection = [...this.#compilation.selection(type, nodes)];
    return jsonObject(
      selection.map(([key, found]): JsonField => {
        const name = found[0]!.name.value;
        if (name === '__typename') return [key, { json: JSON.stringify(type.name) }];
        return [key, this.#pageInfoField(name)];
      }),
    );
  }

  #pageInfoField(name: string): { sql: string } | { json: string } {
    const { backward, size } = this.#list;
    const more = { sql: this.#keep(() => `(count(*) > ${size})::text`) };
    if (name === 'hasNextPage') return backward ? { json: String(this.#list.isSet('before')) } : more;
    if (name === 'hasPreviousPage') return backward ? more : { json: String(this.#list.isSet('after')) };
    const cursors = `array_agg(${this.#cursor()} ORDER BY ${this.#rowNo})${this.#onPage}`;
    this.#isCounted = true;
    const isFirstFound = (name === 'startCursor') !== backward;
    const position = isFirstFound ? '1' : `least(count(*), ${size})::integer`;
    return { sql: this.#keep(() => `coalesce((${cursors})[${position}], 'null')`) };
  }
}
