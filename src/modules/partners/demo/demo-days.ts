import type { Chance } from './chance.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A day so many days after another, both as ISO dates. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Days from one ISO date to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** A day between two, both included. */
export const dayBetween = (chance: Chance, from: string, to: string): string =>
  daysAfter(from, chance.between(0, daysBetween(from, to)));

/** The same or the next Monday to Friday: offices sign papers on working days. */
export function workingDay(day: string): string {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 ? daysAfter(day, 1) : weekday === 6 ? daysAfter(day, 2) : day;
}

/** The fiscal year BE, October to September, that a day lies in. */
export const fiscalYearBEOf = (day: string): number =>
  Number(day.slice(0, 4)) + 543 + (Number(day.slice(5, 7)) >= 10 ? 1 : 0);

/** The earlier of two days. */
export const earlierOf = (one: string, other: string): string => (one < other ? one : other);

/** The later of two days. */
export const laterOf = (one: string, other: string): string => (one > other ? one : other);
