import { HubError } from '../../kernel/errors.ts';
import {
  checkListLength,
  type DeclaredFilter,
  declarations,
  type FilterCondition,
  fromGlobalId,
  type ValueMapping,
  type ValueSpan,
} from '../../kernel/listing/index.ts';
import { otherEra, Unread } from '../../kernel/scalars/index.ts';
import type { Compilation } from './compilation.ts';
import type { Getter, Given } from './given.ts';
import type { Row } from './row.ts';

function refuseNull(field: string): never {
  throw new HubError(
    'BAD_INPUT',
    {
      th: `${field} ในตัวกรองเป็น null ไม่ได้ ให้เว้นไว้ หรือใช้ isNull`,
      en: `${field} in a filter must not be null: leave it out, or use isNull`,
    },
    { field, rule: 'not null', value: 'null' },
  );
}

/** A value that is compared with a column: its SQL and the type that parameters are sent as. */
interface Compared {
  sql: string;
  castType: string;
  /** The collation of the column where it isn't the database's: by it both sides become small letters. */
  collation?: string | undefined;
  /** What a client's value is turned into before it is sent; an end of it, where it stands for several values. */
  read: (value: unknown, field: string, end?: End) => unknown;
}

type End = keyof ValueSpan;

type Operator = (compared: Compared, place: (cast: string, end?: End) => string, given: Given) => string;

const compare =
  (sign: string, end?: End): Operator =>
  ({ sql, castType }, place) =>
    `${sql} ${sign} ${place(castType, end)}`;

const operators: Record<string, Operator> = {
  eq: compare('='),
  gte: compare('>=', 'first'),
  gt: compare('>', 'last'),
  lte: compare('<=', 'last'),
  lt: compare('<', 'first'),
  within: ({ sql, castType }, place) =>
    `${sql} BETWEEN ${place(castType, 'first')} AND ${place(castType, 'last')}`,
  in: ({ sql, castType }, place) => `${sql} = ANY(${place(`${castType}[]`)})`,
  startsWith: ({ sql, castType }, place) => `starts_with(${sql}, ${place(castType)})`,
  // LIKE, and the pattern worked out once, so that an index of trigrams answers it where there is one.
  contains: ({ sql, castType, collation }, place) =>
    `lower(${sql}) LIKE (SELECT hub.part_pattern(lower(${place(castType)}${collation ? ` COLLATE "${collation}"` : ''})))`,
  isNull: ({ sql }, _place, given) => `${sql} IS ${given.value ? '' : 'NOT '}NULL`,
};

/** Reads what was sent for a value in several forms, as its column holds it. */
function readerOf({ target }: ValueMapping): Compared['read'] {
  const span = declarations.value(target()).filter?.span;
  return (sent, field, end) => {
    if (sent instanceof Unread) throw sent.at(field);
    return span && end ? span(sent)[end] : sent;
  };
}

/** Reads what was sent for a column. A day of the Buddhist Era in ISO form would find nothing, and nobody would know why. */
const columnReaderOf =
  (castType: string): Compared['read'] =>
  (sent, field) => {
    const wrong = castType === 'date' ? otherEra(field, String(sent)) : undefined;
    if (wrong) throw wrong;
    return sent;
  };

/** A filter while it becomes SQL; `path` tells its parameters from all others of the statement. */
export class FilterCompiler {
  readonly #compilation: Compilation;

  constructor(compilation: Compilation) {
    this.#compilation = compilation;
  }

  /** A filter as a condition on a row. */
  condition(row: Row, filter: Given, path: string): string {
    const parts = filter.entries().map(([field, given]) => {
      const here = `${path}.${field}`;
      if (!given.isSet) refuseNull(field);
      if (field === 'and') return this.#each(row, given, field, here).join(' AND ') || 'true';
      if (field === 'or') return this.#each(row, given, field, here).join(' OR ') || 'false';
      if (field === 'not') return `(${this.condition(row, given, here)}) IS NOT TRUE`;
      return this.#fieldCondition(row, field, given, here);
    });
    return parts.length === 0 ? 'true' : parts.map((part) => `(${part})`).join(' AND ');
  }

  #each(row: Row, given: Given, field: string, path: string): string[] {
    checkListLength(field, given.items());
    return given.items().map((item, position) => `(${this.condition(row, item, `${path}.${position}`)})`);
  }

  #fieldCondition(row: Row, field: string, given: Given, path: string): string {
    const target = this.#classOf(row);
    const special = declarations.filters(target).find((candidate) => candidate.name === field);
    if (special) {
      const text = this.#compilation.parameters.add(path, given.get, 'text');
      return this.#special(special.condition, given)(row.column, text, this.#compilation.asOf);
    }
    const mapping = declarations.fields(target).find((candidate) => candidate.name === field)?.mapping;
    if (mapping?.kind === 'globalId') {
      return this.#comparison(field, this.#idColumn(row), given, path);
    }
    if (mapping?.kind === 'toOne') {
      const link = row.named(row.source.relationColumn(mapping.property));
      const next = this.#compilation.rowById(this.#compilation.sources.of(mapping.target()), link);
      const holds = this.condition(next, given, path);
      return `EXISTS (SELECT 1 FROM ${next.from} WHERE ${next.column('id')} = ${link} AND ${holds})`;
    }
    const property = (mapping?.kind === 'column' || mapping?.kind === 'value') && mapping.property;
    if (!property) throw new Error(`${row.source.declared.name} can't filter by ${field}`);
    const castType = row.source.castType(property);
    const compared: Compared = {
      sql: row.column(property),
      castType,
      collation: row.source.column(property).collation,
      read: mapping.kind === 'value' ? readerOf(mapping) : columnReaderOf(castType),
    };
    return this.#comparison(field, compared, given, path);
  }

  #special(condition: DeclaredFilter['condition'], given: Given): FilterCondition {
    if (typeof condition === 'function') return condition;
    const form = this.#compilation.decide((run) => condition.formOf(String(given.get(run))));
    return condition.forms[form]!;
  }

  #classOf(row: Row) {
    return this.#compilation.sources.classOf(row.source);
  }

  #idColumn(row: Row): Compared {
    const names = new Set(this.#compilation.typeNamesOf(row.source));
    return {
      sql: row.column('id'),
      castType: 'uuid',
      read: (value) => {
        const { type, id } = fromGlobalId(String(value));
        if (names.has(type)) return id;
        throw new HubError(
          'BAD_ID',
          { th: `รหัสนี้เป็นของ ${type}`, en: `This is an id of type ${type}` },
          { field: 'id', rule: [...names].join(' | '), value: String(value) },
        );
      },
    };
  }

  #comparison(field: string, compared: Compared, given: Given, path: string): string {
    const parts = given.entries().map(([operator, value]) => {
      if (!value.isSet) refuseNull(`${field}.${operator}`);
      const name = `${field}.${operator}`;
      const get =
        (end?: End): Getter =>
        (run) => {
          const sent = value.get(run);
          if (!Array.isArray(sent)) return compared.read(sent, name, end);
          checkListLength(name, sent);
          return sent.map((one) => compared.read(one, name, end));
        };
      const place = (cast: string, end?: End) =>
        this.#compilation.parameters.add([path, operator, ...(end ? [end] : [])].join('.'), get(end), cast);
      return operators[operator]!(compared, place, value);
    });
    return parts.length === 0 ? 'true' : parts.join(' AND ');
  }
}
