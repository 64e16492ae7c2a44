import { expect, test } from '@jest/globals';
import { JsonData } from '../../read/index.ts';
import { stringifyResult } from './stringify.ts';

const asResult = (result: object) => result as Parameters<typeof stringifyResult>[0];

test('data that is JSON already is set in as it is, before what stands beside it', () => {
  const data = new JsonData('{"a":1.50,"b":"ก"}');
  expect(stringifyResult(asResult({ data }))).toBe('{"data":{"a":1.50,"b":"ก"}}');
  expect(stringifyResult(asResult({ data, extensions: { notes: [] } }))).toBe(
    '{"data":{"a":1.50,"b":"ก"},"extensions":{"notes":[]}}',
  );
});

test('other answers are stringified in the ordinary way', () => {
  expect(stringifyResult({ data: null, errors: [] })).toBe('{"data":null,"errors":[]}');
});
