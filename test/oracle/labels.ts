import type { PlainRow } from './pages.ts';

const BANGKOK = '10';

const syntheticMark = { th: 'ข้อมูลสมมุติ', en: 'SYNTHETIC' } as const;

const areaWords = {
  PROVINCE: { th: 'จังหวัด', en: 'Province' },
  DISTRICT: { th: 'อำเภอ', en: 'District' },
  SUBDISTRICT: { th: 'ตำบล', en: 'Subdistrict' },
} as const;

const bangkokWords = {
  PROVINCE: { th: '', en: '' },
  DISTRICT: { th: 'เขต', en: 'District' },
  SUBDISTRICT: { th: 'แขวง', en: 'Subdistrict' },
} as const;

/** An area and those that it lies in, from the smallest to its province. */
export type AreaPath = PlainRow[];

function areaName(area: PlainRow, language: 'th' | 'en', isBangkok: boolean): string {
  const words = (isBangkok ? bangkokWords : areaWords)[area.level as keyof typeof areaWords];
  if (language === 'th') return `${words.th}${area.nameTh}`;
  return [area.nameEn ?? area.nameTh, words.en].filter((part) => part !== '').join(' ');
}

/** The areas of a path with their level words, from the smallest to the province. */
export function areaLabel(path: AreaPath, language: 'th' | 'en'): string {
  const isBangkok = path.at(-1)?.code === BANGKOK;
  return path.map((area) => areaName(area, language, isBangkok)).join(language === 'th' ? ' ' : ', ');
}

const authorityWords: Record<string, { th: string; en: string }> = {
  PAO: { th: 'องค์การบริหารส่วนจังหวัด', en: 'Provincial Administrative Organisation' },
  CITY_MUNICIPALITY: { th: 'เทศบาลนคร', en: 'City Municipality' },
  TOWN_MUNICIPALITY: { th: 'เทศบาลเมือง', en: 'Town Municipality' },
  SUBDISTRICT_MUNICIPALITY: { th: 'เทศบาลตำบล', en: 'Subdistrict Municipality' },
  SAO: { th: 'องค์การบริหารส่วนตำบล', en: 'Subdistrict Administrative Organisation' },
  SPECIAL: { th: '', en: '' },
};

const officeWords: Record<string, { th: string; en: string }> = {
  LOCAL_ADMINISTRATION_OFFICE: {
    th: 'สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด',
    en: 'Provincial Office for Local Administration',
  },
  'COMMUNITY_DEVELOPMENT_OFFICE PROVINCE': {
    th: 'สำนักงานพัฒนาชุมชนจังหวัด',
    en: 'Provincial Community Development Office',
  },
  'COMMUNITY_DEVELOPMENT_OFFICE DISTRICT': {
    th: 'สำนักงานพัฒนาชุมชนอำเภอ',
    en: 'District Community Development Office',
  },
  'GOVERNMENT_OFFICE PROVINCE': { th: 'จังหวัด', en: 'Province Office' },
  'GOVERNMENT_OFFICE DISTRICT': { th: 'ที่ว่าการอำเภอ', en: 'District Office' },
  'GOVERNMENT_OFFICE PROVINCIAL_OFFICE_OF_BUDDHISM': {
    th: 'สำนักงานพระพุทธศาสนาจังหวัด',
    en: 'Provincial Office of Buddhism',
  },
};

/** A Sangha office is named by the tier of its unit; a region's own name begins with the word for region. */
const sanghaWords: Record<string, { th: string; en: string }> = {
  HON: { th: 'สำนักงานเจ้าคณะใหญ่หน', en: 'Chief Sangha Office' },
  REGION: { th: 'สำนักงานเจ้าคณะ', en: 'Sangha Office' },
  PROVINCE: { th: 'สำนักงานเจ้าคณะจังหวัด', en: 'Provincial Sangha Office' },
  DISTRICT: { th: 'สำนักงานเจ้าคณะอำเภอ', en: 'District Sangha Office' },
  SUBDISTRICT: { th: 'สำนักงานเจ้าคณะตำบล', en: 'Subdistrict Sangha Office' },
};

/** The words for an office that is named after its area; none for other partners. */
const officeOf = (partner: PlainRow) =>
  officeWords[[partner.type, partner.officeTier ?? partner.governmentOfficeKind].filter(Boolean).join(' ')];

function typeWords(partner: PlainRow, sanghaLevel: string | undefined) {
  if (partner.type === 'SANGHA_OFFICE') return sanghaWords[sanghaLevel ?? ''];
  return officeOf(partner) ?? authorityWords[String(partner.localAuthorityKind)];
}

function partnerName(partner: PlainRow, sanghaLevel: string | undefined, language: 'th' | 'en'): string {
  const words = typeWords(partner, sanghaLevel);
  const name = String((language === 'en' ? partner.nameEn : null) ?? partner.nameTh);
  if (words)
    return language === 'th'
      ? `${words.th}${name}`
      : [name, words.en].filter((part) => part !== '').join(' ');
  if (partner.type === 'TEMPLE') return language === 'th' ? `วัด${name}` : `Wat ${name}`;
  if (partner.type !== 'VILLAGE') return name;
  return language === 'th' ? `บ้าน${name} หมู่ที่ ${partner.mooNo}` : `Ban ${name}, Moo ${partner.mooNo}`;
}

/** What a partner's label is made of: itself, the areas it lies in, and the tier of the Sangha unit it is the office of. */
export interface LabelParts {
  partner: PlainRow;
  path: AreaPath;
  sanghaLevel: string | undefined;
}

/** A partner's name with its type and place; an office doesn't say the area twice that it is named after. */
export function partnerLabel({ partner, path, sanghaLevel }: LabelParts, language: 'th' | 'en'): string {
  const place = partner.type === 'AGENCY' ? [] : officeOf(partner) ? path.slice(1) : path;
  const parts = [partnerName(partner, sanghaLevel, language), areaLabel(place, language)].filter(Boolean);
  const label = parts.join(language === 'th' ? ' ' : ', ');
  return partner.source === 'SYNTHETIC' ? `${label} (${syntheticMark[language]})` : label;
}
