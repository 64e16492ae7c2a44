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
}

/** A relation of the table's class that leads to at most one row. */
export interface ToOneMapping {
  kind: 'toOne';
  property: string;
  target: () => ApiClass;
}

/**
 * How rows of another table belong to a row: by the name of the relation on their class that points back, or, where
 * no single relation says it, by a name under which the reader of the mapping knows the join.
 */
export type Belonging = { relation: string } | { join: string };

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
}

/** A value worked out from the row and what hangs on it. */
export interface ComputedMapping {
  kind: 'computed';
}

export type FieldMapping =
  | GlobalIdMapping
  | ColumnMapping
  | ToOneMapping
  | ConnectionMapping
  | ListMapping
  | ComputedMapping;

/** A field as it was declared: what the client gets, and whether lists of its type filter and sort by it. */
export interface DeclaredField {
  name: string;
  returns: Returns;
  mapping: FieldMapping;
  filter: boolean;
  order: boolean;
  description: string;
}

/** A filter that is no field: it takes text and is known to the reader of the mapping by its name. */
export interface DeclaredFilter {
  name: string;
  description: string;
}

/** An API type as it was declared. */
export interface DeclaredType {
  name: string;
  table: () => TableClass;
  isDated: boolean;
  implementedBy: Set<ApiClass>;
}

class Declarations {
  readonly #types = new Map<ApiClass, DeclaredType>();
  readonly #fields = new Map<ApiClass, DeclaredField[]>();
  readonly #filters = new Map<ApiClass, DeclaredFilter[]>();
  readonly #listed = new Set<() => ApiClass>();

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

  filters(target: ApiClass): DeclaredFilter[] {
    return [...this.#family(target)].flatMap((relative) => this.#filters.get(relative) ?? []);
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
