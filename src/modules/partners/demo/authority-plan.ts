import { LocalAuthorityKind } from '../partner-kinds.ts';
import { Chance } from './chance.ts';
import type { DemoDistrict, DemoProvince, DemoSubdistrict } from './demo-areas.ts';

/** A local authority below the province, before it has a name. */
export interface PlannedAuthority {
  /** Its code in the scheme HUB, such as DEMO-L-5001-07. */
  code: string;
  kind: LocalAuthorityKind;
  district: DemoDistrict;
  seat: DemoSubdistrict;
  covers: DemoSubdistrict[];
  /** Whether another authority was there first, as where a market town became a municipality of its own. */
  besideAnother: boolean;
}

type Authority = Omit<PlannedAuthority, 'code'>;

/** Subdistricts that share the authority of the one before them; and those with more than one authority. */
const ABSORBED_SHARE = 0.08;
const SHARED_SHARE = 0.2;
/** The city's authority takes in these many subdistricts beyond its own. */
const CITY_NEIGHBOURS = 2;

/**
 * Plans who covers what. Every subdistrict gets one main authority, its own or that of the one before it; the rest of
 * the authorities stand beside a main one, up to three in one place; and some main ones reach into the next
 * subdistrict, until about a fifth of the subdistricts have more than one.
 */
export function planAuthorities(province: DemoProvince): PlannedAuthority[] {
  const chance = new Chance(`authorities ${province.code}`);
  const mains = planMains(province, chance);
  const total = 1 + province.townMunicipalities + province.subdistrictMunicipalities + province.saos;
  const extras = planExtras(mains, total - mains.length, chance);
  reachOut(province, mains, extras, chance);
  giveKinds(province, mains, extras, chance);
  return numbered([...mains, ...extras]);
}

/** In the order of their seats, a main authority before those beside it. */
function numbered(authorities: Authority[]): PlannedAuthority[] {
  const bySeat = authorities.sort((one, other) => Number(one.seat.code) - Number(other.seat.code));
  const running = new Map<DemoDistrict, number>();
  return bySeat.map((authority) => {
    const number = (running.get(authority.district) ?? 0) + 1;
    running.set(authority.district, number);
    return { ...authority, code: `DEMO-L-${authority.district.code}-${String(number).padStart(2, '0')}` };
  });
}

function planMains(province: DemoProvince, chance: Chance): Authority[] {
  const followers = province.districts.flatMap(({ subdistricts }) => subdistricts.slice(1));
  const joiningTheCity = province.districts[0]?.subdistricts.slice(1, 1 + CITY_NEIGHBOURS) ?? [];
  const absorbed = new Set(
    [...joiningTheCity, ...chance.shuffled(followers)].slice(
      0,
      Math.round(province.subdistricts.length * ABSORBED_SHARE),
    ),
  );
  const mains: Authority[] = [];
  for (const district of province.districts) {
    for (const seat of district.subdistricts) {
      if (absorbed.has(seat)) mains.at(-1)?.covers.push(seat);
      else mains.push({ kind: LocalAuthorityKind.SAO, district, seat, covers: [seat], besideAnother: false });
    }
  }
  return mains;
}

function planExtras(mains: Authority[], count: number, chance: Chance): Authority[] {
  const extrasBeside = (position: number) => (position === 0 ? 3 : position < 4 ? 2 : 1);
  return chance
    .shuffled(mains.slice(1))
    .flatMap((main, position) => Array<Authority>(extrasBeside(position)).fill(main))
    .slice(0, count)
    .map(({ district, seat }) => ({
      kind: LocalAuthorityKind.SUBDISTRICT_MUNICIPALITY,
      district,
      seat,
      covers: [seat],
      besideAnother: true,
    }));
}

function reachOut(province: DemoProvince, mains: Authority[], extras: Authority[], chance: Chance): void {
  const shared = new Set(extras.map(({ seat }) => seat));
  const wanted = Math.round(province.subdistricts.length * SHARED_SHARE) - shared.size;
  const reachable = mains.flatMap((main, position) => {
    const before = mains[position - 1];
    return before?.district === main.district && !shared.has(main.seat) ? [{ before, into: main.seat }] : [];
  });
  for (const { before, into } of chance.shuffled(reachable).slice(0, wanted)) before.covers.push(into);
}

function giveKinds(
  province: DemoProvince,
  [city, ...others]: Authority[],
  extras: Authority[],
  chance: Chance,
): void {
  if (city) city.kind = LocalAuthorityKind.CITY_MUNICIPALITY;
  const kinds = [
    ...Array<LocalAuthorityKind>(province.townMunicipalities).fill(LocalAuthorityKind.TOWN_MUNICIPALITY),
    ...Array<LocalAuthorityKind>(province.subdistrictMunicipalities - extras.length).fill(
      LocalAuthorityKind.SUBDISTRICT_MUNICIPALITY,
    ),
  ];
  chance.shuffled(others).forEach((authority, position) => {
    authority.kind = kinds[position] ?? LocalAuthorityKind.SAO;
  });
}
