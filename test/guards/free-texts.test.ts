import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLInputObjectType, type GraphQLSchema } from 'graphql';
import { buildHubSchema } from '../../src/app/schema.ts';
import { type Exemption, refusedNumbersIn } from '../../src/write/index.ts';
import { type Leaf, leavesOf } from './free-texts.ts';

/** Scalars that take a text, of which people can make what they like. */
const TEXTS = ['NonEmptyString', 'String', 'URL'];

/** Scalars that take a number, a yes or no, or one form of text that no number of a person has; each refuses all else. */
const FORMS = [
  'Boolean',
  'BuddhistDate',
  'DateTime',
  'Float',
  'ID',
  'Int',
  'LandArea',
  'LocalDate',
  'Money',
  'NonNegativeFloat',
  'NonNegativeInt',
  'ReportingMonth',
];

/**
 * Texts that may hold numbers of people, by what they may hold. An entry is an argument: whoever adds one says why nobody's
 * number is kept by it.
 */
const EXEMPT: Readonly<Record<string, string>> = {
  // Channels of offices, which are there to be called; a citizen's identification number is refused there as well.
  'AddContactChannelInput.value': 'TELEPHONE',
  'UpdateContactChannelInput.value': 'TELEPHONE',
  // Secrets: nothing but a hash is kept of them, and nobody may say what is in one.
  'ChangePasswordInput.currentPassword': 'NATIONAL_ID TELEPHONE',
  'ChangePasswordInput.newPassword': 'NATIONAL_ID TELEPHONE',
  'SetPasswordInput.newPassword': 'NATIONAL_ID TELEPHONE',
  'SetPasswordInput.token': 'NATIONAL_ID TELEPHONE',
  'SignInInput.password': 'NATIONAL_ID TELEPHONE',
  // Compared with what there is and not kept: whoever mistypes is told that it is wrong, and nothing about it.
  'SignInInput.login': 'NATIONAL_ID TELEPHONE',
};

const PHONE = 'โทร 081-234-5678';
const CITIZEN = '1-2345-67890-12-1';

let schema: GraphQLSchema;
let leaves: Leaf[];
beforeAll(async () => {
  schema = await buildHubSchema();
  // The key of an attempt or of a row is none of its content: the write path takes it off first.
  leaves = leavesOf(schema).filter(({ path }) => !/^(rows\.0\.)?idempotencyKey$/.test(path));
});

function exemptionOf({ name }: Leaf): Exemption | undefined {
  const [type, field] = name.split('.');
  const fields = (schema.getType(type!) as GraphQLInputObjectType).getFields();
  return fields[field!]!.extensions.mayHold as Exemption | undefined;
}

test('every scalar that a mutation takes is known as a text or as a form of its own', () => {
  expect([...new Set(leaves.map(({ scalar }) => scalar))].sort()).toEqual([...TEXTS, ...FORMS].sort());
});

test('what may hold numbers of people is on the list, and the code says why as well', () => {
  const exempt = leaves.flatMap((leaf) => {
    const exemption = exemptionOf(leaf);
    return exemption ? [{ name: leaf.name, ...exemption }] : [];
  });
  const listed = Object.fromEntries(exempt.map(({ name, kinds }) => [name, [...kinds].sort().join(' ')]));
  expect(listed).toEqual(EXEMPT);
  expect(exempt.filter(({ because }) => because.length < 20)).toEqual([]);
});

test('every other text of every mutation is refused with a number of a person in it, under its path', () => {
  const texts = leaves.filter((leaf) => TEXTS.includes(leaf.scalar));
  expect(texts.length).toBeGreaterThan(100);
  const missed = texts.flatMap(({ name, mutation, inputType, path, scalar, holding }) =>
    Object.entries({ TELEPHONE: PHONE, NATIONAL_ID: CITIZEN }).flatMap(([kind, text]) => {
      const value = scalar === 'URL' ? new URL(`https://example.org/${text}`) : text;
      const found = refusedNumbersIn(inputType, holding(value)).map(({ detail }) => detail.field);
      const expected = EXEMPT[name]?.includes(kind) ? [] : [path];
      return found.join() === expected.join() ? [] : [`${mutation}: ${path} ${kind}`];
    }),
  );
  expect(missed).toEqual([]);
});

describe('the look into an input', () => {
  const inputType = buildSchema(`
    scalar URL
    scalar Newest
    enum Kind { A }
    input Row { text: String, tags: [[String!]!] }
    input Input { rows: [Row!]!, page: URL, newest: Newest, id: ID, kind: Kind, missing: String }
    type Query { a: Int }
    type Mutation { a(input: Input): Int }
  `).getType('Input') as GraphQLInputObjectType;

  test('finds each number under its path, also in a scalar that it has not heard of, and says where', () => {
    const input = {
      rows: [{ text: 'ไม่มี' }, { text: PHONE, tags: [['ก'], ['ข', '๐๘๑๒๓๔๕๖๗๘']] }],
      page: new URL('https://example.org/๐๘๑-๒๓๔-๕๖๗๘'),
      newest: CITIZEN,
      id: '0812345678',
      kind: 'A',
      missing: null,
    };
    const found = refusedNumbersIn(inputType, input).map(({ code, detail }) => ({ code, ...detail }));
    const telephone = { code: 'BAD_INPUT', rule: 'no telephone number' };
    expect(found).toEqual([
      { ...telephone, field: 'rows.1.text', value: 'โทร ●●●-●●●-●●●●' },
      { ...telephone, field: 'rows.1.tags.1.1', value: '●●●●●●●●●●' },
      { ...telephone, field: 'page', value: '…://example.org/●●●-●●●-●●●●' },
      {
        code: 'BAD_INPUT',
        field: 'newest',
        rule: 'no national identification number',
        value: '●-●●●●-●●●●●-●●-●',
      },
    ]);
  });
});
