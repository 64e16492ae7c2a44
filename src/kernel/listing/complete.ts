import { connectionOf } from './connection.ts';
import { filterOf } from './filter.ts';
import { declarations } from './mapping.ts';
import { orderOf } from './order.ts';

/** Makes the connection, filter and order types of all that was declared; to be called once, before the schema is built. */
export function completeListing(): void {
  for (const target of declarations.listed()) {
    connectionOf(target);
    filterOf(target);
    orderOf(target);
  }
}
