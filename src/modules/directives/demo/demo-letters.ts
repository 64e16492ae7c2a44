import { PartnerType } from '../../partners/index.ts';

/** What a demo letter asks for; of offices by its own last day, of authorities by that of their office where it names none. */
export interface DemoAction {
  textTh: string;
  textEn: string;
  of: PartnerType;
  dueOn: string;
}

/** A letter of the department to the offices of the demo's provinces, who passed it on; words and numbers of no real paper. */
export interface DemoLetter {
  slug: string;
  number: string;
  datedOn: string;
  subjectTh: string;
  subjectEn: string;
  acknowledgeBy: string;
  actions: readonly DemoAction[];
  /** Of the authorities, what share has taken note, and what share of an action's answers there are of those. */
  acknowledged: number;
  answered: number;
  /** What share of the answers says that it is not done. */
  notDone: number;
}

export const LETTERS: readonly DemoLetter[] = [
  {
    slug: 'model-areas-2569',
    number: 'มท 0000/ว 101 (จำลอง)',
    datedOn: '2025-11-17',
    subjectTh: 'สำรวจพื้นที่ต้นแบบที่วัดและชุมชนทำร่วมกัน ประจำปี 2569',
    subjectEn: 'Survey of model areas of temples and communities, 2569',
    acknowledgeBy: '2025-12-15',
    actions: [
      {
        textTh: 'ส่งต่อให้องค์กรปกครองส่วนท้องถิ่นในจังหวัดและรวบรวมผล',
        textEn: 'Pass it on to the local authorities of the province and compile the results',
        of: PartnerType.LOCAL_ADMINISTRATION_OFFICE,
        dueOn: '2026-02-27',
      },
      {
        textTh: 'แจ้งพื้นที่ต้นแบบที่ทำร่วมกับวัดและหมู่บ้าน',
        textEn: 'Report model areas that are worked on with temples and villages',
        of: PartnerType.LOCAL_AUTHORITY,
        dueOn: '2026-02-13',
      },
    ],
    acknowledged: 0.98,
    answered: 0.96,
    notDone: 0.1,
  },
  {
    slug: 'help-centres-2569',
    number: 'มท 0000/ว 202 (จำลอง)',
    datedOn: '2026-06-15',
    subjectTh: 'บูรณาการศูนย์ช่วยเหลือประชาชนกับงานสาธารณสงเคราะห์ของวัด',
    subjectEn: 'Help centres and the public welfare of temples',
    acknowledgeBy: '2026-07-10',
    actions: [
      {
        textTh: 'ส่งต่อให้องค์กรปกครองส่วนท้องถิ่นในจังหวัดและติดตามผล',
        textEn: 'Pass it on to the local authorities of the province and follow up',
        of: PartnerType.LOCAL_ADMINISTRATION_OFFICE,
        dueOn: '2026-09-15',
      },
      {
        textTh: 'นัดหารือกับเจ้าอาวาสวัดในพื้นที่เรื่องการช่วยเหลือผู้ประสบภัย',
        textEn: 'Meet the abbots of the area about help after disasters',
        of: PartnerType.LOCAL_AUTHORITY,
        dueOn: '2026-08-14',
      },
      {
        textTh: 'รายงานจำนวนศูนย์ช่วยเหลือประชาชนที่ทำงานร่วมกับวัด',
        textEn: 'Report how many help centres work with temples',
        of: PartnerType.LOCAL_AUTHORITY,
        dueOn: '2026-09-11',
      },
    ],
    acknowledged: 0.86,
    answered: 0.72,
    notDone: 0.14,
  },
];
