import { registerEnumType } from 'type-graphql';
import { makeInput } from './filter.ts';
import { type ApiClass, declarations } from './mapping.ts';

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which way a list is sorted. A missing value counts as the largest.',
  valuesConfig: {
    ASC: { description: 'From the smallest; Thai text from ก.' },
    DESC: { description: 'From the largest; Thai text from ฮ.' },
  },
});

const orders = new Map<ApiClass, abstract new () => object>();

/** `nameTh` is offered as `NAME_TH`. */
export const orderKey = (field: string): string =>
  field.replace(/[A-Z]+/g, (capitals) => `_${capitals}`).toUpperCase();

/** The order type of a type's lists; made on first use. */
export function orderOf(target: ApiClass): abstract new () => object {
  const known = orders.get(target);
  if (known) return known;
  const { name } = declarations.type(target);
  const sortable = declarations.fields(target).filter((field) => field.order);
  const keys = Object.fromEntries(sortable.map((field) => [orderKey(field.name), field.name]));
  registerEnumType(keys, {
    name: `${name}OrderField`,
    description: `By what a list of ${name} can be sorted.`,
    valuesConfig: Object.fromEntries(
      sortable.map((field) => [orderKey(field.name), { description: field.description }]),
    ),
  });
  const made = makeInput(`${name}Order`, `One key of the order of a list of ${name}.`, {
    field: { type: () => keys as never, description: 'What to sort by.', nullable: false },
    direction: { type: () => OrderDirection, description: 'Which way.', default: OrderDirection.ASC },
  });
  orders.set(target, made);
  return made;
}
