import 'reflect-metadata';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { enumNamed } from './enumeration.ts';
import {
  type ApiClass,
  type DeclaredField,
  declarations,
  type Returns,
  type ValueFilter,
  type ValueMapping,
} from './mapping.ts';

type InputClass = abstract new () => object;

/** Makes an input type whose fields may all be left out. */
export function makeInput(
  name: string,
  description: string,
  fields: Record<string, { type: Returns; description: string; nullable?: boolean; default?: unknown }>,
): InputClass {
  const input = class {};
  for (const [field, { type, nullable = true, ...options }] of Object.entries(fields)) {
    const settled = 'default' in options ? { defaultValue: options.default } : { nullable };
    Field(type, { ...settled, description: options.description })(input.prototype, field);
  }
  InputType(name, { description })(input);
  return input;
}

const isNull = { type: () => Boolean, description: 'Whether there is no value (true) or one (false).' };

/** A filter on one value: equal, one of, between, missing; what each means is the same for every scalar. */
function makeScalarFilter(name: string, of: string, type: Returns, isRange: boolean): InputClass {
  const listed: Returns = () => [type()] as never;
  return makeInput(name, `A condition on ${of}; all that is given must hold.`, {
    eq: { type, description: 'Equal to this.' },
    in: { type: listed, description: 'Equal to one of these.' },
    ...(isRange && {
      gte: { type, description: 'This or more.' },
      gt: { type, description: 'More than this.' },
      lte: { type, description: 'This or less.' },
      lt: { type, description: 'Less than this.' },
    }),
    isNull,
  });
}

const StringFilter = makeInput('StringFilter', 'A condition on a text; all that is given must hold.', {
  eq: { type: () => String, description: 'Equal to this, letter for letter.' },
  in: { type: () => [String], description: 'Equal to one of these, letter for letter.' },
  startsWith: { type: () => String, description: 'Begins with this, letter for letter.' },
  contains: { type: () => String, description: 'Has this in it; capitals and small letters are the same.' },
  isNull,
});

const BooleanFilter = makeInput('BooleanFilter', 'A condition on a yes or no; all that is given must hold.', {
  eq: { type: () => Boolean, description: 'Equal to this.' },
  isNull,
});

const scalarFilters = new Map<unknown, InputClass>([
  [String, StringFilter],
  [Boolean, BooleanFilter],
  [ID, makeScalarFilter('IdFilter', 'a global id', () => ID, false)],
  [Int, makeScalarFilter('IntFilter', 'a whole number', () => Int, true)],
  [Float, makeScalarFilter('FloatFilter', 'a number', () => Float, true)],
  [GraphQLLocalDate, makeScalarFilter('LocalDateFilter', 'a day', () => GraphQLLocalDate, true)],
  [GraphQLDateTime, makeScalarFilter('DateTimeFilter', 'an instant', () => GraphQLDateTime, true)],
]);

const enumFilters = new Map<unknown, InputClass>();

/** A filter on what may span several days: what is sent stands for all of them. */
const makeSpanFilter = (name: string, of: string, type: Returns): InputClass =>
  makeInput(name, `A condition on ${of}, by its first day; all that is given must hold.`, {
    within: { type, description: 'Begins in this day, month or year.' },
    gte: { type, description: 'Begins with this or later.' },
    gt: { type, description: 'Begins after all of this.' },
    lte: { type, description: 'Begins before the end of this.' },
    lt: { type, description: 'Begins before this.' },
    isNull,
  });

const valueFilters = new Map<ValueFilter, InputClass>();

function filterByForms({ target }: ValueMapping): InputClass {
  const { name, filter } = declarations.value(target());
  if (!filter) throw new Error(`${name} says not how lists filter by it`);
  const known = valueFilters.get(filter);
  if (known) return known;
  const { scalar, of, span } = filter;
  const make = span ? makeSpanFilter : makeScalarFilter;
  const made = make(`${scalar.name}Filter`, of, () => scalar, true);
  valueFilters.set(filter, made);
  return made;
}

function filterOfValue(field: DeclaredField): InputClass {
  if (field.mapping.kind === 'value') return filterByForms(field.mapping);
  const returns = field.returns();
  const scalar = scalarFilters.get(returns);
  if (scalar) return scalar;
  const name = enumNamed(returns);
  const known = enumFilters.get(returns);
  if (known) return known;
  const made = makeScalarFilter(`${name}Filter`, `a value of ${name}`, () => returns as never, false);
  enumFilters.set(returns, made);
  return made;
}

const filters = new Map<ApiClass, InputClass>();

/** The filter type of a type's lists; made on first use, with the filters of what it leads to. */
export function filterOf(target: ApiClass): InputClass {
  const known = filters.get(target);
  if (known) return known;
  const { name } = declarations.type(target);
  const self: Returns = () => filterOf(target);
  const fields: Parameters<typeof makeInput>[2] = {
    and: { type: () => [filterOf(target)], description: 'All of these hold.' },
    or: { type: () => [filterOf(target)], description: 'At least one of these holds.' },
    not: { type: self, description: 'This does not hold.' },
  };
  for (const extra of declarations.filters(target)) {
    fields[extra.name] = { type: () => String, description: extra.description };
  }
  for (const field of declarations.fields(target).filter((candidate) => candidate.filter)) {
    const { mapping } = field;
    const type: Returns =
      mapping.kind === 'toOne' ? () => filterOf(mapping.target()) : () => filterOfValue(field);
    fields[field.name] = { type, description: field.description };
  }
  const made = makeInput(`${name}Filter`, `Which ${name} rows to list; all that is given must hold.`, fields);
  filters.set(target, made);
  for (const field of declarations.fields(target).filter((candidate) => candidate.filter)) {
    if (field.mapping.kind === 'toOne') filterOf(field.mapping.target());
    else filterOfValue(field);
  }
  return made;
}
