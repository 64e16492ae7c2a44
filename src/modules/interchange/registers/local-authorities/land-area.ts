import type { RowNotes } from '../../engine/part.ts';
import { decimalOf } from '../../reading/cell.ts';
import type { Kind } from './kinds.ts';

/**
 * What an authority's area in km² can be. Provinces reach from 417 (Samut Songkhram) to 20,494 (Nakhon Ratchasima). Of
 * the others the largest true figure in the DLA's register is Umphang's 2,486, and none is a true one below a tenth of
 * a square kilometre; figures in square metres or rai stand out far beyond.
 */
const POSSIBLE_KM2 = { pao: { from: 400, to: 21_000 }, other: { from: 0.1, to: 2_500 } };

/** The area in km² as decimal text, or null with a warning where the published figure can't be one. */
export function landArea(
  notes: RowNotes,
  column: string,
  published: string | null,
  kind: Kind,
): string | null {
  if (published === null) return null;
  const km2 = decimalOf(published);
  const possible = kind === 'PAO' ? POSSIBLE_KM2.pao : POSSIBLE_KM2.other;
  if (km2 === undefined) notes.warn(column, 'number');
  else if (km2 <= 0) notes.warn(column, 'area-not-positive');
  else if (km2 < possible.from) notes.warn(column, 'area-too-small');
  else if (km2 > possible.to) notes.warn(column, 'area-too-large');
  else return published;
  return null;
}
