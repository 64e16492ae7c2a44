import { describe, expect, test } from '@jest/globals';
import { newId, seededId } from './ids.ts';

describe('ids', () => {
  test('that are seeded are the same for the same key, and tell keys and namespaces apart', () => {
    expect(seededId('area', '50')).toBe(seededId('area', '50'));
    const ids = [seededId('area', '50'), seededId('area', '51'), seededId('partner', '50')];
    expect(new Set(ids).size).toBe(3);
  });

  test('are UUIDs of version 7; seeded ones bear the signing day of the national MOU', () => {
    const seeded = seededId('area', '50');
    for (const id of [newId(), seeded])
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const milliseconds = Number.parseInt(seeded.replaceAll('-', '').slice(0, 12), 16);
    expect(new Date(milliseconds).toISOString()).toBe('2022-02-24T00:00:00.000Z');
  });

  test('ten thousand seeded keys make ten thousand ids', () => {
    expect(new Set(Array.from({ length: 10_000 }, (_, key) => seededId('x', String(key)))).size).toBe(10_000);
  });
});
