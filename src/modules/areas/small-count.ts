import type { Mask } from '../../kernel/listing/index.ts';

/** From how many people on a count tells nothing about any one of them (DESIGN section 7). */
const LEAST = 5;

/** Withholds a count of people that is so small that it could point at one. None at all points at nobody. */
export const smallCount = (property: string): Mask => ({
  when: (row) => `${row(property)} BETWEEN 1 AND ${LEAST - 1}`,
  reason: 'SMALL_COUNT',
});
