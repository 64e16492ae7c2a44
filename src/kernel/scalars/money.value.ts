import { FormField, HubValue } from '../listing/index.ts';
import { grouped } from './decimal.ts';
import { thaiDigits } from './digits.ts';
import { GraphQLMoney, type Money, SATANG_IN_BAHT } from './money.ts';

/** An amount of money in the forms in which the API tells it. */
export interface MoneyForms {
  baht: string;
  satang: string;
  textTh: string;
  textThaiDigits: string;
  textEn: string;
}

/** Tells an amount as the API does. */
export function moneyForms(money: Money): MoneyForms {
  const total = BigInt(money);
  const baht = total / SATANG_IN_BAHT;
  const satang = (total % SATANG_IN_BAHT).toString().padStart(2, '0');
  const text = `${grouped(baht)}.${satang}`;
  return {
    baht: `${baht}.${satang}`,
    satang: total.toString(),
    textTh: `${text} บาท`,
    textThaiDigits: thaiDigits(`${text} บาท`),
    textEn: `${text} baht`,
  };
}

/** Over one column: satang, bigint. */
@HubValue('MoneyValue', {
  description: 'An amount of money in Thai baht.',
  filter: { scalar: GraphQLMoney, of: 'an amount of money' },
})
export class MoneyValue {
  @FormField(() => String, {
    description: 'All of it in baht with two decimals, as text: `1234.50`.',
    sql: (satang) => `hub.baht(${satang})`,
  })
  baht!: never;

  @FormField(() => String, {
    description: 'All of it in satang, 100 to a baht: a whole number, as text since it may be beyond an Int.',
    sql: (satang) => `${satang}::text`,
  })
  satang!: never;

  @FormField(() => String, {
    description: 'In Thai: `1,234.50 บาท`.',
    sql: (satang) => `hub.money_text(${satang}, 'th')`,
  })
  textTh!: never;

  @FormField(() => String, {
    description: 'In Thai with Thai digits: `๑,๒๓๔.๕๐ บาท`.',
    sql: (satang) => `hub.thai_digits(hub.money_text(${satang}, 'th'))`,
  })
  textThaiDigits!: never;

  @FormField(() => String, {
    description: 'In English: `1,234.50 baht`.',
    sql: (satang) => `hub.money_text(${satang}, 'en')`,
  })
  textEn!: never;
}
