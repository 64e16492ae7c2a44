/** The months by number from 1, as letters, forms and spreadsheets name them. */
export const MONTHS = [
  { th: 'มกราคม', shortTh: 'ม.ค.', en: 'January' },
  { th: 'กุมภาพันธ์', shortTh: 'ก.พ.', en: 'February' },
  { th: 'มีนาคม', shortTh: 'มี.ค.', en: 'March' },
  { th: 'เมษายน', shortTh: 'เม.ย.', en: 'April' },
  { th: 'พฤษภาคม', shortTh: 'พ.ค.', en: 'May' },
  { th: 'มิถุนายน', shortTh: 'มิ.ย.', en: 'June' },
  { th: 'กรกฎาคม', shortTh: 'ก.ค.', en: 'July' },
  { th: 'สิงหาคม', shortTh: 'ส.ค.', en: 'August' },
  { th: 'กันยายน', shortTh: 'ก.ย.', en: 'September' },
  { th: 'ตุลาคม', shortTh: 'ต.ค.', en: 'October' },
  { th: 'พฤศจิกายน', shortTh: 'พ.ย.', en: 'November' },
  { th: 'ธันวาคม', shortTh: 'ธ.ค.', en: 'December' },
] as const;

const keyOf = (name: string): string => name.replace(/[.\s]/g, '').toLowerCase();

/** Also "Sept", the one English month with two abbreviations. */
const byName = new Map<string, { month: number; isThai: boolean }>([
  ['sept', { month: 9, isThai: false }],
  ...MONTHS.flatMap(({ th, shortTh, en }, index) => [
    [keyOf(th), { month: index + 1, isThai: true }] as const,
    [keyOf(shortTh), { month: index + 1, isThai: true }] as const,
    [keyOf(en), { month: index + 1, isThai: false }] as const,
    [keyOf(en.slice(0, 3)), { month: index + 1, isThai: false }] as const,
  ]),
]);

/** The month that a name stands for: full or short, with or without full stops, Thai or English. */
export const monthNamed = (name: string): { month: number; isThai: boolean } | undefined =>
  byName.get(keyOf(name));

export const monthName = (month: number): (typeof MONTHS)[number] => MONTHS[month - 1]!;
