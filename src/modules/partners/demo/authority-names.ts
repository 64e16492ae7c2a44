import { LocalAuthorityKind } from '../partner-kinds.ts';
import type { PlannedAuthority } from './authority-plan.ts';
import { Chance } from './chance.ts';
import type { DemoDistrict, DemoSubdistrict } from './demo-areas.ts';
import { type DemoName, placeName, untaken } from './place-names.ts';

/** How many municipalities that grew up beside an SAO bear the SAO's name, as many do in the country. */
const NAMESAKE_SHARE = 0.5;

/**
 * Names for the authorities, in their order. A name stands once in a district, but for a municipality and the SAO
 * around it, of which the first may bear the second's name: a name never tells which body is meant.
 */
export function nameAuthorities(authorities: readonly PlannedAuthority[]): DemoName[] {
  const taken = new Map<DemoDistrict, Set<string>>();
  const lendable = new Map<DemoSubdistrict, DemoName>();
  return authorities.map(({ code, kind, district, seat, besideAnother }) => {
    const chance = new Chance(`${code} name`);
    const lent = lendable.get(seat);
    if (besideAnother && lent !== undefined && chance.falls(NAMESAKE_SHARE)) {
      lendable.delete(seat);
      return lent;
    }
    const inDistrict = taken.get(district) ?? new Set();
    taken.set(district, inDistrict);
    const name = untaken(inDistrict, () => placeName(chance));
    if (kind === LocalAuthorityKind.SAO) lendable.set(seat, name);
    return name;
  });
}
