import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { BilingualText, HubError } from '../kernel/errors.ts';
import { PersonalNumberKind, personalNumbersIn } from '../kernel/personal-numbers/index.ts';
import { badInput } from './refusal.ts';

/** Why a field of an input is not looked into for numbers of people, or not for those of one kind. */
export interface Exemption {
  /** What it may hold. */
  kinds: readonly PersonalNumberKind[];
  because: string;
}

/** May hold numbers of people of any kind: what is not kept, or not as a text. */
export const ANY_NUMBER: readonly PersonalNumberKind[] = Object.values(PersonalNumberKind);

/** Exempts a field of an input from the look for numbers of people; the guard of free texts lists each. */
export const MayHold = (kinds: readonly PersonalNumberKind[], because: string): PropertyDecorator =>
  Extensions({ mayHold: { kinds, because } satisfies Exemption }) as PropertyDecorator;

const REFUSALS: Record<PersonalNumberKind, { rule: string; th: string; en: string }> = {
  [PersonalNumberKind.NATIONAL_ID]: {
    rule: 'no national identification number',
    th: 'มีเลขประจำตัวประชาชน',
    en: 'holds a national identification number',
  },
  [PersonalNumberKind.TELEPHONE]: {
    rule: 'no telephone number',
    th: 'มีหมายเลขโทรศัพท์ (ของหน่วยงานให้เก็บเป็นช่องทางติดต่อ)',
    en: 'holds a telephone number (that of an office is kept as a contact channel)',
  },
};

const hintOf = (field: string, kind: PersonalNumberKind, position: number): BilingualText => ({
  th: `${field} ${REFUSALS[kind].th} ที่ตัวอักษรที่ ${position} ฮับไม่เก็บข้อมูลส่วนบุคคล กรุณาตัดออก`,
  en: `${field} ${REFUSALS[kind].en} from character ${position} on; the hub keeps no personal data, so please leave it out`,
});

/** Refuses numbers of people in a text, each kind with its places marked; the numbers themselves are not repeated. */
export const refusedNumbers = (
  field: string,
  text: string,
  mayHold: readonly PersonalNumberKind[] = [],
): HubError[] =>
  personalNumbersIn(text)
    .filter(({ kind }) => !mayHold.includes(kind))
    .map(({ kind, position, marked }) =>
      badInput(hintOf(field, kind, position), { field, rule: REFUSALS[kind].rule, value: marked }),
    );

/** Scalars that take a form of their own and no text. */
const NO_TEXT: ReadonlySet<string> = new Set([
  'ID',
  'LocalDate',
  'DateTime',
  'BuddhistDate',
  'ReportingMonth',
  'LandArea',
  'Money',
]);

/** Whether what a field of this type takes is looked into. */
export const takesText = (type: GraphQLInputType): boolean => !isEnumType(type) && !NO_TEXT.has(String(type));

/**
 * What of a whole input holds numbers of people, each under its path. It goes by the schema, so that a text is looked into
 * unless it is exempted: a service that forgets to is made up for.
 */
export function refusedNumbersIn(type: GraphQLInputObjectType, input: object, path = ''): HubError[] {
  const given = input as Readonly<Record<string, unknown>>;
  return Object.values(type.getFields()).flatMap((field) => {
    const { mayHold } = field.extensions as { mayHold?: Exemption };
    const at = path === '' ? field.name : `${path}.${field.name}`;
    return refusedIn(field.type, given[field.name], at, mayHold?.kinds ?? []);
  });
}

function refusedIn(
  type: GraphQLInputType,
  value: unknown,
  path: string,
  mayHold: readonly PersonalNumberKind[],
): HubError[] {
  if (value == null) return [];
  if (isNonNullType(type)) return refusedIn(type.ofType, value, path, mayHold);
  if (isListType(type)) {
    return (value as unknown[]).flatMap((item, no) => refusedIn(type.ofType, item, `${path}.${no}`, mayHold));
  }
  if (isInputObjectType(type)) return refusedNumbersIn(type, value as object, path);
  if (!takesText(type)) return [];
  if (value instanceof URL) return refusedNumbers(path, addressText(value), mayHold);
  return typeof value === 'string' ? refusedNumbers(path, value, mayHold) : [];
}

/** An address as a person reads it. */
export function addressText({ href }: URL): string {
  try {
    return decodeURI(href);
  } catch {
    // It is no UTF-8 behind the per cent signs.
    return href;
  }
}
