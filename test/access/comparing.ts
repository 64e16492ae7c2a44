import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import { fromGlobalId } from '../../src/kernel/listing/index.ts';
import { type Letter, OWNERS } from '../factories/personas.ts';
import { isConnection } from './selection.ts';

/** An object of an answer. */
export type Answered = Readonly<Record<string, unknown>>;

/** Whose a row is to the persona that asks, by its UUID: a letter of the table, or nobody's in it. */
export type WhoseRow = (id: string) => Letter | undefined;

interface Asked {
  schema: GraphQLSchema;
  /** The restricted types, each row of which belongs to somebody. */
  restricted: ReadonlySet<string>;
  whose: WhoseRow;
  /** Types whose answers are about the viewer: whether they are answered is compared, and not what. */
  aboutViewer: ReadonlySet<string>;
  /** Fields that move on while the test asks: whether there is a value is compared, and not which. */
  moving: ReadonlySet<string>;
}

interface Connection {
  totalCount: number;
  totalCountIsCapped: boolean;
  pageInfo: { hasNextPage: boolean; startCursor: string | null; endCursor: string | null };
  nodes: unknown[];
  edges: { cursor: string; node: Answered }[];
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const inOrder = (letters: ReadonlySet<Letter>): Letter[] =>
  [...OWNERS, 'O' as const].filter((letter) => letters.has(letter));

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What one persona sees of what somebody sees who may see everything: by field, of whose rows it was seen and of whose it
 * was not. What stands in an answer and must not is a fault, also where no field tells whose it is.
 */
export class Comparison {
  readonly #seen = new Map<string, { yes: Set<Letter>; no: Set<Letter> }>();
  readonly faults: string[] = [];
  /** Rows that belong to nobody in the table, which the persona saw. */
  readonly ofNobody: string[] = [];

  constructor(private readonly asked: Asked) {}

  /** Whose values of a field were seen; a fault where it depends on the way. */
  seenOf(field: string): Letter[] {
    const { yes, no } = this.#seen.get(field) ?? { yes: new Set<Letter>(), no: new Set<Letter>() };
    for (const letter of yes)
      if (no.has(letter))
        this.faults.push(`${field}: that of ${letter} is seen by one way and not by another`);
    return inOrder(yes);
  }

  /** Of whose rows a field had any value, so that it could be seen or not. */
  shownOf(field: string): Letter[] {
    const { yes, no } = this.#seen.get(field) ?? { yes: new Set<Letter>(), no: new Set<Letter>() };
    return inOrder(new Set([...yes, ...no]));
  }

  /** Compares what two answers say of one row; `seen` is null where the persona was not shown it. */
  row(all: Answered, seen: Answered | null, inherited: Letter, path: string): void {
    const type = this.asked.schema.getType(String(all.__typename));
    if (!isObjectType(type)) throw new Error(`${path}: the answer names no type`);
    // What is about the viewer is as it is answered, to whoever is answered.
    const whole = this.asked.aboutViewer.has(type.name) ? (seen ?? all) : all;
    const letter = this.#letterOf(type.name, whole, inherited);
    if (letter === undefined) {
      if (seen !== null) this.ofNobody.push(`${path}: ${type.name} ${whole.id}`);
      return;
    }
    for (const [name, field] of Object.entries(type.getFields())) {
      const value = whole[name];
      if (isEmpty(value)) {
        if (seen !== null && !isEmpty(seen[name]))
          this.faults.push(`${path}.${name}: is seen by nobody else`);
        continue;
      }
      const target = getNamedType(field.type);
      // What of restricted rows hangs on a shared one is that row's owner's, and nobody else's.
      const of = this.#leadsToRestricted(target) ? this.#ownerOf(type.name, whole, letter) : letter;
      // What a row of the viewer's own leads to and everybody sees is nobody's in particular.
      const { restricted, aboutViewer } = this.asked;
      const isOwn = of !== 'O' || restricted.has(type.name) || aboutViewer.has(type.name);
      const mark = (isSeen: boolean) => of && isOwn && this.#mark(`${type.name}.${name}`, of, isSeen);
      const here = `${path}.${name}`;
      if (isLeafType(target)) this.#leaf(`${type.name}.${name}`, value, seen?.[name], mark, here);
      else if (isConnection(target))
        this.#connection(
          value as Connection,
          (seen?.[name] ?? null) as Connection | null,
          letter,
          mark,
          here,
        );
      else if (isListType(field.type) || Array.isArray(value))
        this.#rows(value as Answered[], seen && ((seen[name] ?? []) as Answered[]), letter, mark, here);
      else {
        const below = (seen?.[name] ?? null) as Answered | null;
        mark(below !== null);
        if (seen !== null || this.#isPartOf(value as Answered))
          this.row(value as Answered, below, letter, here);
      }
    }
  }

