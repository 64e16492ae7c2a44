import { describe, expect, test } from '@jest/globals';
import { HubError } from '../errors.ts';
import { Validity } from './connection.ts';
import { fromCursor, listFingerprint, toCursor } from './cursor.ts';
import { OrderDirection } from './order.ts';
import { checkPage } from './page.ts';

const page = checkPage({}, 100);
const fingerprint = listFingerprint('Query.areas', page);

describe('a cursor', () => {
  test('gives back the keys of its row, letter for letter', () => {
    const keys = ['วัด "ก" \\ \u0001', null, '2565-02-24 10:11:12.123456+07', 'id'];
    expect(fromCursor('after', fingerprint, 4, toCursor(fingerprint, keys))).toEqual(keys);
  });

  test.each([
    ['another list', listFingerprint('Query.partners', page)],
    ['another filter', listFingerprint('Query.areas', { ...page, filter: { code: { eq: '50' } } })],
    [
      'another order',
      listFingerprint('Query.areas', {
        ...page,
        orderBy: [{ field: 'code', direction: OrderDirection.ASC }],
      }),
    ],
    ['another validity', listFingerprint('Query.areas', { ...page, validity: Validity.ALL })],
  ])('of %s is refused', (_what, other) => {
    expect(() => fromCursor('after', fingerprint, 1, toCursor(other, ['id']))).toThrow(HubError);
  });

  test('is the same list whatever the order in which a filter names its fields', () => {
    const one = listFingerprint('x', { ...page, filter: { code: { eq: '1' }, nameTh: { eq: 'ก' } } });
    const two = listFingerprint('x', { ...page, filter: { nameTh: { eq: 'ก' }, code: { eq: '1' } } });
    expect(one).toBe(two);
  });

  test.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['an object', Buffer.from('{"a":1}').toString('base64url')],
    ['too few keys', toCursor(fingerprint, [])],
    ['too many keys', toCursor(fingerprint, ['a', 'b'])],
    ['a null id', toCursor(fingerprint, [null])],
    ['numbers', Buffer.from(JSON.stringify([fingerprint, 1])).toString('base64url')],
  ])('that holds %s is refused, named by its argument', (_what, cursor) => {
    const read = () => fromCursor('before', fingerprint, 1, cursor);
    expect(read).toThrow(
      expect.objectContaining({ code: 'BAD_CURSOR', detail: expect.objectContaining({ field: 'before' }) }),
    );
  });
});
