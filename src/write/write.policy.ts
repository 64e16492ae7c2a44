import {
  administrator,
  anyOf,
  auditor,
  declarePolicy,
  oneself,
  type Rule,
  system,
} from '../kernel/access/index.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { Change } from './change.entity.ts';
import { Event } from './event.entity.ts';
import { Idempotency } from './idempotency.entity.ts';
import { LedgerEntry, Unsealed } from './ledger.entity.ts';

const coordinatorOfActor: Rule = {
  code: 'COORDINATOR_OF_ACTOR',
  text: {
    th: 'เป็นผู้ประสานงานของหน่วยงานที่รายการนั้นทำในนาม',
    en: 'be a coordinator of the partner on whose behalf it was done',
  },
  grantedBy: { th: 'ผู้ดูแลฮับ', en: 'an administrator of the hub' },
  sql: (row) => `${row('actingForId')} = (SELECT hub.own_partner()) AND (SELECT hub.has_role('COORDINATOR'))`,
};

const NOBODY = { th: 'ไม่มีผู้ใดให้ได้', en: 'nobody' };

const anyEntry: Rule = {
  code: 'ANY_ENTRY',
  text: { th: 'เป็นรายการที่เพิ่งเขียน', en: 'be an entry that was just written' },
  grantedBy: NOBODY,
  sql: () => 'true',
};

const isShared: Rule = {
  code: 'SHARED_EVENT',
  text: { th: 'เป็นเหตุการณ์ที่แบ่งปันกันทั้งเครือข่าย', en: 'be an event that is shared in the network' },
  grantedBy: NOBODY,
  sql: (row) => `${row('visibility')} = 'SHARED'`,
};

const isNamed: Rule = {
  code: 'NAMED_IN_EVENT',
  text: { th: 'ทำงานในนามของหน่วยงานที่เหตุการณ์นั้นเกี่ยวข้อง', en: 'act for a partner that the event names' },
  grantedBy: NOBODY,
  sql: (row) => `(SELECT hub.own_partner()) = ANY(${row('partnerIds')})`,
};

const byTheApi: Rule = {
  code: 'BY_THE_API',
  text: { th: 'เขียนผ่าน API ในนามของตนเอง', en: "be written over the API in one's own name" },
  grantedBy: NOBODY,
  sql: (row) =>
    `${row('channel')} = 'API' AND (SELECT hub.viewer_kind()) <> 'ANONYMOUS' AND ${row('actor')} = (SELECT hub.viewer_scope()) AND ${row('actingForId')} IS NOT DISTINCT FROM (SELECT hub.acting_partner()) AND ${row('onceKey')} IS NULL`,
};

const inOnesOwnName: Rule = {
  code: 'IN_ONES_OWN_NAME',
  text: { th: 'เป็นรายการในนามของตนเอง', en: "be an entry in one's own name" },
  grantedBy: NOBODY,
  sql: (row) =>
    `${row('viewerKind')} = (SELECT hub.viewer_kind()) AND ${row('viewerId')} IS NOT DISTINCT FROM (SELECT hub.viewer_id()) AND ${row('actingForId')} IS NOT DISTINCT FROM (SELECT hub.acting_partner()) AND (${row('changeId')} IS NULL OR ${row('changeId')} = (SELECT hub.declared_change()))`,
};

const underDeclaredChange: Rule = {
  code: 'UNDER_DECLARED_CHANGE',
  text: { th: 'อยู่ในการเปลี่ยนแปลงที่ประกาศไว้', en: 'belong to the declared change' },
  grantedBy: NOBODY,
  sql: (row) => `${row('changeId')} = (SELECT hub.declared_change())`,
};

const ofOneself: Rule = {
  code: 'OF_ONESELF',
  text: { th: 'เป็นกุญแจของตนเอง', en: "be one's own key" },
  grantedBy: NOBODY,
  sql: (row) => `${row('scope')} = (SELECT hub.viewer_scope())`,
};

declarePolicy(() => Change, { reading: 'SHARED', alongside: { inserting: byTheApi } });
declarePolicy(() => AuditEntry, {
  reading: anyOf(system, administrator, auditor, oneself('viewerId'), coordinatorOfActor),
  alongside: { inserting: inOnesOwnName },
});
declarePolicy(() => Event, {
  reading: anyOf(isShared, isNamed, system, auditor),
  alongside: { inserting: underDeclaredChange },
});
declarePolicy(() => Idempotency, {
  reading: ofOneself,
  alongside: { inserting: ofOneself, updating: ofOneself },
});
// Numbers and hashes say nothing of what they stand for.
declarePolicy(() => LedgerEntry, { reading: 'SHARED' });
declarePolicy(() => Unsealed, { reading: system, alongside: { inserting: anyEntry } });
