import type { HubRole } from '../viewer.ts';
import type { Rule } from './rule.ts';

// What is asked of the viewer alone stands in a subquery: it is worked out once a statement, not for every row.
const role = (name: `${HubRole}`) => `(SELECT hub.has_role('${name}'))`;
const IN_A_PARTNER = '(SELECT hub.own_partner()) IS NOT NULL';

const ADMINISTRATORS = { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' };
const COORDINATORS = {
  th: 'ผู้ประสานงานของหน่วยงานนั้นหรือของหน่วยงานที่กำกับดูแล',
  en: 'a coordinator of that partner or of one that supervises it',
};

export const administrator: Rule = {
  code: 'ADMINISTRATOR',
  text: { th: 'เป็นผู้ดูแลฮับ (ADMIN)', en: 'be an administrator of the hub (ADMIN)' },
  grantedBy: ADMINISTRATORS,
  sql: () => role('ADMIN'),
  viewer: role('ADMIN'),
};

export const auditor: Rule = {
  code: 'AUDITOR',
  text: { th: 'เป็นผู้ตรวจสอบ (AUDITOR)', en: 'be an auditor (AUDITOR)' },
  grantedBy: ADMINISTRATORS,
  sql: () => role('AUDITOR'),
  viewer: role('AUDITOR'),
};

/** Whoever coordinates the partner for which it acts. */
export const coordinator: Rule = {
  code: 'COORDINATOR',
  text: { th: 'เป็นผู้ประสานงาน (COORDINATOR)', en: 'be a coordinator (COORDINATOR)' },
  grantedBy: COORDINATORS,
  sql: () => role('COORDINATOR'),
  viewer: role('COORDINATOR'),
};

/** Whoever has any role in the partner that a row belongs to. */
export const memberOf = (property: string): Rule => ({
  code: 'MEMBER_OF_PARTNER',
  text: { th: 'ทำงานในนามของหน่วยงานนั้นเอง', en: 'act for that partner itself' },
  grantedBy: COORDINATORS,
  sql: (row) => `${row(property)} = (SELECT hub.own_partner())`,
  viewer: IN_A_PARTNER,
});

/** Those who speak for the partner that a row belongs to: its coordinators and reporting officers. */
export const stewardOf = (property: string): Rule => ({
  code: 'STEWARD_OF_PARTNER',
  text: {
    th: 'เป็นผู้ประสานงานหรือเจ้าหน้าที่รายงานของหน่วยงานนั้นเอง',
    en: 'be a coordinator or reporting officer of that partner itself',
  },
  grantedBy: COORDINATORS,
  sql: (row) =>
    `${row(property)} = (SELECT hub.own_partner()) AND (${role('COORDINATOR')} OR ${role('REPORTING_OFFICER')})`,
  viewer: `${role('COORDINATOR')} OR ${role('REPORTING_OFFICER')}`,
});

/** Tiers of supervision: ministry, department, office, authority. */
const TIERS = 4;

/** Whether the viewer's partner stands above another, written out tier by tier: each is a look into an index. */
function supervises(partner: string, tiers = TIERS): string {
  const link = `tie_${tiers}`;
  const isOwn = `${link}.from_id = (SELECT hub.own_partner())`;
  const isAbove = tiers > 1 ? `(${isOwn} OR ${supervises(`${link}.from_id`, tiers - 1)})` : isOwn;
  return `EXISTS (SELECT FROM hub.partner_link ${link} WHERE ${link}.to_id = ${partner} AND ${link}.kind = 'SUPERVISES'
    AND (${link}.valid_from IS NULL OR ${link}.valid_from <= (SELECT hub.today()))
    AND (${link}.valid_to IS NULL OR ${link}.valid_to > (SELECT hub.today())) AND ${isAbove})`;
}

/** Whoever acts for a partner that supervises the row's partner today, at whatever distance. */
export const overseerOf = (property: string): Rule => ({
  code: 'SUPERVISOR_OF_PARTNER',
  text: { th: 'ทำงานในนามของหน่วยงานที่กำกับดูแลหน่วยงานนั้น', en: 'act for a partner that supervises that one' },
  grantedBy: { th: 'หน่วยงานที่กำกับดูแล', en: 'the supervising partner' },
  sql: (row) => supervises(row(property)),
  viewer: IN_A_PARTNER,
});

/** Coordinators of the row's partner or of one that supervises it. */
export const coordinatorOver = (property: string): Rule => ({
  code: 'COORDINATOR_OVER_PARTNER',
  text: {
    th: 'เป็นผู้ประสานงานของหน่วยงานนั้นหรือของหน่วยงานที่กำกับดูแล',
    en: 'be a coordinator of that partner or of one that supervises it',
  },
  grantedBy: ADMINISTRATORS,
  sql: (row) => `hub.administers(${row(property)})`,
  viewer: `${role('ADMIN')} OR ${role('COORDINATOR')}`,
});

/** What the viewer itself is: the person or client of a row. */
export const oneself = (property: string): Rule => ({
  code: 'ONESELF',
  text: { th: 'เป็นเจ้าของบัญชีนั้นเอง', en: 'be the one that it is about' },
  grantedBy: { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' },
  sql: (row) => `${row(property)} = (SELECT hub.viewer_id())`,
  viewer: '(SELECT hub.viewer_id()) IS NOT NULL',
});

/** The system: seeds, imports, commands and jobs. Every policy admits it for writing; for reading only where it is named. */
export const system: Rule = {
  code: 'SYSTEM',
  text: { th: 'เป็นงานของระบบ', en: 'be a task of the system' },
  grantedBy: { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' },
  sql: () => '(SELECT hub.is_system())',
  viewer: '(SELECT hub.is_system())',
};

/** A capability that an agreement gives the viewer's partner in an area. */
export const capability = (name: string, areaProperty: string): Rule => ({
  code: `CAPABILITY_${name}`,
  capability: name,
  text: {
    th: `มีบทบาทตาม MOU ที่ให้อำนาจ ${name} ในพื้นที่นั้น`,
    en: `hold an MOU role that gives ${name} in that area`,
  },
  grantedBy: { th: 'ข้อตกลงที่มีผลในพื้นที่นั้น', en: 'an agreement that is in force in that area' },
  sql: (row) => `hub.has_capability('${name}', ${row(areaProperty)})`,
  viewer: `hub.has_capability('${name}', NULL)`,
});
