import {
  areasWithin,
  day,
  keyPattern,
  named,
  type PlainTable,
  partnerTable,
  recorded,
  text,
  thaiText,
  whole,
} from './tables.ts';

const sourceValue = { source: named('source', 'data_source_kind') };

const facts = `t.kind, t.title_th AS "titleTh", t.title_en AS "titleEn", t.description_th AS "descriptionTh",
  t.description_en AS "descriptionEn", t.tags, t.audience_types::text[] AS "audienceTypes",
  t.audience_area_ids AS "audienceAreaIds", t.clause_id AS "clauseId"`;
const content = `t.language, t.issued_on::text AS "issuedOn", t.issued_known_to AS "issuedKnownTo",
  t.changes_th AS "changesTh", t.changes_en AS "changesEn", t.url, t.file_id AS "fileId"`;

/** Whether an audience has an area of a list of ids. */
const isFor = (ids: string) =>
  `EXISTS (SELECT FROM area x WHERE x.id = ANY(t.audience_area_ids) AND x.id IN (${ids}))`;

/** Ids of the areas with a code and of those above them. */
const areasAbove = (code: string): string => `
  SELECT a.id FROM area a WHERE a.code = ${code}
  UNION SELECT a.parent_id FROM area a WHERE a.code = ${code}
  UNION SELECT b.parent_id FROM area a JOIN area b ON b.id = a.parent_id WHERE a.code = ${code}`;

export const resourceTable: PlainTable = {
  table: 'knowledge_resource',
  types: ['KnowledgeResource'],
  columns: `'KnowledgeResource' AS "__typename", t.id, t.state, t.state_since::text AS "stateSince",
    t.withdrawal_reason AS "withdrawalReason", t.publisher_id AS "publisherId",
    t.current_version_id AS "currentVersionId", ${facts}, ${recorded}`,
  values: {
    ...sourceValue,
    kind: named('kind', 'resource_kind'),
    state: named('state', 'resource_state'),
    stateSince: day('state_since'),
    titleTh: thaiText('title_th'),
  },
  relations: {
    publisher: { column: 'publisher_id', to: () => partnerTable },
    currentVersion: { column: 'current_version_id', to: () => versionTable },
  },
  conditions: {
    text: (given) => `t.search_key LIKE ${keyPattern(given)}`,
    tag: (given) => `EXISTS (SELECT FROM unnest(t.tags) tag WHERE tag = ${given})`,
    audienceType: (given) =>
      `(cardinality(t.audience_types) = 0 OR EXISTS (SELECT FROM unnest(t.audience_types) x WHERE x::text = ${given}))`,
    within: (code) => isFor(areasWithin(code)),
    audienceArea: (code) => `(cardinality(t.audience_area_ids) = 0 OR ${isFor(areasAbove(code))})`,
  },
  defaultOrder: 'titleTh',
  isDated: false,
};

export const versionTable: PlainTable = {
  table: 'resource_version',
  types: ['ResourceVersion'],
  columns: `'ResourceVersion' AS "__typename", t.id, t.resource_id AS "resourceId", t.number,
    t.published_on::text AS "publishedOn", ${content}, ${recorded}`,
  values: {
    ...sourceValue,
    number: whole('number'),
    publishedOn: day('published_on'),
    language: named('language', 'resource_language'),
  },
  relations: { resource: { column: 'resource_id', to: () => resourceTable } },
  conditions: {},
  defaultOrder: 'publishedOn',
  isDated: false,
};

export const resourceDraftTable: PlainTable = {
  table: 'resource_draft',
  types: ['ResourceDraft'],
  columns: `'ResourceDraft' AS "__typename", t.id, t.state, t.publisher_id AS "publisherId",
    t.resource_id AS "resourceId", ${facts}, ${content}, ${recorded}`,
  values: { ...sourceValue, state: named('state', 'resource_draft_state'), titleTh: thaiText('title_th') },
  relations: {
    publisher: { column: 'publisher_id', to: () => partnerTable },
    resource: { column: 'resource_id', to: () => resourceTable },
  },
  conditions: {},
  defaultOrder: 'titleTh',
  isDated: false,
};

export const distributionTable: PlainTable = {
  table: 'resource_distribution',
  types: ['ResourceDistribution'],
  columns: `'ResourceDistribution' AS "__typename", t.id, t.resource_id AS "resourceId", t.version_id AS "versionId",
    t.sender_id AS "senderId", t.sent_on::text AS "sentOn", t.acknowledge_by::text AS "acknowledgeBy",
    t.letter_number AS "letterNumber", t.note_th AS "noteTh", t.partner_types::text[] AS "partnerTypes",
    t.area_ids AS "areaIds", t.partner_ids AS "partnerIds", ${recorded}`,
  values: {
    ...sourceValue,
    sentOn: day('sent_on'),
    acknowledgeBy: day('acknowledge_by'),
    letterNumber: text('letter_number'),
  },
  relations: {
    resource: { column: 'resource_id', to: () => resourceTable },
    sender: { column: 'sender_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'sentOn',
  isDated: false,
};

export const addresseeTable: PlainTable = {
  table: 'resource_addressee',
  types: ['ResourceAddressee'],
  columns: `'ResourceAddressee' AS "__typename", t.id, t.distribution_id AS "distributionId",
    t.resource_id AS "resourceId", t.partner_id AS "partnerId", t.state, t.acknowledgement_id AS "acknowledgementId", ${recorded}`,
  values: { ...sourceValue, state: named('state', 'addressee_state') },
  relations: {
    distribution: { column: 'distribution_id', to: () => distributionTable },
    resource: { column: 'resource_id', to: () => resourceTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'state',
  isDated: false,
};

export const acknowledgementTable: PlainTable = {
  table: 'resource_acknowledgement',
  types: ['ResourceAcknowledgement'],
  columns: `'ResourceAcknowledgement' AS "__typename", t.id, t.version_id AS "versionId", t.partner_id AS "partnerId",
    t.confirmation_id AS "confirmationId", t.acknowledged_on::text AS "acknowledgedOn", ${recorded}`,
  values: { ...sourceValue, acknowledgedOn: day('acknowledged_on') },
  relations: {
    acknowledgedVersion: { column: 'version_id', to: () => versionTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'acknowledgedOn',
  isDated: false,
};

/** The tables of knowledge resources that lists are made of, by the name of their type. */
export const resourceTables: Record<string, PlainTable> = {
  KnowledgeResource: resourceTable,
  ResourceVersion: versionTable,
  ResourceDraft: resourceDraftTable,
  ResourceDistribution: distributionTable,
  ResourceAddressee: addresseeTable,
  ResourceAcknowledgement: acknowledgementTable,
};

export const resourceNodeTables: PlainTable[] = Object.values(resourceTables);
