import { ActivityKind, HelpDomain, WelfareKind } from '../activity-kinds.ts';

/** What activities of a sort are like, and in which months they are held. */
export interface ActivityShape {
  kind: ActivityKind;
  welfareKind: WelfareKind | null;
  helpDomain: HelpDomain | null;
  /** How common it is in projects, and beside them. */
  share: { inProjects: number; beside: number };
  /** Weights of the months from January to December. */
  season: readonly number[];
  people: readonly [number, number];
  /** In hundreds of baht; null where nothing is spent. */
  hundredBaht: readonly [number, number] | null;
  atTemple: boolean;
  titlesTh: readonly string[];
  titleEn: string;
  /** Of the clauses of a province's agreement, the one that it serves. */
  clause: '1' | '2' | '3';
}

/** Trees are planted while it rains, mid-May to mid-October. */
const PLANTING = [2, 1, 1, 1, 6, 11, 12, 11, 9, 4, 2, 1];
/** Digging and building is for the dry months. */
const BUILDING = [10, 10, 8, 3, 5, 3, 2, 2, 1, 2, 7, 9];
/** Rooms are full all year, but for the new year in April and the end of the budget. */
const INDOORS = [8, 8, 7, 2, 6, 7, 7, 8, 6, 5, 7, 6];
/** Floods come at the end of the rains. */
const AFTER_FLOODS = [1, 0, 0, 0, 0, 1, 1, 2, 8, 30, 24, 4];
const ALL_YEAR = [6, 6, 6, 3, 6, 6, 6, 6, 6, 6, 6, 6];
/** Makha Bucha, Visakha Bucha, the rains retreat from Asanha Bucha to Ok Phansa, and Kathin after it. */
const FEASTS = [2, 7, 3, 2, 8, 3, 10, 6, 4, 9, 8, 3];
/** Dengue comes with the rains. */
const MOSQUITOES = [2, 1, 2, 2, 8, 11, 11, 9, 6, 4, 2, 1];

const none = { welfareKind: null, helpDomain: null } as const;

export const ACTIVITY_SHAPES: readonly ActivityShape[] = [
  {
    ...none,
    kind: ActivityKind.JOINT_WORK_DAY,
    share: { inProjects: 34, beside: 10 },
    season: PLANTING,
    people: [15, 120],
    hundredBaht: [5, 80],
    atTemple: false,
    titlesTh: ['เอามื้อสามัคคี ปลูกป่าสามอย่าง ประโยชน์สี่อย่าง', 'เอามื้อสามัคคี ปลูกแฝกและห่มดิน', 'ลงแขกดำนา'],
    titleEn: 'Joint work day: planting',
    clause: '2',
  },
  {
    ...none,
    kind: ActivityKind.CONSTRUCTION,
    share: { inProjects: 14, beside: 3 },
    season: BUILDING,
    people: [5, 40],
    hundredBaht: [50, 900],
    atTemple: false,
    titlesTh: ['ขุดหนองและคลองไส้ไก่', 'ปรับคันนาทองคำ', 'สร้างฐานเรียนรู้'],
    titleEn: 'Digging and building',
    clause: '2',
  },
  {
    ...none,
    kind: ActivityKind.TRAINING,
    share: { inProjects: 18, beside: 8 },
    season: INDOORS,
    people: [20, 80],
    hundredBaht: [20, 400],
    atTemple: false,
    titlesTh: ['อบรมหลักกสิกรรมธรรมชาติ', 'อบรมทำปุ๋ยหมักและน้ำหมัก', 'อบรมแกนนำครัวเรือน'],
    titleEn: 'Training',
    clause: '1',
  },
  {
    ...none,
    kind: ActivityKind.LEARNING_VISIT,
    share: { inProjects: 9, beside: 2 },
    season: INDOORS,
    people: [10, 60],
    hundredBaht: [10, 150],
    atTemple: false,
    titlesTh: ['ศึกษาดูงานแปลงต้นแบบ', 'แลกเปลี่ยนเรียนรู้กับตำบลข้างเคียง'],
    titleEn: 'Learning visit',
    clause: '1',
  },
  {
    ...none,
    kind: ActivityKind.MEETING,
    share: { inProjects: 15, beside: 9 },
    season: INDOORS,
    people: [8, 45],
    hundredBaht: null,
    atTemple: true,
    titlesTh: ['ประชุมคณะทำงานวัดและชุมชน', 'ประชุมติดตามความก้าวหน้า'],
    titleEn: 'Meeting',
    clause: '1',
  },
  {
    kind: ActivityKind.WELFARE,
    welfareKind: WelfareKind.RELIEF,
    helpDomain: HelpDomain.DISASTER,
    share: { inProjects: 2, beside: 20 },
    season: AFTER_FLOODS,
    people: [20, 400],
    hundredBaht: [30, 1500],
    atTemple: true,
    titlesTh: ['มอบถุงยังชีพผู้ประสบอุทกภัย', 'ตั้งโรงครัวช่วยผู้ประสบภัย', 'ทำความสะอาดบ้านเรือนหลังน้ำลด'],
    titleEn: 'Relief after floods',
    clause: '3',
  },
  {
    kind: ActivityKind.WELFARE,
    welfareKind: WelfareKind.SUPPORT,
    helpDomain: HelpDomain.QUALITY_OF_LIFE,
    share: { inProjects: 3, beside: 16 },
    season: ALL_YEAR,
    people: [5, 80],
    hundredBaht: [10, 300],
    atTemple: false,
    titlesTh: ['เยี่ยมผู้สูงอายุและผู้ป่วยติดเตียง', 'มอบทุนการศึกษา', 'ซ่อมบ้านผู้ยากไร้'],
    titleEn: 'Support for the vulnerable',
    clause: '3',
  },
  {
    kind: ActivityKind.WELFARE,
    welfareKind: WelfareKind.DEVELOPMENT,
    helpDomain: HelpDomain.QUALITY_OF_LIFE,
    share: { inProjects: 3, beside: 6 },
    season: INDOORS,
    people: [10, 90],
    hundredBaht: [10, 200],
    atTemple: true,
    titlesTh: ['ฝึกอาชีพผู้สูงอายุ', 'ตลาดนัดวัดและชุมชน'],
    titleEn: 'Welfare that builds skills',
    clause: '3',
  },
  {
    ...none,
    kind: ActivityKind.DHARMA,
    share: { inProjects: 1, beside: 15 },
    season: FEASTS,
    people: [30, 350],
    hundredBaht: [5, 150],
    atTemple: true,
    titlesTh: ['ปฏิบัติธรรมและทำบุญตักบาตร', 'หมู่บ้านรักษาศีล 5', 'เวียนเทียน'],
    titleEn: 'Dharma practice',
    clause: '1',
  },
  {
    kind: ActivityKind.CAMPAIGN,
    welfareKind: null,
    helpDomain: HelpDomain.COMMUNICABLE_DISEASE,
    share: { inProjects: 1, beside: 10 },
    season: MOSQUITOES,
    people: [10, 120],
    hundredBaht: [3, 60],
    atTemple: true,
    titlesTh: ['รณรงค์กำจัดลูกน้ำยุงลายในวัดและชุมชน', 'พ่นหมอกควันป้องกันไข้เลือดออก'],
    titleEn: 'Campaign against dengue',
    clause: '3',
  },
];
