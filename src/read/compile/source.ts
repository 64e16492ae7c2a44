import type { GraphQLSchema } from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type ApiClass, type DeclaredType, declarations } from '../../kernel/listing/index.ts';

/** The type of PostgreSQL that a column's values are sent as. */
function castTypeOf(column: ColumnMetadata): string {
  const base = column.enumName ? `hub.${column.enumName}` : String(column.type);
  return column.isArray ? `${base}[]` : base;
}

/** Where the rows of an API type come from: its table's columns and relations, by property, out of TypeORM's metadata. */
export class Source {
  readonly declared: DeclaredType;
  readonly #metadata: EntityMetadata;

  constructor(metadata: EntityMetadata, declared: DeclaredType) {
    this.#metadata = metadata;
    this.declared = declared;
  }

  get table(): string {
    return `"${this.#metadata.schema ?? 'hub'}"."${this.#metadata.tableName}"`;
  }

  /**
   * The rows as they were recorded at an instant: what stands in the table and what its history kept, of which the
   * version counts that was written by then and not yet superseded. Of a table without history, what was written by
   * then; null where its rows don't say when that was.
   *
   * @param id SQL of the id of the only row that is wanted: it is then looked for by its index in both, which a
   * condition on the whole would not bring about where it is joined to others
   */
  rowsAsOf(instant: string, id?: string): string | null {
    const columns = this.columns();
    const list = columns.map((column) => `v."${column}"`).join(', ');
    const isWanted = id === undefined ? '' : `v."id" = ${id} AND `;
    if (columns.includes('at'))
      return `(SELECT ${list} FROM ${this.table} v WHERE ${isWanted}v.at <= ${instant})`;
    if (!columns.includes('change_id')) return null;
    // A subquery for each row, and no join: so the whole stays a plain union, whose tables are entered by their indexes.
    const isWritten = `(SELECT written.at FROM hub.change written WHERE written.id = v.change_id) <= ${instant}`;
    const present = `SELECT ${list} FROM ${this.table} v WHERE ${isWanted}${isWritten}`;
    if (!this.keepsVersions) return `(${present})`;
    return `(${present} UNION ALL
      SELECT ${list} FROM ${this.history} v WHERE ${isWanted}v.superseded_at > ${instant} AND ${isWritten})`;
  }

  /** Whether its table keeps the versions that were superseded. */
  get keepsVersions(): boolean {
    return this.columns().includes('version') && this.columns().includes('change_id');
  }

  /** Where the superseded versions are. */
  get history(): string {
    return this.table.replace(/"$/, '_history"');
  }

  /** All columns of the table, by their names in it. */
  columns(): string[] {
    const root = this.#metadata.parentEntityMetadata ?? this.#metadata;
    const all = [root, ...root.childEntityMetadatas].flatMap((metadata) => metadata.columns);
    return [...new Set(all.map((column) => column.databaseName))];
  }

  /** Short and telling, for aliases. */
  get shortName(): string {
    return this.#metadata.tableName;
  }

  /** A column of the table: types that share one know each other's, since an interface filters by all of them. */
  column(property: string): ColumnMetadata {
    const root = this.#metadata.parentEntityMetadata ?? this.#metadata;
    for (const metadata of [this.#metadata, root, ...root.childEntityMetadatas]) {
      const column = metadata.findColumnWithPropertyName(property);
      if (column) return column;
    }
    throw new Error(`${this.#metadata.name} has no column ${property}`);
  }

  castType(property: string): string {
    return castTypeOf(this.column(property));
  }

  isNullable(property: string): boolean {
    return this.column(property).isNullable;
  }

  /** The column by which a relation leads to its target. */
  relationColumn(property: string): string {
    const relation = this.#metadata.findRelationWithPropertyPath(property);
    // What leads to another module's table may be no relation of the class, only the column of it.
    const column = relation?.joinColumns[0] ?? this.#metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.#metadata.name} has no relation ${property}`);
    return column.databaseName;
  }

  relationTarget(property: string): unknown {
    return this.#metadata.findRelationWithPropertyPath(property)?.inverseEntityMetadata.target;
  }

  /** Whether an index over the whole table begins with these columns. */
  hasIndex(columns: readonly string[]): boolean {
    const { indices } = this.#metadata.parentEntityMetadata ?? this.#metadata;
    return indices.some(
      (index) =>
        index.where === undefined &&
        columns.every((column, position) => index.columns[position]?.databaseName === column),
    );
  }

  /** The type's own mark where several types share a table: the column and this type's value. */
  get mark(): { column: string; value: string } | undefined {
    const { discriminatorColumn, discriminatorValue, parentEntityMetadata } = this.#metadata;
    if (!discriminatorColumn || !parentEntityMetadata) return undefined;
    return { column: discriminatorColumn.databaseName, value: String(discriminatorValue) };
  }
}

/** The sources of all API types. */
export class Sources {
  readonly #dataSource: DataSource;
  readonly #known = new Map<ApiClass, Source>();
  readonly #classes = new Map<Source, ApiClass>();

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource;
  }

  of(target: ApiClass): Source {
    const known = this.#known.get(target);
    if (known) return known;
    const declared = declarations.type(target);
    const made = new Source(this.#dataSource.getMetadata(declared.table()), declared);
    this.#known.set(target, made);
    this.#classes.set(made, target);
    return made;
  }

  ofTypeName(schema: GraphQLSchema, name: string): Source {
    return this.of(schema.getType(name)!.extensions.declared as ApiClass);
  }

  /** Where a relation of a source leads, as the API type that was declared over that table. */
  ofRelation(source: Source, relation: string): Source {
    const table = source.relationTarget(relation);
    const target = declarations.types().find((candidate) => declarations.type(candidate).table() === table);
    if (!target) throw new Error(`no API type is declared over the target of ${relation}`);
    return this.of(target);
  }

  /** The class that a source was made for. */
  classOf(source: Source): ApiClass {
    return this.#classes.get(source)!;
  }
}
