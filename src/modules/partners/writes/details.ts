import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, InputType, Int } from 'type-graphql';
import { type BuddhistDate, GraphQLBuddhistDate } from '../../../kernel/scalars/index.ts';
import type { Problems } from '../../../write/index.ts';
import {
  GovernmentOfficeKind,
  LocalAuthorityKind,
  NetworkPartnerKind,
  OfficeTier,
  PartnerType,
  TempleRank,
} from '../partner-kinds.ts';
import { Nikaya } from '../sangha-unit.entity.ts';

@InputType('PartnerDetailsInput', {
  description: 'What only partners of some type have. A field of another type is refused.',
})
export class PartnerDetailsInput {
  @Field(() => LocalAuthorityKind, {
    nullable: true,
    description: 'Of a local authority, when it is created; later by `changeAuthorityKind`.',
  })
  localAuthorityKind?: LocalAuthorityKind | null;

  @Field(() => Float, { nullable: true, description: 'Of a local authority: its area in square kilometres.' })
  areaKm2?: number | null;

  @Field(() => OfficeTier, {
    nullable: true,
    description: 'Of a community development office, when it is created.',
  })
  officeTier?: OfficeTier | null;

  @Field(() => GovernmentOfficeKind, {
    nullable: true,
    description: 'Of a government office, when it is created.',
  })
  governmentOfficeKind?: GovernmentOfficeKind | null;

  @Field(() => Nikaya, { nullable: true, description: 'Of a temple: the order that it belongs to.' })
  nikaya?: Nikaya | null;

  @Field(() => TempleRank, { nullable: true, description: 'Of a temple: its rank.' })
  templeRank?: TempleRank | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a temple: the year of its founding in the Buddhist Era.',
  })
  foundedYearBE?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a temple: whether the royally granted boundary (wisungkhamasima) has been given.',
  })
  wisungkhamasima?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of a temple: the year of that grant in the Buddhist Era.',
  })
  wisungkhamasimaYearBE?: number | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Of a temple: the day of that grant (Common Era), where it is known.',
  })
  wisungkhamasimaOn?: string | null;

  @Field(() => GraphQLBuddhistDate, {
    nullable: true,
    description:
      'Of a temple: the date of that grant, to the day or to the year BE; in the place of the two fields that tell them apart.',
  })
  wisungkhamasimaGranted?: BuddhistDate | null;

  @Field(() => Int, { nullable: true, description: 'Of a village: its number in the subdistrict (หมู่ที่).' })
  mooNo?: number | null;

  @Field(() => NetworkPartnerKind, { nullable: true, description: 'Of a network partner: its kind.' })
  networkPartnerKind?: NetworkPartnerKind | null;
}

/** The details as columns hold them. */
export type PartnerDetails = Omit<PartnerDetailsInput, 'wisungkhamasimaGranted'>;

type DetailName = keyof PartnerDetails;

/** Whose a detail is, whether a partner of that type must have it, and whether it stays as it was given. */
const DETAILS: Record<DetailName, { type: PartnerType; required?: true; fixed?: true }> = {
  localAuthorityKind: { type: PartnerType.LOCAL_AUTHORITY, required: true, fixed: true },
  areaKm2: { type: PartnerType.LOCAL_AUTHORITY },
  officeTier: { type: PartnerType.COMMUNITY_DEVELOPMENT_OFFICE, required: true, fixed: true },
  governmentOfficeKind: { type: PartnerType.GOVERNMENT_OFFICE, required: true, fixed: true },
  nikaya: { type: PartnerType.TEMPLE },
  templeRank: { type: PartnerType.TEMPLE },
  foundedYearBE: { type: PartnerType.TEMPLE },
  wisungkhamasima: { type: PartnerType.TEMPLE },
  wisungkhamasimaYearBE: { type: PartnerType.TEMPLE },
  wisungkhamasimaOn: { type: PartnerType.TEMPLE },
  mooNo: { type: PartnerType.VILLAGE, required: true },
  networkPartnerKind: { type: PartnerType.NETWORK_PARTNER, required: true },
};

const NAMES = Object.keys(DETAILS) as DetailName[];

/** From the largest down: the province of Nakhon Ratchasima has 20,494 km². */
const LARGEST_AREA_KM2 = 21_000;
const BUDDHIST_ERA = 543;
/** Before it, a year of the Buddhist Era began in April, and a day's two years were not 543 apart. */
const FIRST_YEAR_FROM_JANUARY = '1941';

