import { describe, expect, test } from '@jest/globals';
import { Resources, Stopped } from './resources.ts';

describe('resources', () => {
  test('are closed once, the last opened first', async () => {
    const closed: string[] = [];
    const resources = new Resources();
    await resources.add(() => closed.push('folder'));
    await resources.add(async () => closed.push('database'));
    await Promise.all([resources.closeAll(), resources.closeAll()]);
    expect(closed).toEqual(['database', 'folder']);
  });

  test('that come late are closed at once, and the work that opened them ends', async () => {
    const closed: string[] = [];
    const resources = new Resources();
    await resources.closeAll();
    await expect(resources.add(() => closed.push('late'))).rejects.toThrow(Stopped);
    expect(closed).toEqual(['late']);
  });

  test('that hang or fail do not keep the others open', async () => {
    const closed: string[] = [];
    const resources = new Resources();
    await resources.add(() => closed.push('folder'));
    await resources.add(() => new Promise(() => {}), 10);
    await resources.add(() => Promise.reject(new Error('already gone')));
    await resources.closeAll();
    expect(closed).toEqual(['folder']);
  });
});
