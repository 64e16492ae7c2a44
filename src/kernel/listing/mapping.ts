import type { GraphQLScalarType } from 'graphql';
import type { Asking } from '../asking.ts';

/** What a field or an argument gives or takes: a scalar, an enum, a class, or a list of one; asked for when needed. */
export type Returns = () => object;

/** An API type's class; interfaces are abstract. */
export type ApiClass = abstract new () => object;

/** An argument of a field. */
export interface ArgumentDeclaration {
  name: string;
  type: Returns;
  description: string;
  nullable?: boolean;
  default?: unknown;
}

/** A table's class. */
export type TableClass = abstract new () => object;

/** The object's own id: its type's name and its UUID, made opaque. */
export interface GlobalIdMapping {
  kind: 'globalId';
}

/** A column, named by its property on the table's class. */
export interface ColumnMapping {
  kind: 'column';
  property: string;
  mask?: Mask;
}

/** When a value is withheld: it is null then, and the answer's extensions say where and why. */
export interface Mask {
  when: (row: RowSql) => string;
  /** A stable code, such as SMALL_COUNT. */
  reason: string;
}

/** A relation of the table's class that leads to at most one row. */
export interface ToOneMapping {
  kind: 'toOne';
  property: string;
  target: () => ApiClass;
}

/** Names a row's columns in SQL, by their properties on the table's class. */
export type RowSql = (property: string) => string;

/**
 * SQL of the instant as of whose record a read is answered; undefined for the present. An expression that looks into
 * tables by itself, such as through a function, looks into them as they were then.
 */
export type AsOf = string | undefined;

/** The day that is asked about, in SQL: that of the time, today where it is the present. */
export const dayOf = (asOf: AsOf): string =>
  asOf === undefined ? '(SELECT hub.today())' : `(${asOf} AT TIME ZONE 'Asia/Bangkok')::date`;

/**
 * How rows belong to a row: by the relation on their class that points back, by a condition, or by coming out of it as
 * the rows of an expression, which names them itself.
 */
export type Belonging =
  | { relation: string }
  | { join: (owner: RowSql, row: RowSql, asOf: AsOf) => string }
  | { rows: (owner: RowSql, asOf: AsOf) => string };

/** Rows of another table, in pages. */
export interface ConnectionMapping {
  kind: 'connection';
  target: () => ApiClass;
  by: Belonging;
}

/** Rows of another table that are few by nature, all of them, in a fixed order. */
export interface ListMapping {
  kind: 'list';
  target: () => ApiClass;
  by: Belonging;
  order: (row: RowSql) => string;
}

/** A value worked out from the row, by an SQL expression. */
export interface ComputedMapping {
  kind: 'computed';
  sql: (row: RowSql, asOf: AsOf) => string;
}

/** A value in several forms, all worked out from the same columns of the row; null where the first of them is. */
export interface ValueMapping {
  kind: 'value';
  target: () => ApiClass;
  /** What the forms are worked out from, in SQL. */
  columns: (row: RowSql) => readonly string[];
  /** The property by which lists filter and sort, where they do. */
  property: string | undefined;
}

/** One form of a value, as SQL over its columns. */
export type ValueForm = (...columns: string[]) => string;

/** How lists filter by a value in several forms: what clients send, and what of it is compared with the column. */
export interface ValueFilter {
  scalar: GraphQLScalarType;
  /** Such as "an area of land". */
  of: string;
  /** The first and the last value of the column that what was sent stands for, where it may span several. */
  span?: (sent: unknown) => ValueSpan;
}

export interface ValueSpan {
  first: string;
  last: string;
}

/** A type of values in several forms. */
export interface DeclaredValue {
  name: string;
  filter: ValueFilter | undefined;
}

/** A row found by what the field's arguments say; the first in `order` where several answer. */
export interface LookupMapping {
  kind: 'lookup';
  target: () => ApiClass;
  /** The relation by which the row that is found leads to the one that is answered, where it isn't that itself. */
  through?: string;
  where: (row: RowSql, argument: (name: string) => string) => string;
  order: (row: RowSql) => string;
}

/** Rows named by one global id or several. */
export interface NodesMapping {
  kind: 'nodes';
  targets: () => ApiClass[];
}

/** The placeholder of an argument, sent as a type of PostgreSQL; of a part of its value, where `read` takes that out. */
export type SearchArgument = (name: string, type: string, read?: (value: unknown) => unknown) => string;

/** Rows in pages that a function of the field's arguments gives, in a fixed order. */
export interface SearchMapping {
  kind: 'search';
  target: () => ApiClass;
  /** The rows in SQL, given the placeholder of an argument, NULL where it was not given. */
  rows: (argument: SearchArgument, asOf: AsOf) => string;
  order: { field: string; direction: 'ASC' | 'DESC' }[];
  /** Refuses arguments that can't be searched by; asked at each run. */
  check: (given: Readonly<Record<string, unknown>>) => void;
}

/** The versions of the row that a global id names, the newest first: each as a row of `target`. */
export interface VersionsMapping {
  kind: 'versions';
  target: () => ApiClass;
}

/** The record of which a row is a version, as it was when that was recorded. */
export interface RecordMapping {
  kind: 'record';
}

