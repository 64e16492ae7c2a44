import type { EntityManager } from 'typeorm';
import { seededId } from '../../kernel/ids.ts';
import { DatePrecision } from '../../kernel/scalars/index.ts';
import { DataSourceKind, insertRows } from '../../write/index.ts';
import { nationalClauseId } from '../agreements/index.ts';
import { CodeScheme, Partner, PartnerCode, PartnerType } from '../partners/index.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveAddressee } from './directive-addressee.entity.ts';
import { DirectiveDistribution } from './directive-distribution.entity.ts';
import { DirectiveAddresseeState, DirectiveState, DirectiveUrgency } from './directive-kinds.ts';

/** Text: 2560 counts the circulars of that office, and is no year. */
const NUMBER = 'มท 0816.5/ว 2560';

/** Its day is not known; it refers to a letter of April BE 2565 and is of that year: known to the year, by its first day. */
const YEAR = { on: '2022-01-01', knownTo: DatePrecision.YEAR } as const;

/** The id of the founding circular, the same on every machine. */
export const foundingCircularId = (): string => seededId('directive', NUMBER);

/** What it asks for, in our own words: its wording is marked unverified. */
const ACTIONS = [
  {
    textTh:
      'สร้างความรู้แก่เจ้าหน้าที่ขององค์กรปกครองส่วนท้องถิ่นให้จัดทำหลักสูตรเศรษฐกิจพอเพียง “โคก หนอง นา” และสร้างพื้นที่ต้นแบบ นำไปสู่เขตพัฒนาเศรษฐกิจพอเพียง',
    textEn:
      'Teach officers of local authorities to make a “Khok Nong Na” sufficiency-economy curriculum and to build model areas, leading to a sufficiency economy development zone',
  },
  {
    textTh: 'บูรณาการการทำงานผ่านศูนย์ช่วยเหลือประชาชนขององค์กรปกครองส่วนท้องถิ่น',
    textEn: 'Bring the work together through the people’s help centres of local authorities',
  },
  {
    textTh: 'แจ้งองค์กรปกครองส่วนท้องถิ่นให้ถ่ายทอดความรู้และสร้างพื้นที่ต้นแบบเป็นแหล่งเรียนรู้',
    textEn: 'Tell local authorities to pass the knowledge on and to build model areas as learning places',
  },
];

/** The department that issued it; an older register need not know it. */
async function issuerIn(transaction: EntityManager): Promise<string | undefined> {
  const found = await transaction.findOneBy(PartnerCode, { scheme: CodeScheme.HUB, code: 'DLA' });
  return found?.partnerId;
}

/**
 * Writes the circular by which the work began, as it went from the department to every provincial office. Who of them
 * acknowledged or answered it is not known, and nothing of it is made up. Without its issuer there is no letter to tell of.
 */
export async function seedFoundingCircular(transaction: EntityManager, changeId: string): Promise<void> {
  const issuerId = await issuerIn(transaction);
  if (issuerId === undefined) return;
  const id = foundingCircularId();
  const shared = { source: DataSourceKind.REFERENCE, changeId };
  const circular: Partial<Directive> = {
    id,
    state: DirectiveState.ISSUED,
    stateSince: YEAR.on,
    issuerId,
    letterNumber: NUMBER,
    datedOn: YEAR.on,
    datedKnownTo: YEAR.knownTo,
    subjectTh: 'ขับเคลื่อนพื้นที่ต้นแบบ “โคก หนอง นา” ตามบันทึกข้อตกลงระหว่างวัดและชุมชน',
    subjectEn: 'Driving “Khok Nong Na” model areas under the memorandum of temples and communities',
    summaryTh:
      'ขอให้สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดขับเคลื่อนพื้นที่ต้นแบบร่วมกับสำนักงานพัฒนาชุมชน วัด หมู่บ้าน และภาคีเครือข่าย โดยส่งชุดความรู้ ข้อมูลพื้นที่ต้นแบบ และอินโฟกราฟิกเป็นตัวอย่าง และให้รายงานผลทุกเดือนภายในวันที่ 5 ของเดือนถัดไป',
    summaryEn:
      'Asks provincial offices for local administration to drive model areas with community development offices, temples, villages and partners; sends a knowledge set, data of model areas and infographics as examples; wants a report of results each month by the 5th of the next',
    // On the missions of the Ministry of Interior; it also names the objectives, clause 2.
    clauseId: nationalClauseId('3.3'),
    urgency: DirectiveUrgency.NORMAL,
    actions: ACTIONS.map(({ textTh, textEn }, at) => ({
      number: at + 1,
      text_th: textTh,
      text_en: textEn,
      due_on: null,
      partner_types: [],
    })),
    refersTo: [
      {
        number: 1,
        directive_id: null,
        letter_number: 'ว 1149',
        dated_on: '2022-04-22',
        dated_known_to: DatePrecision.DAY,
      },
    ],
    attachments: [],
    isWordingVerified: false,
    reachAreaIds: [],
  };
  await insertRows(transaction, Directive, [circular], shared);
  const distribution: Partial<DirectiveDistribution> = {
    id: seededId('directive_distribution', NUMBER),
    directiveId: id,
    senderId: issuerId,
    sentOn: YEAR.on,
    sentKnownTo: YEAR.knownTo,
    dueDates: ACTIONS.map(() => null),
    partnerTypes: [PartnerType.LOCAL_ADMINISTRATION_OFFICE],
    areaIds: [],
    partnerIds: [],
    reachAreaIds: [],
  };
  await insertRows(transaction, DirectiveDistribution, [distribution], shared);
  const offices = await transaction.findBy(Partner, {
    type: PartnerType.LOCAL_ADMINISTRATION_OFFICE,
    source: DataSourceKind.REFERENCE,
  });
  const addressees = offices.map(({ id: partnerId }) => ({
    id: seededId('directive_addressee', `${NUMBER} ${partnerId}`),
    partnerId,
  }));
  await insertRows(transaction, DirectiveAddressee, addressees, {
    ...shared,
    directiveId: id,
    distributionId: distribution.id!,
    state: DirectiveAddresseeState.ASKED,
  });
}
