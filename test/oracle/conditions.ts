import { HubError } from '../../src/kernel/errors.ts';
import { checkListLength, type Filter, fromGlobalId, Validity } from '../../src/kernel/listing/index.ts';
import type { PlainTable, PlainValue } from './tables.ts';

/** The values that a statement carries beside its text. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Takes a value in and answers its placeholder, typed. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

const operators: Record<string, (over: PlainValue, value: unknown, parameters: Parameters) => string> = {
  eq: ({ sql, type }, value, parameters) => `${sql} = ${parameters.add(value, type)}`,
  in: ({ sql, type }, value, parameters) => `${sql} = ANY(${parameters.add(value, `${type}[]`)})`,
  gte: ({ sql, type }, value, parameters) => `${sql} >= ${parameters.add(value, type)}`,
  gt: ({ sql, type }, value, parameters) => `${sql} > ${parameters.add(value, type)}`,
  lte: ({ sql, type }, value, parameters) => `${sql} <= ${parameters.add(value, type)}`,
  lt: ({ sql, type }, value, parameters) => `${sql} < ${parameters.add(value, type)}`,
  startsWith: ({ sql, type }, value, parameters) => `starts_with(${sql}, ${parameters.add(value, type)})`,
  contains: ({ sql, type, collation = 'default' }, value, parameters) =>
    `strpos(lower(${sql}), lower(${parameters.add(value, type)} COLLATE "${collation}")) > 0`,
  isNull: ({ sql }, value) => `${sql} IS ${value ? '' : 'NOT '}NULL`,
};

/** What was sent may be a month or a year: it stands for all of its days, and a row's date for its first. */
interface Days {
  firstDay: string;
  lastDay: string;
}

const spanOperators: Record<string, (of: Days, day: (iso: string) => string) => string> = {
  within: ({ firstDay, lastDay }, day) => `BETWEEN ${day(firstDay)} AND ${day(lastDay)}`,
  gte: ({ firstDay }, day) => `>= ${day(firstDay)}`,
  gt: ({ lastDay }, day) => `> ${day(lastDay)}`,
  lte: ({ lastDay }, day) => `<= ${day(lastDay)}`,
  lt: ({ firstDay }, day) => `< ${day(firstDay)}`,
};

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

/** A day of the Common Era that cannot be meant as one. */
function refuseOtherEra(field: string, sent: unknown): void {
  for (const day of [sent].flat()) {
    if (typeof day !== 'string' || Number(day.slice(0, 4)) < 2400) continue;
    throw new HubError('BAD_INPUT', { th: field, en: field }, { field, rule: 'year < 2400', value: day });
  }
}

function valueCondition(field: string, over: PlainValue, given: object, parameters: Parameters): string {
  const parts = Object.entries(given).map(([operator, value]) => {
    if (value === null) refuseNull(`${field}.${operator}`);
    if (Array.isArray(value)) checkListLength(`${field}.${operator}`, value);
    if (over.type === 'date' && !over.isSpan) refuseOtherEra(`${field}.${operator}`, value);
    const ofDays = over.isSpan ? spanOperators[operator] : undefined;
    if (!ofDays) return operators[operator]!(over, value, parameters);
    return `${over.sql} ${ofDays(value as Days, (day) => parameters.add(day, over.type))}`;
  });
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/** Reads the global ids of a condition; an id of another type can't be meant. */
function uuidsOf(table: PlainTable, given: Record<string, unknown>): Record<string, unknown> {
  const uuid = (globalId: string): string => {
    const { type, id } = fromGlobalId(globalId);
    if (table.types.includes(type)) return id;
    throw new HubError(
      'BAD_ID',
      { th: `รหัสนี้เป็นของ ${type}`, en: `This is an id of type ${type}` },
      { field: 'id', rule: table.types.join(' | '), value: globalId },
    );
  };
  return Object.fromEntries(
    Object.entries(given).map(([operator, value]) => {
      if (Array.isArray(value)) return [operator, value.map(uuid)];
      return [operator, typeof value === 'string' ? uuid(value) : value];
    }),
  );
}

/** A filter as an SQL condition over the row `alias` of its table. */
export function filterCondition(
  table: PlainTable,
  alias: string,
  filter: Filter,
  parameters: Parameters,
): string {
  const over = (sql: string) => sql.replaceAll(/\bt\./g, `${alias}.`);
  const inner = (part: Filter) => filterCondition(table, alias, part, parameters);
  const parts = Object.entries(filter).map(([field, given]) => {
    if (given == null) refuseNull(field);
    if (Array.isArray(given)) checkListLength(field, given);
    if (field === 'and') return (given as Filter[]).map(inner).join(' AND ') || 'true';
    if (field === 'or') return (given as Filter[]).map(inner).join(' OR ') || 'false';
    if (field === 'not') return `(${inner(given as Filter)}) IS NOT TRUE`;
    if (field === 'id') {
      return valueCondition(
        'id',
        { sql: `${alias}.id`, type: 'uuid' },
        uuidsOf(table, given as Record<string, unknown>),
        parameters,
      );
    }
    const condition = table.conditions[field];
    if (condition) return over(condition(parameters.add(given, 'text')));
    const relation = table.relations[field];
    if (relation) {
      const next = `${alias}_${field}`.toLowerCase();
      const holds = filterCondition(relation.to(), next, given as Filter, parameters);
      return `EXISTS (SELECT 1 FROM ${relation.to().table} ${next} WHERE ${next}.id = ${alias}.${relation.column} AND ${holds})`;
    }
    const value = table.values[field]!;
    return valueCondition(field, { ...value, sql: over(value.sql) }, given as object, parameters);
  });
  return parts.length === 0 ? 'true' : `(${parts.map((part) => `(${part})`).join(' AND ')})`;
}

const TODAY = `(hub.now() AT TIME ZONE 'Asia/Bangkok')::date`;

/** Which rows of a dated table hold, by today in Bangkok. */
export function validityCondition(table: PlainTable, alias: string, validity: Validity): string {
  if (!table.isDated || validity === Validity.ALL) return 'true';
  if (validity === Validity.ENDED) return `${alias}.valid_to <= ${TODAY}`;
  return `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= ${TODAY}) AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${TODAY})`;
}
