import { Int } from 'type-graphql';
import { FormField, HubValue } from '../listing/index.ts';
import { decimalText, grouped, partsOf } from './decimal.ts';
import { thaiDigits } from './digits.ts';
import { GraphQLLandArea, type LandArea, M2_IN_WA, WA_IN_NGAN, WA_IN_RAI, WA_PLACES } from './land-area.ts';

/** An area of land in the forms in which the API tells it. */
export interface LandAreaForms {
  rai: number;
  ngan: number;
  squareWa: string;
  totalSquareWa: string;
  squareMetres: string;
  textTh: string;
  textThaiDigits: string;
  textEn: string;
}

const PARTS = 10n ** BigInt(WA_PLACES);

/** Tells an area of land as the API does. */
export function landAreaForms(area: LandArea): LandAreaForms {
  const total = partsOf(area, WA_PLACES);
  const rai = total / (WA_IN_RAI * PARTS);
  const ngan = (total / (WA_IN_NGAN * PARTS)) % (WA_IN_RAI / WA_IN_NGAN);
  const squareWa = decimalText(total % (WA_IN_NGAN * PARTS), WA_PLACES);
  const text = (words: { rai: string; ngan: string; wa: string }) =>
    [
      ...(rai > 0n ? [`${grouped(rai)} ${words.rai}`] : []),
      ...(ngan > 0n ? [`${ngan} ${words.ngan}`] : []),
      ...(squareWa === '0' ? [] : [`${squareWa} ${words.wa}`]),
    ].join(' ');
  const textTh = text({ rai: 'ไร่', ngan: 'งาน', wa: 'ตารางวา' });
  return {
    rai: Number(rai),
    ngan: Number(ngan),
    squareWa,
    totalSquareWa: decimalText(total, WA_PLACES),
    squareMetres: decimalText(total * M2_IN_WA, WA_PLACES),
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: text({ rai: 'rai', ngan: 'ngan', wa: 'square wa' }),
  };
}

/** Over one column: square wa, numeric. */
@HubValue('LandAreaValue', {
  description: 'An area of land: rai, ngan and square wa together, and the whole of it in other units.',
  filter: { scalar: GraphQLLandArea, of: 'an area of land' },
})
export class LandAreaValue {
  @FormField(() => Int, {
    description: 'Whole rai, of 1,600 m².',
    sql: (wa) => `div(${wa}, 400)::int`,
  })
  rai!: never;

  @FormField(() => Int, {
    description: 'Whole ngan beside the rai, from 0 to 3.',
    sql: (wa) => `(div(${wa}, 100) % 4)::int`,
  })
  ngan!: never;

  @FormField(() => String, {
    description: 'Square wa beside rai and ngan, below 100: an exact decimal, as text.',
    sql: (wa) => `trim_scale(${wa} % 100)::text`,
  })
  squareWa!: never;

  @FormField(() => String, {
    description: 'All of it in square wa: an exact decimal, as text.',
    sql: (wa) => `trim_scale(${wa})::text`,
  })
  totalSquareWa!: never;

  @FormField(() => String, {
    description: 'All of it in square metres, 4 to a square wa: an exact decimal, as text.',
    sql: (wa) => `trim_scale(${wa} * 4)::text`,
  })
  squareMetres!: never;

  @FormField(() => String, {
    description: 'In Thai: `2 ไร่ 1 งาน 50 ตารางวา`.',
    sql: (wa) => `hub.land_area_text(${wa}, 'th')`,
  })
  textTh!: never;

  @FormField(() => String, {
    description: 'In Thai with Thai digits: `๒ ไร่ ๑ งาน ๕๐ ตารางวา`.',
    sql: (wa) => `hub.thai_digits(hub.land_area_text(${wa}, 'th'))`,
  })
  textThaiDigits!: never;

  @FormField(() => String, {
    description: 'In English: `2 rai 1 ngan 50 square wa`.',
    sql: (wa) => `hub.land_area_text(${wa}, 'en')`,
  })
  textEn!: never;
}
