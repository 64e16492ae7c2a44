import { expect, test } from '@jest/globals';
import { isDatabaseUnavailable } from './database-unavailable.ts';

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test.each([
  coded('ECONNREFUSED'),
  coded('57P01'),
  coded('57P03'),
  coded('08006'),
  coded('53300'),
  coded('55000', 'database "hub" is not currently accepting connections'),
  new Error('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
  new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
])('%p is a database that can not be reached', (error) => {
  expect(isDatabaseUnavailable(error)).toBe(true);
});

test.each([
  coded('22P02'),
  coded('42P01'),
  coded('57014', 'canceling statement due to statement timeout'),
  coded('55000', 'currval of sequence "s" is not yet defined in this session'),
  new Error('x'),
  new AggregateError([]),
  new AggregateError([coded('ECONNREFUSED'), coded('EINVAL')]),
  'ECONNREFUSED',
  undefined,
])('%p is something else', (error) => {
  expect(isDatabaseUnavailable(error)).toBe(false);
});
