import type { Mask } from '../../kernel/listing/index.ts';

/** From how many people on a count tells nothing about any one of them (DESIGN section 7). */
const LEAST = 5;

/**
 * Withholds a count of people where it, or another by which it could be worked out, is so small that it could point at
 * one: women in all are those left of all people by the men. None at all points at nobody.
 */
export const smallCount = (...properties: string[]): Mask => ({
  // Of a number that is not known nothing can be worked out.
  when: (row) =>
    properties.map((property) => `(${row(property)} BETWEEN 1 AND ${LEAST - 1}) IS TRUE`).join(' OR '),
  reason: 'SMALL_COUNT',
});