  /** Compares what a field of Query led to, which is of one owner or of all: an object, a list or a page. */
  root(name: string, whole: unknown, seen: unknown, of: Letter | undefined): void {
    const path = `Query.${name} of ${of ?? 'all'}`;
    const mark = (isSeen: boolean) => of && this.#mark(`Query.${name}`, of, isSeen);
    const letter = of ?? 'O';
    const target = getNamedType(this.asked.schema.getQueryType()?.getFields()[name]?.type);
    if (isEmpty(whole)) this.faults.push(`${path}: is answered to nobody`);
    else if (isConnection(target))
      this.#connection(whole as Connection, (seen ?? null) as Connection | null, letter, mark, path);
    else if (Array.isArray(whole)) this.#rows(whole, (seen ?? null) as Answered[] | null, letter, mark, path);
    else {
      mark(!isEmpty(seen));
      this.row(whole as Answered, (seen ?? null) as Answered | null, letter, path);
    }
  }

  #mark(field: string, letter: Letter, isSeen: boolean): void {
    const found = this.#seen.get(field) ?? { yes: new Set(), no: new Set() };
    found[isSeen ? 'yes' : 'no'].add(letter);
    this.#seen.set(field, found);
  }

  #letterOf(type: string, row: Answered, inherited: Letter): Letter | undefined {
    if (!this.asked.restricted.has(type) || typeof row.id !== 'string') return inherited;
    return this.asked.whose(fromGlobalId(row.id).id);
  }

  #ownerOf(type: string, row: Answered, letter: Letter): Letter | undefined {
    if (this.asked.restricted.has(type) || typeof row.id !== 'string') return letter;
    return this.asked.whose(fromGlobalId(row.id).id);
  }

  /** Whether a restricted row is its parent's, and out of sight with it; one with an id of its own is told apart from it. */
  #isPartOf(row: Answered): boolean {
    return this.asked.restricted.has(String(row.__typename)) && row.id === undefined;
  }

  #leadsToRestricted(target: GraphQLNamedType): boolean {
    const row = isConnection(target) ? getNamedType(target.getFields().nodes!.type) : target;
    return this.asked.restricted.has(row.name);
  }

  #leaf(
    field: string,
    whole: unknown,
    seen: unknown,
    mark: (isSeen: boolean) => unknown,
    path: string,
  ): void {
    mark(!isEmpty(seen));
    if (!isEmpty(seen) && !same(whole, seen) && !this.asked.moving.has(field))
      this.faults.push(`${path}: ${JSON.stringify(seen)} in place of ${JSON.stringify(whole)}`);
  }

  #connection(
    whole: Connection,
    seen: Connection | null,
    letter: Letter,
    mark: (isSeen: boolean) => unknown,
    path: string,
  ): void {
    const rows = seen?.edges.map(({ node }) => node) ?? null;
    this.#rows(
      whole.edges.map(({ node }) => node),
      rows,
      letter,
      mark,
      path,
    );
    if (seen === null || rows === null) return;
    // What a frame says of its rows is of those that are seen: a count of others would tell that there are some.
    const isShared = !whole.edges.some(({ node }) => this.asked.restricted.has(String(node.__typename)));
    const expected = isShared ? whole.totalCount : rows.length;
    if (seen.totalCount !== expected) this.faults.push(`${path}: counts ${seen.totalCount}, not ${expected}`);
    if (!isShared && (seen.pageInfo.hasNextPage || seen.totalCountIsCapped))
      this.faults.push(`${path}: tells of more than is seen`);
    const { startCursor, endCursor } = seen.pageInfo;
    if (!same([startCursor, endCursor], [seen.edges[0]?.cursor ?? null, seen.edges.at(-1)?.cursor ?? null]))
      this.faults.push(`${path}: its cursors are not those of its rows`);
    if (seen.nodes.length !== rows.length) this.faults.push(`${path}: has other nodes than edges`);
  }

  #rows(
    whole: readonly Answered[],
    seen: readonly Answered[] | null,
    letter: Letter,
    mark: (isSeen: boolean) => unknown,
    path: string,
  ): void {
    const matching = (row: Answered, at: number): Answered | null =>
      (row.id === undefined ? seen?.[at] : seen?.find(({ id }) => id === row.id)) ?? null;
    whole.forEach((row, at) => {
      if (seen !== null || this.#isPartOf(row)) this.row(row, matching(row, at), letter, `${path}[${at}]`);
    });
    if (seen !== null) {
      const known = new Set(whole.map(({ id }) => id));
      const more = seen.filter(({ id }, at) => (id === undefined ? at >= whole.length : !known.has(id)));
      if (more.length > 0) this.faults.push(`${path}: shows ${JSON.stringify(more[0])} beside what is there`);
    }
    if (whole.length > 0) mark(seen !== null && seen.length > 0);
  }
}
