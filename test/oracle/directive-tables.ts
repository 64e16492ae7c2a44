import {
  boolean,
  day,
  keyPattern,
  knownDate,
  named,
  type PlainTable,
  partnerTable,
  recorded,
  text,
  thaiText,
  whole,
} from './tables.ts';

const sourceValue = { source: named('source', 'data_source_kind') };

const letter = `t.letter_number AS "letterNumber", t.dated_on::text AS "datedOn", t.dated_known_to AS "datedKnownTo",
  t.subject_th AS "subjectTh", t.subject_en AS "subjectEn", t.summary_th AS "summaryTh", t.summary_en AS "summaryEn",
  t.urgency, t.actions, t.refers_to AS "refersTo", t.attachments, t.issuer_id AS "issuerId", t.clause_id AS "clauseId"`;

export const directiveTable: PlainTable = {
  table: 'directive',
  types: ['Directive'],
  columns: `'Directive' AS "__typename", t.id, t.state, t.state_since::text AS "stateSince",
    t.withdrawal_reason AS "withdrawalReason", t.is_wording_verified AS "isWordingVerified", ${letter}, ${recorded}`,
  values: {
    ...sourceValue,
    state: named('state', 'directive_state'),
    stateSince: day('state_since'),
    letterNumber: text('letter_number'),
    dated: knownDate('dated_on'),
    datedOn: day('dated_on'),
    subjectTh: thaiText('subject_th'),
    isWordingVerified: boolean('is_wording_verified'),
    urgency: named('urgency', 'directive_urgency'),
  },
  relations: { issuer: { column: 'issuer_id', to: () => partnerTable } },
  conditions: { text: (given) => `t.search_key LIKE ${keyPattern(given)}` },
  defaultOrder: 'datedOn',
  isDated: false,
};

export const directiveDraftTable: PlainTable = {
  table: 'directive_draft',
  types: ['DirectiveDraft'],
  columns: `'DirectiveDraft' AS "__typename", t.id, t.state, ${letter}, ${recorded}`,
  values: {
    ...sourceValue,
    state: named('state', 'directive_draft_state'),
    subjectTh: thaiText('subject_th'),
    urgency: named('urgency', 'directive_urgency'),
  },
  relations: { issuer: { column: 'issuer_id', to: () => partnerTable } },
  conditions: {},
  defaultOrder: 'subjectTh',
  isDated: false,
};

export const sendingTable: PlainTable = {
  table: 'directive_distribution',
  types: ['DirectiveDistribution'],
  columns: `'DirectiveDistribution' AS "__typename", t.id, t.directive_id AS "directiveId", t.parent_id AS "parentId",
    t.sender_id AS "senderId", t.sent_on::text AS "sentOn", t.sent_known_to AS "sentKnownTo",
    t.letter_number AS "letterNumber", t.note_th AS "noteTh", t.acknowledge_by::text AS "acknowledgeBy",
    t.due_dates::text[] AS "dueDates", t.partner_types::text[] AS "partnerTypes", t.area_ids AS "areaIds",
    t.partner_ids AS "partnerIds", ${recorded}`,
  values: {
    ...sourceValue,
    sent: knownDate('sent_on'),
    sentOn: day('sent_on'),
    acknowledgeBy: day('acknowledge_by'),
    letterNumber: text('letter_number'),
  },
  relations: {
    directive: { column: 'directive_id', to: () => directiveTable },
    sender: { column: 'sender_id', to: () => partnerTable },
    parent: { column: 'parent_id', to: () => sendingTable },
  },
  conditions: {},
  defaultOrder: 'sentOn',
  isDated: false,
};

export const askedTable: PlainTable = {
  table: 'directive_addressee',
  types: ['DirectiveAddressee'],
  columns: `'DirectiveAddressee' AS "__typename", t.id, t.directive_id AS "directiveId",
    t.distribution_id AS "distributionId", t.partner_id AS "partnerId", t.state, t.next_due_on::text AS "nextDueOn",
    (t.next_due_on IS NOT NULL AND t.next_due_on < hub.today()) AS "isOverdue",
    t.acknowledged_on::text AS "acknowledgedOn", t.confirmation_id AS "confirmationId", ${recorded}`,
  values: {
    ...sourceValue,
    state: named('state', 'directive_addressee_state'),
    nextDueOn: day('next_due_on'),
    acknowledgedOn: day('acknowledged_on'),
  },
  relations: {
    directive: { column: 'directive_id', to: () => directiveTable },
    distribution: { column: 'distribution_id', to: () => sendingTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'state',
  isDated: false,
};

export const answerTable: PlainTable = {
  table: 'directive_answer',
  types: ['DirectiveAnswer'],
  columns: `'DirectiveAnswer' AS "__typename", t.id, t.addressee_id AS "addresseeId", t.directive_id AS "directiveId",
    t.partner_id AS "partnerId", t.action_number AS "actionNumber", t.outcome, t.text_th AS "textTh",
    t.answered_on::text AS "answeredOn", t.is_current AS "isCurrent", t.confirmation_id AS "confirmationId", ${recorded}`,
  values: {
    ...sourceValue,
    actionNumber: whole('action_number'),
    outcome: named('outcome', 'directive_outcome'),
    answeredOn: day('answered_on'),
    isCurrent: boolean('is_current'),
  },
  relations: {
    directive: { column: 'directive_id', to: () => directiveTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'answeredOn',
  isDated: false,
};

/** The tables of directives that lists are made of, by the name of their type. */
export const directiveTables: Record<string, PlainTable> = {
  Directive: directiveTable,
  DirectiveDraft: directiveDraftTable,
  DirectiveDistribution: sendingTable,
  DirectiveAddressee: askedTable,
  DirectiveAnswer: answerTable,
};

export const directiveNodeTables: PlainTable[] = Object.values(directiveTables);