/** What answers a field of Query by code, given its arguments. */
export type CodeAnswer = (args: Readonly<Record<string, unknown>>, asking: Asking) => unknown;

/** What a field of Query stands for. */
export type RootMapping =
  | LookupMapping
  | NodesMapping
  | SearchMapping
  | VersionsMapping
  | Omit<ConnectionMapping, 'by'>;

export type FieldMapping =
  | GlobalIdMapping
  | ColumnMapping
  | ToOneMapping
  | ConnectionMapping
  | ListMapping
  | ComputedMapping
  | RecordMapping
  | ValueMapping;

/** A field as it was declared: what the client gets, and whether lists of its type filter and sort by it. */
export interface DeclaredField {
  name: string;
  returns: Returns;
  mapping: FieldMapping;
  filter: boolean;
  order: boolean;
  description: string;
}

/** A condition on a row, given the placeholder of the text that the client sent. */
export type FilterCondition = (row: RowSql, text: string, asOf: AsOf) => string;

/**
 * A condition that takes one of a few forms, told apart by the text that the client sent. Each form makes a statement of
 * its own, so that PostgreSQL plans for it.
 */
export interface FormedCondition {
  /** The name of one of the forms. */
  formOf: (text: string) => string;
  forms: Readonly<Record<string, FilterCondition>>;
  /** The properties that forms hold to one value, by the name of the form. */
  holds?: Readonly<Record<string, string>>;
}

/** A filter that is no field: it takes text. */
export interface DeclaredFilter {
  name: string;
  description: string;
  condition: FilterCondition | FormedCondition;
}

/** An API type as it was declared. */
export interface DeclaredType {
  name: string;
  table: () => TableClass;
  isDated: boolean;
  /** Whether its global ids name rows of its table, and not those of an interface that it implements. */
  isNode: boolean;
  /** The property by which its lists are sorted where nothing is asked for. */
  defaultOrder: string;
  /** The property that names the row to be answered for one that was merged into it. */
  mergedInto: string | undefined;
  implementedBy: Set<ApiClass>;
}

class Declarations {
  readonly #types = new Map<ApiClass, DeclaredType>();
  readonly #fields = new Map<ApiClass, DeclaredField[]>();
  readonly #filters = new Map<ApiClass, DeclaredFilter[]>();
  readonly #listed = new Set<() => ApiClass>();
  readonly #values = new Map<ApiClass, DeclaredValue>();

  addType(target: ApiClass, type: DeclaredType, implemented?: ApiClass): void {
    this.#types.set(target, type);
    if (implemented) this.type(implemented).implementedBy.add(target);
  }

  addField(target: ApiClass, field: DeclaredField): void {
    this.#fields.set(target, [...(this.#fields.get(target) ?? []), field]);
  }

  addFilter(target: ApiClass, filter: DeclaredFilter): void {
    this.#filters.set(target, [...(this.#filters.get(target) ?? []), filter]);
  }

  addValue(target: ApiClass, value: DeclaredValue): void {
    this.#values.set(target, value);
  }

  value(target: ApiClass): DeclaredValue {
    const value = this.#values.get(target);
    if (!value) throw new Error(`${target.name} is no declared type of values`);
    return value;
  }

  /** Notes that lists of the type are asked for, so that its filter, order and connection are made. */
  addListed(target: () => ApiClass): void {
    this.#listed.add(target);
  }

  type(target: ApiClass): DeclaredType {
    const type = this.#types.get(target);
    if (!type) throw new Error(`${target.name} is no declared API type`);
    return type;
  }

  /** The type's own fields, its interface's, and for an interface also those that only some of its types have. */
  fields(target: ApiClass): DeclaredField[] {
    const related = [...this.#family(target)];
    const byName = new Map<string, DeclaredField>();
    for (const relative of related) {
      for (const field of this.#fields.get(relative) ?? []) byName.set(field.name, field);
    }
    return [...byName.values()];
  }

  /** The property of the table's class by which lists sort when they are asked to sort by a field. */
  sortedProperty(target: ApiClass, field: string): string {
    const mapping = this.fields(target).find(({ name }) => name === field)?.mapping;
    return (mapping && 'property' in mapping && mapping.property) || field;
  }

  filters(target: ApiClass): DeclaredFilter[] {
    return [...this.#family(target)].flatMap((relative) => this.#filters.get(relative) ?? []);
  }

  types(): ApiClass[] {
    return [...this.#types.keys()];
  }

  /** The types that can be fetched by a global id: interfaces, and objects that implement none. */
  nodes(): ApiClass[] {
    return [...this.#types].filter(([, type]) => type.isNode).map(([target]) => target);
  }

  listed(): ApiClass[] {
    return [...new Set([...this.#listed].map((target) => target()))];
  }

  #family(target: ApiClass): Set<ApiClass> {
    const family = new Set<ApiClass>([target, ...this.type(target).implementedBy]);
    for (const [candidate, type] of this.#types) {
      if (type.implementedBy.has(target)) family.add(candidate);
    }
    return family;
  }
}

/** What the modules have declared about their API types; complete once every module is loaded. */
export const declarations = new Declarations();
