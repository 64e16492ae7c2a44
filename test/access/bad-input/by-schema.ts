import { CITIZEN, none, PHONE, type Place } from './values.ts';

/** A value that no field of its type takes, and what the refusal is. */
export interface WrongValue {
  what: string;
  value: unknown;
  code: 'BAD_INPUT' | 'CONFLICT' | 'BAD_USER_INPUT';
  /** The path of the refusal, behind that of the field. */
  behind?: string;
  rule?: RegExp;
}

const wrong = (what: string, value: unknown, rule?: RegExp): WrongValue => ({
  what,
  value,
  code: 'BAD_INPUT',
  ...(rule && { rule }),
});
/** What the type itself does not take, so that no mutation is asked. */
const noSuch = (what: string, value: unknown): WrongValue => ({ what, value, code: 'BAD_USER_INPUT' });

const NUMBERS_OF_PEOPLE = [
  wrong('a citizen’s number', CITIZEN, /^no national identification number$/),
  wrong('a telephone number', PHONE, /^no telephone number$/),
];
const LONG = wrong('a text that is too long', 'ก'.repeat(10_001));

/** Values of which none fits any field of these types, by what each type is for. */
const BY_TYPE: Readonly<Record<string, readonly WrongValue[]>> = {
  ID: [
    wrong('no id', 'x', /^global id$/),
    wrong('the id of what nothing here is about', none('AuditEntry'), /^[A-Z]/),
  ],
  NonEmptyString: [
    wrong('an empty text', '', /^a text that is not empty$/),
    wrong('a blank text', ' '),
    wrong('nothing that can be seen', '\u200b\u2060', /^a text that is not empty$/),
    LONG,
    ...NUMBERS_OF_PEOPLE,
  ],
  String: [LONG, ...NUMBERS_OF_PEOPLE],
  NonNegativeInt: [
    wrong('a negative number', -1, /^a whole number >= 0$/),
    wrong('half a number', 0.5, /^a whole number >= 0$/),
    wrong('more than there is of anything', 3_000_000_000, /^0\.\.|^a whole number/),
  ],
  NonNegativeFloat: [
    wrong('a negative number', -0.1, /^a number >= 0$/),
    wrong('more than there is of anything', 1e30, /^0\.\./),
  ],
  Int: [wrong('a negative number', -1), wrong('more than there is of anything', 2_000_000_000)],
  Float: [wrong('more than there is of anything', 1e30)],
  LocalDate: [
    wrong('a year of the Buddhist Era', '2568-01-01', /^year < 2400$|^<= /),
    noSuch('no date', 'เมื่อวาน'),
  ],
  BuddhistDate: [wrong('an untagged year of the Buddhist Era', '2568-01-01'), wrong('no date', 'เมื่อวาน')],
  ReportingMonth: [wrong('an untagged month of the Buddhist Era', '2568-01'), wrong('no month', 'เดือนก่อน')],
  LandArea: [wrong('no area', 'กว้าง'), wrong('a negative area', '-1 ไร่')],
  Money: [
    wrong('no amount', 'มาก'),
    wrong('a negative amount', '-5'),
    wrong('more than there is', '9'.repeat(30)),
  ],
  URL: [
    wrong('no address', 'x', /^a URL$/),
    wrong('a script', 'javascript:alert(1)'),
    wrong('a file of the machine', 'file:///etc/passwd'),
    wrong('a password', 'https://name:word@example.org/', /^no name or password$/),
  ],
  Boolean: [noSuch('neither yes nor no', 'x')],
  DateTime: [noSuch('no time', 'เมื่อวาน')],
};

const KEY: readonly WrongValue[] = [
  wrong('an empty key', '', /^1 <= length <= 255$/),
  wrong('a key of 256 characters', 'k'.repeat(256), /^1 <= length <= 255$/),
];

/** What a field is tried with: what its type never takes; a list, with one such item and with too many. */
export function wrongValuesOf({ path, type, isEnum, isList }: Place): WrongValue[] {
  if (path === 'idempotencyKey') return [...KEY];
  if (/[vV]ersion$/.test(path)) return [{ what: 'a stale version', value: 99, code: 'CONFLICT' }];
  const values = isEnum ? [noSuch('no such value', 'NO_SUCH')] : BY_TYPE[type];
  if (!values) throw new Error(`nothing is known that ${path} of the type ${type} does not take`);
  if (!isList) return [...values];
  const many: WrongValue = {
    what: '251 items',
    value: Array.from({ length: 251 }, () => 'x'),
    code: 'BAD_INPUT',
    rule: /250 entries at most$/,
  };
  return [...values.map((each) => ({ ...each, value: [each.value], behind: '.0' })), many];
}

/** Secrets and what is compared with what there is: nothing of them is kept, so people put into them what they like. */
const SECRETS = /^(changePassword|setPassword|signIn)\./;

const never = () => false;

/** What by its nature is refused otherwise than all else of its type, each with why. */
const OTHERWISE: Readonly<Record<string, (value: WrongValue) => boolean>> = {
  // An office's telephone is what these are for.
  'addContactChannel.value': ({ what }) => what !== 'a telephone number',
  'updateContactChannel.value': ({ what }) => what !== 'a telephone number',
  // A unit of the Sangha is for temples and its offices alone: with an authority nothing more is asked.
  'createPartner.sanghaUnitId': never,
  'movePartner.sanghaUnitId': never,
  // Where nothing is covered yet there is no version.
  'setCoverage.expectedVersion': never,
  // A code or the subject of an issuer has a form or is looked up: no number of a person is one.
  'changeAuthorityKind.dlaCode': ({ what }) => !what.endsWith(' number'),
  'addPartnerCode.code': ({ what }) => !what.endsWith(' number'),
  'createMouRole.code': ({ what }) => !what.endsWith(' number'),
  'unlinkIdentity.issuer': ({ what }) => what === 'an empty text',
  'unlinkIdentity.subject': ({ what }) => what === 'an empty text',
};

/** Whether a field of a mutation is to refuse a value by the rule of its type. */
export const isRefusedAlike = (mutation: string, { path }: Place, value: WrongValue): boolean =>
  !SECRETS.test(`${mutation}.`) && (OTHERWISE[`${mutation}.${path}`]?.(value) ?? true);
