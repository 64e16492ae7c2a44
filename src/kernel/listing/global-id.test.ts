import { describe, expect, test } from '@jest/globals';
import { fromGlobalId, toGlobalId } from './global-id.ts';

const UUID = '017f2a3c-0000-7000-8000-000000000001';
const encoded = (text: string) => Buffer.from(text).toString('base64url');

describe('a global id', () => {
  test('holds type and UUID', () => {
    expect(fromGlobalId(toGlobalId('Temple', UUID))).toEqual({ type: 'Temple', id: UUID });
  });

  test.each([
    ['nothing', ''],
    ['a word', 'Temple'],
    ['a type without an id', encoded('Temple')],
    ['an id that is no UUID', encoded('Temple:1')],
    ['a UUID in capitals', encoded(`Temple:${UUID.toUpperCase()}`)],
    ['something behind the id', encoded(`Temple:${UUID}:x`)],
    ['padding', `${encoded(`Temple:${UUID}`)}==`],
    ['a NUL byte', encoded(`Temple:${UUID}\u0000`)],
  ])('made of %s is refused', (_what, globalId) => {
    expect(() => fromGlobalId(globalId)).toThrow(expect.objectContaining({ code: 'BAD_ID' }));
  });
});
