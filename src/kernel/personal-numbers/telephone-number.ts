import { GAP } from './gap.ts';

const digits = (count: number): string => `(?:${GAP}\\d){${count}}`;

/** What comes after the trunk digit 0: mobile 6, 8, 9 and eight digits; Bangkok 2 and seven; elsewhere 3x to 5x, 7x and six. */
const SUBSCRIBER = `(?:[689]${digits(8)}|2${digits(7)}|[3-57]${digits(7)})`;

const OPENING = '[([]?';

/** A number as it is dialled in the country; from abroad, `+66` or `0066`, also with the 0; and `66` by itself. */
const NUMBER = new RegExp(
  `(?<!\\d)(?=(${OPENING}(?:\\+${GAP}66|00${GAP}66)${GAP}(?:0${GAP})?${SUBSCRIBER}|${OPENING}0${GAP}${SUBSCRIBER}|66${GAP}${SUBSCRIBER})(?!\\d))`,
  'g',
);

/** A list of days, months or hours: nothing but pairs of digits, each greater than the one before. */
function isRisingList(found: string): boolean {
  const groups = found.split(/\D+/);
  return groups.every((group, at) => group.length === 2 && (at === 0 || group > groups[at - 1]!));
}

/** Codes that DLA gives from Tak to Phichit begin with 66 as well; a telephone number with it is grouped otherwise. */
function isCode(found: string): boolean {
  if (!found.startsWith('66')) return false;
  const [first] = found.split(/\D+/);
  return first !== found && !['66', '662'].includes(first!) && first!.length !== 4;
}

/** Where in a plain text what can be a telephone number of Thailand stands. */
export function telephoneNumbersIn(plain: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { index, 1: number } of plain.matchAll(NUMBER)) {
    if (index < (found.at(-1)?.to ?? 0) || isRisingList(number!) || isCode(number!)) continue;
    found.push({ from: index, to: index + number!.length });
  }
  return found;
}