/** What of the details was given at all, null included. */
export const givenDetails = (details: PartnerDetails | null | undefined): DetailName[] =>
  NAMES.filter((name) => details?.[name] !== undefined);

/** Checks the details of a partner that is yet to be: none of another type, and none missing that it must have. */
export function checkNewDetails(
  problems: Problems,
  type: PartnerType,
  details: PartnerDetails,
  today: string,
): void {
  for (const name of NAMES) {
    const { type: whose, required } = DETAILS[name];
    if (whose === type && required && details[name] == null) missing(problems, name, type);
  }
  checkDetails(problems, type, details, details, today);
}

/** Checks details that are to replace others: none that stay as they were given, none emptied that must be there. */
export function checkChangedDetails(
  problems: Problems,
  present: { type: PartnerType } & Partial<PartnerDetails>,
  details: PartnerDetails,
  today: string,
): void {
  for (const name of givenDetails(details)) {
    const { type: whose, required, fixed } = DETAILS[name];
    if (whose !== present.type) continue;
    if (fixed) {
      const rule = name === 'localAuthorityKind' ? 'changeAuthorityKind' : 'given once';
      problems.bad(`details.${name}`, rule, details[name], {
        th: `${name} แก้ด้วยรายการนี้ไม่ได้`,
        en: `${name} is not changed by this`,
      });
    } else if (required && details[name] === null) missing(problems, name, present.type);
  }
  checkDetails(problems, present.type, details, { ...present, ...definedOf(details) }, today);
}

export const definedOf = (details: PartnerDetails): PartnerDetails =>
  Object.fromEntries(givenDetails(details).map((name) => [name, details[name]]));

function missing(problems: Problems, name: DetailName, type: PartnerType): void {
  problems.bad(`details.${name}`, 'not null', null, {
    th: `ประเภท ${type} ต้องมี ${name}`,
    en: `The type ${type} must have ${name}`,
  });
}

/** @param result the details as they are to be, present ones included */
function checkDetails(
  problems: Problems,
  type: PartnerType,
  given: PartnerDetails,
  result: Partial<PartnerDetails>,
  today: string,
): void {
  for (const name of givenDetails(given)) {
    const { type: whose } = DETAILS[name];
    if (whose === type || given[name] === null) continue;
    problems.bad(`details.${name}`, `type = ${whose}`, given[name], {
      th: `${name} มีเฉพาะประเภท ${whose} ไม่ใช่ ${type}`,
      en: `Only the type ${whose} has ${name}, not ${type}`,
    });
  }
  const thisYearBE = Number(today.slice(0, 4)) + BUDDHIST_ERA;
  if (given.areaKm2 != null && !(given.areaKm2 > 0 && given.areaKm2 <= LARGEST_AREA_KM2)) {
    problems.bad('details.areaKm2', `0 < areaKm2 <= ${LARGEST_AREA_KM2}`, given.areaKm2, {
      th: `areaKm2 ต้องมากกว่า 0 และไม่เกิน ${LARGEST_AREA_KM2} ตร.กม.`,
      en: `areaKm2 must be above 0 and at most ${LARGEST_AREA_KM2}`,
    });
  }
  problems.within('details.foundedYearBE', given.foundedYearBE, 1, thisYearBE);
  problems.within('details.wisungkhamasimaYearBE', given.wisungkhamasimaYearBE, 1, thisYearBE);
  problems.notAfter('details.wisungkhamasimaOn', given.wisungkhamasimaOn, today);
  problems.within('details.mooNo', given.mooNo, 1, 99);
  checkGrant(problems, result);
}

function checkGrant(problems: Problems, result: Partial<PartnerDetails>): void {
  const { wisungkhamasima, wisungkhamasimaYearBE: year, wisungkhamasimaOn: day } = result;
  if (wisungkhamasima === false && (year != null || day != null)) {
    problems.bad('details.wisungkhamasima', 'true where there is a date', false, {
      th: 'มีปีหรือวันที่ได้รับวิสุงคามสีมา ทั้งที่ระบุว่ายังไม่ได้รับ',
      en: 'There is a year or day of a grant that is said not to have been given',
    });
  }
  if (year == null || day == null || day < FIRST_YEAR_FROM_JANUARY) return;
  if (Number(day.slice(0, 4)) + BUDDHIST_ERA === year) return;
  problems.bad('details.wisungkhamasimaYearBE', `year of ${day}`, year, {
    th: `wisungkhamasimaYearBE ไม่ตรงกับ ${day}`,
    en: `wisungkhamasimaYearBE is not the year of ${day}`,
  });
}
