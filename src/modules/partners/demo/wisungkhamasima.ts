import type { Temple } from '../partner.entity.ts';
import type { Chance } from './chance.ts';

type Grant = Pick<
  Temple,
  'wisungkhamasima' | 'wisungkhamasimaYearBE' | 'wisungkhamasimaOn' | 'wisungkhamasimaAsPublished'
>;

const GRANTED_SHARE = 0.6;
const UNKNOWN_SHARE = 0.05;
const DAY_KNOWN_SHARE = 0.4;
/** Days are given in years from this one on only: before BE 2484 a year did not begin in January. */
const FIRST_YEAR_WITH_DAYS = 2500;
const LAST_YEAR = 2566;

const none: Grant = {
  wisungkhamasima: null,
  wisungkhamasimaYearBE: null,
  wisungkhamasimaOn: null,
  wisungkhamasimaAsPublished: null,
};

/** Whether the boundary was granted, and when: known to the day, to the year, or not, as in the real register. */
export function wisungkhamasima(chance: Chance, foundedYearBE: number): Grant {
  if (chance.falls(UNKNOWN_SHARE)) return none;
  if (!chance.falls(GRANTED_SHARE)) return { ...none, wisungkhamasima: false };
  const year = Math.min(foundedYearBE + chance.between(5, 200), LAST_YEAR);
  const [month, day] = [chance.between(1, 12), chance.between(1, 28)];
  const granted = { ...none, wisungkhamasima: true, wisungkhamasimaYearBE: year };
  if (year < FIRST_YEAR_WITH_DAYS || !chance.falls(DAY_KNOWN_SHARE)) {
    return { ...granted, wisungkhamasimaAsPublished: String(year) };
  }
  const inTwoDigits = (number: number) => String(number).padStart(2, '0');
  return {
    ...granted,
    wisungkhamasimaOn: `${year - 543}-${inTwoDigits(month)}-${inTwoDigits(day)}`,
    wisungkhamasimaAsPublished: `${day}/${month}/${year}`,
  };
}
