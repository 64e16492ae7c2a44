/** The last year that began in April, and ended in December. */
const SHORT_YEAR = 2483;

const pad = (number: number) => String(number).padStart(4, '0');

/** The year BE in whose list of months a month of the Common Era stands. */
const yearBE = (year: number, month: number) => (year > 1940 || month > 3 ? year + 543 : year + 542);

const inLanguage = (locale: string, iso: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${iso}T00:00:00Z`));

const monthIn = (language: string, iso: string) =>
  inLanguage(`${language}-u-ca-gregory`, iso, { month: 'long' });

const thaiDigits = (text: string) =>
  text.replace(/\d/g, (digit) => new Intl.NumberFormat('th-u-nu-thai').format(Number(digit)));

function plainDay(iso: string) {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  const be = yearBE(year, month);
  const textTh = `${day} ${monthIn('th', iso)} พ.ศ. ${be}`;
  return {
    ce: iso,
    be: `BE ${pad(be)}${iso.slice(4)}`,
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: `${day} ${monthIn('en', iso)} ${year} CE`,
    precision: 'DAY',
    yearBE: be,
    yearCE: year,
    firstDay: iso,
    lastDay: iso,
  };
}

function plainYear(be: number) {
  const beginsInApril = be <= SHORT_YEAR;
  const firstDay = `${pad(be - 543)}-${beginsInApril ? '04-01' : '01-01'}`;
  const lastDay = be < SHORT_YEAR ? `${pad(be - 542)}-03-31` : `${pad(be - 543)}-12-31`;
  return {
    ce: beginsInApril ? `${firstDay}/${lastDay}` : pad(be - 543),
    be: `BE ${pad(be)}`,
    textTh: `พ.ศ. ${be}`,
    textThaiDigits: thaiDigits(`พ.ศ. ${be}`),
    textEn: beginsInApril ? `${be} BE` : `${be - 543} CE`,
    precision: 'YEAR',
    yearBE: be,
    yearCE: be < SHORT_YEAR ? null : be - 543,
    firstDay,
    lastDay,
  };
}

/** A date that is known to the month, given its first day. */
export function plainMonthOfYear(iso: string) {
  const [year, month] = iso.split('-').map(Number) as [number, number];
  const be = yearBE(year, month);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const textTh = `${monthIn('th', iso)} พ.ศ. ${be}`;
  return {
    ce: iso.slice(0, 7),
    be: `BE ${pad(be)}${iso.slice(4, 7)}`,
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: `${monthIn('en', iso)} ${year} CE`,
    precision: 'MONTH',
    yearBE: be,
    yearCE: year,
    firstDay: iso,
    lastDay: last,
  };
}

/** A date that is known to the day, or only to the year of the Buddhist Era, in all forms of the API. */
export function plainDate(day: string | null, year: number | null) {
  if (day !== null) return plainDay(day);
  return year === null || year < 544 ? null : plainYear(year);
}
