import { ProjectKind } from '../project-kinds.ts';

/** What projects of a kind are like: how common, how big in rai, how dear in thousand baht, and what they are called. */
export interface ProjectShape {
  kind: ProjectKind;
  share: number;
  rai: readonly [number, number] | null;
  thousandBaht: readonly [number, number];
  titleTh: string;
  titleEn: string;
  goalTh: string;
  households: readonly [number, number];
  /** Of those at work, how many receive visitors. */
  learningPlaceShare: number;
}

/** HLM are households' own plots, CLM a community's ground with basins and woods. */
export const PROJECT_SHAPES: readonly ProjectShape[] = [
  {
    kind: ProjectKind.KHOK_NONG_NA_HLM,
    share: 36,
    rai: [1, 3],
    thousandBaht: [60, 130],
    titleTh: 'แปลงโคก หนอง นา ระดับครัวเรือน (HLM)',
    titleEn: 'Household khok-nong-na plot (HLM)',
    goalTh: 'ครัวเรือนมีน้ำและอาหารพอตลอดปี',
    households: [1, 4],
    learningPlaceShare: 0.15,
  },
  {
    kind: ProjectKind.KHOK_NONG_NA_CLM,
    share: 12,
    rai: [10, 15],
    thousandBaht: [700, 2200],
    titleTh: 'พื้นที่เรียนรู้ชุมชนต้นแบบโคก หนอง นา (CLM)',
    titleEn: 'Community khok-nong-na learning area (CLM)',
    goalTh: 'ชุมชนเรียนรู้การจัดการน้ำ ดิน และป่าบนพื้นที่จริง',
    households: [20, 120],
    learningPlaceShare: 0.7,
  },
  {
    kind: ProjectKind.KHOK_NONG_NA_VILLAGE_CENTRE,
    share: 12,
    rai: [3, 8],
    thousandBaht: [150, 600],
    titleTh: 'ศูนย์เรียนรู้โคก หนอง นา ประจำหมู่บ้าน',
    titleEn: 'Village khok-nong-na centre',
    goalTh: 'หมู่บ้านมีที่ฝึกปฏิบัติใกล้บ้าน',
    households: [15, 80],
    learningPlaceShare: 0.5,
  },
  {
    kind: ProjectKind.SUSTAINABLE_VILLAGE,
    share: 13,
    rai: null,
    thousandBaht: [50, 300],
    titleTh: 'หมู่บ้านยั่งยืน',
    titleEn: 'Sustainable village',
    goalTh: 'คนในหมู่บ้านพึ่งพากันและดูแลผู้เปราะบาง',
    households: [40, 200],
    learningPlaceShare: 0.1,
  },
  {
    kind: ProjectKind.PUBLIC_WELFARE_MODEL,
    share: 11,
    rai: null,
    thousandBaht: [30, 250],
    titleTh: 'วัดต้นแบบสาธารณสงเคราะห์',
    titleEn: 'Model temple of public welfare',
    goalTh: 'วัดและท้องถิ่นช่วยผู้ยากไร้และผู้ประสบภัยร่วมกัน',
    households: [20, 150],
    learningPlaceShare: 0.15,
  },
  {
    kind: ProjectKind.CURRICULUM_TRAINING,
    share: 8,
    rai: null,
    thousandBaht: [20, 180],
    titleTh: 'อบรมหลักสูตรปรัชญาของเศรษฐกิจพอเพียง',
    titleEn: 'Training in the sufficiency economy',
    goalTh: 'แกนนำครัวเรือนนำความรู้ไปใช้',
    households: [20, 60],
    learningPlaceShare: 0,
  },
  {
    kind: ProjectKind.SUFFICIENCY_ECONOMY_ZONE,
    share: 6,
    rai: [5, 30],
    thousandBaht: [200, 1200],
    titleTh: 'เขตเศรษฐกิจพอเพียงวัดและชุมชน',
    titleEn: 'Sufficiency economy zone of temple and community',
    goalTh: 'มีรายได้เสริมจากผลผลิตของชุมชน',
    households: [10, 90],
    learningPlaceShare: 0.3,
  },
  {
    kind: ProjectKind.OTHER,
    share: 2,
    rai: null,
    thousandBaht: [10, 90],
    titleTh: 'ลานวัดลานกีฬา',
    titleEn: 'Temple ground as playing field',
    goalTh: 'เด็กและผู้สูงวัยใช้พื้นที่วัดร่วมกัน',
    households: [20, 100],
    learningPlaceShare: 0,
  },
];

export const BUDGET_SOURCES = [
  'ข้อบัญญัติงบประมาณรายจ่ายประจำปี',
  'เงินอุดหนุนเฉพาะกิจ',
  'งบกรมการพัฒนาชุมชน',
  'เงินบริจาคผ่านวัด',
  'กองทุนหลักประกันสุขภาพท้องถิ่น',
] as const;
