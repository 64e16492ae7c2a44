import { HubError } from '../errors.ts';

/** Days from here on are meant in the Buddhist Era, which is 543 ahead. */
const NO_DAY_OF_COMMON_ERA = '2400';

/** What is wrong with a day that was sent as one of the Common Era, where all dates in ISO form are; undefined where it is one. */
export function otherEra(field: string, day: string): HubError | undefined {
  if (day < NO_DAY_OF_COMMON_ERA) return undefined;
  return new HubError(
    'BAD_INPUT',
    {
      th: `${field} ต้องเป็นปีคริสต์ศักราช: ${day} น่าจะเป็นพุทธศักราช (ลบ 543)`,
      en: `${field} is a date of the Common Era: ${day} looks like the Buddhist Era (take 543 off)`,
    },
    { field, rule: `year < ${NO_DAY_OF_COMMON_ERA}`, value: day },
  );
}
