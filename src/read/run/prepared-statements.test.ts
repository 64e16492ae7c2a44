import { describe, expect, test } from '@jest/globals';
import { PreparedStatements } from './prepared-statements.ts';

describe('the statements that a connection has prepared', () => {
  test('are prepared once', () => {
    const prepared = new PreparedStatements();
    expect(prepared.use('a')).toEqual({ isNew: true, discard: [] });
    expect(prepared.use('a')).toEqual({ isNew: false, discard: [] });
  });

  test('give way by last use, and have to be prepared again then', () => {
    const prepared = new PreparedStatements(2);
    for (const name of ['a', 'b', 'a']) prepared.use(name);
    expect(prepared.use('c')).toEqual({ isNew: true, discard: ['b'] });
    expect(prepared.use('b')).toEqual({ isNew: true, discard: ['a'] });
    expect(prepared.use('c')).toEqual({ isNew: false, discard: [] });
  });

  test('are closed and prepared anew after a doubt, whichever is used first', () => {
    const prepared = new PreparedStatements();
    for (const name of ['a', 'b', 'c']) prepared.use(name);
    prepared.doubt('a');
    prepared.doubt('b');
    expect(prepared.use('c')).toEqual({ isNew: false, discard: ['a', 'b'] });
    expect(prepared.use('a')).toEqual({ isNew: true, discard: [] });
    expect(prepared.use('b')).toEqual({ isNew: true, discard: [] });
  });

  test('leave nothing behind that nobody closes, however many fail', () => {
    const prepared = new PreparedStatements(3);
    const open = new Set<string>();
    for (let no = 0; no < 100; no += 1) {
      const { isNew, discard } = prepared.use(`s${no}`);
      for (const name of discard) open.delete(name);
      if (isNew) open.add(`s${no}`);
      if (no % 2 === 0) prepared.doubt(`s${no}`);
      expect(open.size).toBeLessThanOrEqual(4);
    }
  });
});
