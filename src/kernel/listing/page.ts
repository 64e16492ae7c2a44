import { HubError } from '../errors.ts';
import { DEFAULT_PAGE, Validity } from './connection.ts';
import { OrderDirection } from './order.ts';

export interface OrderBy {
  field: string;
  direction: OrderDirection;
}

/** A filter as the client sent it, after GraphQL has checked it against its type. */
export interface Filter {
  and?: Filter[] | null;
  or?: Filter[] | null;
  not?: Filter | null;
  [field: string]: unknown;
}

/** The arguments of a list as they arrive. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  filter?: Filter | null;
  orderBy?: OrderBy[] | null;
  validity?: Validity | null;
}

/** The arguments of a list, checked. */
export interface Page {
  size: number;
  backward: boolean;
  after: string | null;
  before: string | null;
  filter: Filter | null;
  orderBy: OrderBy[];
  validity: Validity;
}

const refuse = (code: 'BAD_INPUT' | 'PAGE_TOO_LARGE', field: string, value: number, th: string, en: string) =>
  new HubError(code, { th, en }, { field, rule: en, value: String(value) });

function checkSize(field: 'first' | 'last', size: number, cap: number): void {
  if (size < 0) {
    throw refuse('BAD_INPUT', field, size, `${field} ต้องไม่ติดลบ`, `${field} must not be negative`);
  }
  if (size > cap) {
    throw refuse(
      'PAGE_TOO_LARGE',
      field,
      size,
      `${field} ขอได้ครั้งละไม่เกิน ${cap} รายการ`,
      `${field} may ask for ${cap} rows at most`,
    );
  }
}

/**
 * Checks a list's arguments; `cap` is the viewer's largest page.
 * @throws HubError BAD_INPUT for a negative size or for `first` with `last`, PAGE_TOO_LARGE beyond the cap.
 */
export function checkPage(given: PageArguments, cap: number): Page {
  const { first, last } = given;
  if (first != null && last != null) {
    throw refuse(
      'BAD_INPUT',
      'last',
      last,
      'ใช้ first หรือ last อย่างใดอย่างหนึ่งเท่านั้น',
      'first and last must not be given together',
    );
  }
  if (first != null) checkSize('first', first, cap);
  if (last != null) checkSize('last', last, cap);
  return {
    size: first ?? last ?? DEFAULT_PAGE,
    backward: last != null,
    after: given.after ?? null,
    before: given.before ?? null,
    filter: given.filter ?? null,
    orderBy: given.orderBy ?? [],
    validity: given.validity ?? Validity.CURRENT,
  };
}

/** How long a list may be that a client sends (DESIGN section 10); more rows go through the importer. */
export const INPUT_LIST_CAP = 250;

/**
 * Checks the length of a list that a client sent.
 * @throws HubError BAD_INPUT beyond the cap.
 */
export function checkListLength(field: string, list: readonly unknown[], cap: number = INPUT_LIST_CAP): void {
  if (list.length <= cap) return;
  throw refuse(
    'BAD_INPUT',
    field,
    list.length,
    `${field} มีได้ไม่เกิน ${cap} รายการ`,
    `${field} may hold ${cap} entries at most`,
  );
}
