/** Amounts of land, money and months in all forms of the API, by hand: whole numbers only, no float. */
const thaiDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0x0e50 + Number(digit)));

const grouped = (whole: bigint): string => whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');

const SQUARE_WA_PARTS = 10_000n;

/** Ten-thousandths as a decimal without zeros at its end. */
function decimal(parts: bigint): string {
  const rest = (parts % SQUARE_WA_PARTS).toString().padStart(4, '0').replace(/0+$/, '');
  return `${parts / SQUARE_WA_PARTS}${rest && `.${rest}`}`;
}

function tenThousandths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole) * SQUARE_WA_PARTS + BigInt(part.padEnd(4, '0'));
}

/** Land, given in square wa: 400 make a rai, 100 an ngan, and one is 4 m². */
export function plainLand(squareWa: string | null) {
  if (squareWa === null) return null;
  const all = tenThousandths(squareWa);
  const rai = all / (400n * SQUARE_WA_PARTS);
  const ngan = (all / (100n * SQUARE_WA_PARTS)) % 4n;
  const wa = decimal(all % (100n * SQUARE_WA_PARTS));
  const words = (names: [string, string, string]) => {
    const parts = [rai > 0n && `${grouped(rai)} ${names[0]}`, ngan > 0n && `${ngan} ${names[1]}`];
    const found = [...parts, wa !== '0' && `${wa} ${names[2]}`].filter(Boolean);
    return found.join(' ');
  };
  const textTh = words(['ไร่', 'งาน', 'ตารางวา']);
  return {
    rai: Number(rai),
    ngan: Number(ngan),
    squareWa: wa,
    totalSquareWa: decimal(all),
    squareMetres: decimal(all * 4n),
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: words(['rai', 'ngan', 'square wa']),
  };
}

/** Money, given in satang: 100 make a baht. */
export function plainMoney(satang: string | null) {
  if (satang === null) return null;
  const all = BigInt(satang);
  const rest = (all % 100n).toString().padStart(2, '0');
  const textTh = `${grouped(all / 100n)}.${rest} บาท`;
  return {
    baht: `${all / 100n}.${rest}`,
    satang,
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: `${grouped(all / 100n)}.${rest} baht`,
  };
}

const MONTHS_TH =
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(' ');
const MONTHS_EN =
  'January February March April May June July August September October November December'.split(' ');

/** A month of the present, given by its first day. */
export function plainMonth(firstDay: string) {
  const [year, month] = firstDay.split('-').map(Number) as [number, number];
  const twoDigits = firstDay.slice(5, 7);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const midnight = (day: Date) =>
    new Date(day.getTime() - 7 * 3_600_000).toISOString().replace('.000Z', '.000000Z');
  const textTh = `${MONTHS_TH[month - 1]} พ.ศ. ${year + 543}`;
  return {
    ce: `${year}-${twoDigits}`,
    be: `BE ${year + 543}-${twoDigits}`,
    textTh,
    textThaiDigits: thaiDigits(textTh),
    textEn: `${MONTHS_EN[month - 1]} ${year} CE`,
    yearBE: year + 543,
    month,
    fiscalYearBE: year + 543 + (month >= 10 ? 1 : 0),
    fiscalQuarter:
      (Math.floor((month - 1) / 3) + 1) % 4 === 0 ? 1 : ((Math.floor((month - 1) / 3) + 1) % 4) + 1,
    startsOn: firstDay,
    endsOn: last,
    startsAt: midnight(new Date(Date.UTC(year, month - 1, 1))),
    endsBefore: midnight(new Date(Date.UTC(year, month, 1))),
  };
}
