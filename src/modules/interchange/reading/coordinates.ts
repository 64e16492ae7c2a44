import type { RowNotes } from '../engine/part.ts';
import { decimalOf, visible } from './cell.ts';

/** Degrees of a point, or neither half of it. */
export type Point = { latitude: number; longitude: number } | { latitude: null; longitude: null };

const NOWHERE: Point = { latitude: null, longitude: null };

/** A box around Thailand, in degrees: the country reaches from 5.61 to 20.46 north and from 97.34 to 105.64 east. */
const THAILAND = { south: 5.5, north: 20.6, west: 97.3, east: 105.7 };

/**
 * Reads the two halves of a point together: a half alone, a text that is no number, and a point outside the country are
 * left empty with a warning. Blank ones are warned of where the register is expected to have them; some registers
 * write "None" for blank.
 */
export function coordinates(
  notes: RowNotes,
  latitudeColumn: string,
  longitudeColumn: string,
  { areExpected = false } = {},
): Point {
  const [latitudeText, longitudeText] = [latitudeColumn, longitudeColumn].map((column) =>
    visible(notes.published(column)),
  ) as [string, string];
  const blanks = [latitudeText, longitudeText].filter(isBlank).length;
  if (blanks === 2) {
    if (areExpected || latitudeText !== '') notes.warn(latitudeColumn, 'no-coordinates');
    return NOWHERE;
  }
  const value = `${latitudeText}, ${longitudeText}`;
  if (blanks === 1) {
    notes.warn(latitudeColumn, 'half-a-coordinate', value);
    return NOWHERE;
  }
  const [latitude, longitude] = [decimalOf(latitudeText), decimalOf(longitudeText)];
  if (latitude === undefined || longitude === undefined) {
    notes.warn(latitude === undefined ? latitudeColumn : longitudeColumn, 'number');
    return NOWHERE;
  }
  if (!isInThailand(latitude, longitude)) {
    notes.warn(latitudeColumn, 'outside-thailand', value);
    return NOWHERE;
  }
  return { latitude, longitude };
}

const isBlank = (text: string): boolean => text === '' || text === 'None';

const isInThailand = (latitude: number, longitude: number): boolean =>
  latitude >= THAILAND.south &&
  latitude <= THAILAND.north &&
  longitude >= THAILAND.west &&
  longitude <= THAILAND.east;
