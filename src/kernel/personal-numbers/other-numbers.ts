const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20|24|25|26)\\d\\d';
const HEX = '[0-9a-f]';

/** What else digits with full stops, hyphens and spaces between them say. */
const OTHERS = new RegExp(
  [
    // A date by day, month and year, and one by year, month and day.
    `(?<!\\d|\\d\\.)${DAY}([-. ])${MONTH}\\1${YEAR}(?!\\d)`,
    `(?<!\\d|\\d\\.)${YEAR}-\\d\\d-\\d\\d(?!\\d)`,
    // A time of the day, but not the beginning of 02.12.34567.
    '(?<!\\d|\\d\\.)(?:[01]?\\d|2[0-4])\\.[0-5]\\d(?!\\d|\\.\\d|-\\d{3})',
    // A number with decimals, such as a coordinate; but not the beginning of 0.8123.4567 or 1.081-234-5678.
    '(?<!\\d|\\d[.-])(?:0|[1-9]\\d{0,2})\\.\\d+(?!\\d|[.-]\\d)',
    // An amount in groups of thousands.
    '(?<!\\d)\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)',
    // A UUID.
    `(?<!${HEX})${HEX}{8}-(?:${HEX}{4}-){3}${HEX}{12}(?!${HEX})`,
  ].join('|'),
  'gi',
);

/**
 * A plain text without what else its digits say. Nothing moves, so places stay what they are; and what takes its place is
 * neither a digit nor a gap, so that no number runs across.
 */
export const withoutOtherNumbers = (plain: string): string =>
  plain.replace(OTHERS, (other) => '_'.repeat(other.length));
