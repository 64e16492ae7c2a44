import type { EntityManager } from 'typeorm';
import type { BilingualText } from '../../kernel/errors.ts';
import { HubRole } from '../../kernel/viewer.ts';

/** Somebody of the demo network, as whom one tries the hub out. */
export interface DemoPersona {
  login: string;
  title: BilingualText;
  /** Where the persona works: a code of the hub's own, or one of the demo's made-up bodies. */
  at: { code: string } | { madeUp: 'LOCAL_AUTHORITY' | 'TEMPLE' };
  role: HubRole;
}

/** Of province 30, whose office and bodies they work for. */
const PROVINCE = '30';

export const DEMO_PERSONAS: readonly DemoPersona[] = [
  {
    login: 'demo-admin',
    title: { th: 'ผู้ดูแลฮับ', en: 'administrator of the hub' },
    at: { code: 'DLA' },
    role: HubRole.ADMIN,
  },
  {
    login: 'demo-dla',
    title: { th: 'ผู้ประสานงาน กรมส่งเสริมการปกครองท้องถิ่น', en: 'coordinator, DLA' },
    at: { code: 'DLA' },
    role: HubRole.COORDINATOR,
  },
  {
    login: 'demo-c30',
    title: { th: 'ผู้ประสานงาน สถจ. นครราชสีมา', en: 'coordinator, provincial office 30' },
    at: { code: `PLAO-${PROVINCE}` },
    role: HubRole.COORDINATOR,
  },
  {
    login: 'demo-c50',
    title: { th: 'ผู้ประสานงาน สถจ. เชียงใหม่', en: 'coordinator, provincial office 50' },
    at: { code: 'PLAO-50' },
    role: HubRole.COORDINATOR,
  },
  {
    login: 'demo-officer',
    title: { th: 'เจ้าหน้าที่รายงาน อบต. หนึ่งใน นครราชสีมา', en: 'reporting officer, a local authority in 30' },
    at: { madeUp: 'LOCAL_AUTHORITY' },
    role: HubRole.REPORTING_OFFICER,
  },
  {
    login: 'demo-temple',
    title: { th: 'สมาชิก วัดหนึ่งใน นครราชสีมา', en: 'member, a temple in 30' },
    at: { madeUp: 'TEMPLE' },
    role: HubRole.MEMBER,
  },
  {
    login: 'demo-analyst',
    title: { th: 'นักวิเคราะห์ กรมส่งเสริมการปกครองท้องถิ่น', en: 'analyst, DLA' },
    at: { code: 'DLA' },
    role: HubRole.ANALYST,
  },
  {
    login: 'demo-auditor',
    title: { th: 'ผู้ตรวจสอบ กระทรวงมหาดไทย', en: 'auditor, Ministry of Interior' },
    at: { code: 'MOI' },
    role: HubRole.AUDITOR,
  },
];

/** The app of a partner agency, which writes. */
export const DEMO_APP = {
  name: 'demo app of CDD',
  title: { th: 'แอปของกรมการพัฒนาชุมชน เขียนได้', en: 'app of the CDD, which may write' },
  at: { code: 'CDD' },
  role: HubRole.REPORTING_OFFICER,
} as const;

/** The partner of each persona and of the app, by login and name; undefined where the demo network isn't there. */
export async function demoPartners(transaction: EntityManager): Promise<Map<string, string> | undefined> {
  const found = new Map<string, string>();
  for (const { name, at } of [...DEMO_PERSONAS.map(({ login, at }) => ({ name: login, at })), DEMO_APP]) {
    const [partner]: { id: string }[] =
      'code' in at
        ? await transaction.query(
            'SELECT partner_id AS id FROM partner_code WHERE code = $1 AND valid_to IS NULL ORDER BY scheme LIMIT 1',
            [at.code],
          )
        : await transaction.query(
            `SELECT p.id FROM partner p WHERE p.type = $1 AND p.source = 'SYNTHETIC' AND p.province_code = $2 AND p.valid_to IS NULL
               AND p.merged_into_id IS NULL AND p.local_authority_kind IS NOT DISTINCT FROM $3 ORDER BY p.id LIMIT 1`,
            [at.madeUp, PROVINCE, at.madeUp === 'LOCAL_AUTHORITY' ? 'SAO' : null],
          );
    if (partner === undefined) return undefined;
    found.set(name, partner.id);
  }
  return found;
}
