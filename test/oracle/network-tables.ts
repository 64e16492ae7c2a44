import {
  areasWithin,
  areaTable,
  boolean,
  dated,
  datedValues,
  day,
  named,
  type PlainTable,
  partnerTable,
  recorded,
  text,
  thaiText,
  whole,
} from './tables.ts';

const sourceValue = { source: named('source', 'data_source_kind') };
const within = (code: string) => `t.area_id IN (${areasWithin(code)})`;

export const agreementTable: PlainTable = {
  table: 'agreement',
  types: ['Agreement'],
  columns: `'Agreement' AS "__typename", t.id, t.kind, t.level, t.title_th AS "titleTh", t.title_en AS "titleEn", t.reference,
    t.parent_id AS "parentId", t.area_id AS "areaId", t.keeper_id AS "keeperId", t.signed_on::text AS "signedOn",
    t.signed_at_th AS "signedAtTh", t.signed_at_en AS "signedAtEn", t.end_reason AS "endReason", ${dated}`,
  values: {
    ...datedValues,
    kind: named('kind', 'agreement_kind'),
    level: named('level', 'agreement_level'),
    titleTh: thaiText('title_th'),
    titleEn: text('title_en'),
    reference: text('reference'),
    signedOn: day('signed_on'),
  },
  relations: {
    parent: { column: 'parent_id', to: () => agreementTable },
    area: { column: 'area_id', to: () => areaTable },
  },
  conditions: { within },
  defaultOrder: 'titleTh',
  isDated: true,
};

export const partyTable: PlainTable = {
  table: 'agreement_party',
  types: ['AgreementParty'],
  columns: `'AgreementParty' AS "__typename", t.id, t.agreement_id AS "agreementId", t.partner_id AS "partnerId", t.capacity, ${dated}`,
  values: { ...datedValues, capacity: named('capacity', 'party_capacity') },
  relations: {
    agreement: { column: 'agreement_id', to: () => agreementTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'capacity',
  isDated: true,
};

export const clauseTable: PlainTable = {
  table: 'agreement_clause',
  types: ['AgreementClause'],
  columns: `'AgreementClause' AS "__typename", t.id, t.agreement_id AS "agreementId", t.number, t.position, t.kind,
    t.party_id AS "partyId", t.text_th AS "textTh", t.text_en AS "textEn", t.is_verified AS "isVerified", ${dated}`,
  values: datedValues,
  relations: {},
  conditions: {},
  defaultOrder: 'position',
  isDated: true,
};

export const roleTable: PlainTable = {
  table: 'mou_role',
  types: ['MouRole'],
  columns: `'MouRole' AS "__typename", t.id, t.agreement_id AS "agreementId", t.code, t.label_th AS "labelTh",
    t.label_en AS "labelEn", t.clause_id AS "clauseId", t.partner_types::text[] AS "partnerTypes",
    t.capabilities::text[] AS capabilities, t.is_asked_for AS "isAskedFor", t.is_verified AS "isVerified", ${dated}`,
  values: {
    ...datedValues,
    code: text('code'),
    labelTh: thaiText('label_th'),
    isAskedFor: boolean('is_asked_for'),
    isVerified: boolean('is_verified'),
  },
  relations: { agreement: { column: 'agreement_id', to: () => agreementTable } },
  conditions: {},
  defaultOrder: 'labelTh',
  isDated: true,
};

export const grantTable: PlainTable = {
  table: 'mou_role_grant',
  types: ['MouRoleGrant'],
  columns: `'MouRoleGrant' AS "__typename", t.id, t.role_id AS "roleId", t.partner_id AS "partnerId", t.area_id AS "areaId", t.reason, ${dated}`,
  values: { ...datedValues, id: { sql: 't.id', type: 'uuid' } },
  relations: {
    role: { column: 'role_id', to: () => roleTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'id',
  isDated: true,
};

export const linkTable: PlainTable = {
  table: 'partner_link',
  types: ['PartnerLink'],
  columns: `'PartnerLink' AS "__typename", t.id, t.kind, t.from_id AS "fromId", t.to_id AS "toId", t.state,
    t.claimed_by AS "claimedBy", t.agreement_id AS "agreementId", t.remark_th AS "remarkTh", ${dated}`,
  values: {
    ...datedValues,
    kind: named('kind', 'partner_link_kind'),
    state: named('state', 'link_state'),
  },
  relations: {
    from: { column: 'from_id', to: () => partnerTable },
    to: { column: 'to_id', to: () => partnerTable },
    agreement: { column: 'agreement_id', to: () => agreementTable },
  },
  conditions: {},
  defaultOrder: 'kind',
  isDated: true,
};

const plan = `t.kind, t.title_th AS "titleTh", t.title_en AS "titleEn", t.goal_th AS "goalTh", t.goal_en AS "goalEn", t.latitude,
  t.longitude, t.land_area_wa::text AS "landAreaWa", t.fiscal_year_be AS "fiscalYearBE", t.starts_on::text AS "startsOn",
  t.ends_on::text AS "endsOn", t.budget_satang::text AS "budgetSatang", t.budget_source AS "budgetSource"`;
const planValues = {
  landArea: { sql: 't.land_area_wa', type: 'numeric' },
  budget: { sql: 't.budget_satang', type: 'bigint' },
  startsOn: day('starts_on'),
  endsOn: day('ends_on'),
};

export const draftTable: PlainTable = {
  table: 'project_draft',
  types: ['ProjectDraft'],
  columns: `'ProjectDraft' AS "__typename", t.id, t.state, t.owner_id AS "ownerId", t.agreement_id AS "agreementId",
    t.area_id AS "areaId", ${plan}, ${recorded}`,
  values: {
    ...sourceValue,
    ...planValues,
    state: named('state', 'draft_state'),
    titleTh: thaiText('title_th'),
  },
  relations: { owner: { column: 'owner_id', to: () => partnerTable } },
  conditions: {},
  defaultOrder: 'titleTh',
  isDated: false,
};

export const projectTable: PlainTable = {
  table: 'project',
  types: ['Project'],
  columns: `'Project' AS "__typename", t.id, t.stage, t.stage_since::text AS "stageSince", t.stage_reason AS "stageReason",
    t.owner_id AS "ownerId", t.agreement_id AS "agreementId", t.area_id AS "areaId",
    t.is_learning_place AS "isLearningPlace", ${plan}, ${recorded}`,
  values: {
    ...sourceValue,
    ...planValues,
    kind: named('kind', 'project_kind'),
    stage: named('stage', 'project_stage'),
    stageSince: day('stage_since'),
    titleTh: thaiText('title_th'),
    fiscalYearBE: whole('fiscal_year_be'),
    isLearningPlace: boolean('is_learning_place'),
  },
  relations: {
    owner: { column: 'owner_id', to: () => partnerTable },
    agreement: { column: 'agreement_id', to: () => agreementTable },
    area: { column: 'area_id', to: () => areaTable },
  },
  conditions: {
    within,
    lacksRole: (code) =>
      `t.id NOT IN (SELECT p.project_id FROM project_participation p JOIN mou_role r ON r.id = p.role_id
        WHERE r.code = ${code} AND p.state = 'CONFIRMED')`,
  },
  defaultOrder: 'titleTh',
  isDated: false,
};

export const participationTable: PlainTable = {
  table: 'project_participation',
  types: ['ProjectParticipation'],
  columns: `'ProjectParticipation' AS "__typename", t.id, t.project_id AS "projectId", t.partner_id AS "partnerId",
    t.role_id AS "roleId", t.state, t.invited_by_id AS "invitedById", ${dated}`,
  values: { ...datedValues, state: named('state', 'participation_state') },
  relations: {
    project: { column: 'project_id', to: () => projectTable },
    partner: { column: 'partner_id', to: () => partnerTable },
    role: { column: 'role_id', to: () => roleTable },
  },
  conditions: {},
  defaultOrder: 'state',
  isDated: true,
};

export const targetTable: PlainTable = {
  table: 'project_target',
  types: ['ProjectTarget'],
  columns: `'ProjectTarget' AS "__typename", t.id, t.project_id AS "projectId", t.kind, t.label_th AS "labelTh",
    t.label_en AS "labelEn", t.wanted::float8 AS wanted, t.reached::float8 AS reached, ${recorded}`,
  values: sourceValue,
  relations: {},
  conditions: {},
  defaultOrder: 'kind',
  isDated: false,
};

/** A count of people that tells of fewer than five is withheld. */
const people = (column: string) => `CASE WHEN t.${column} NOT IN (1, 2, 3, 4) THEN t.${column} END`;

export const visitTable: PlainTable = {
  table: 'project_visit',
  types: ['ProjectVisit'],
  columns: `'ProjectVisit' AS "__typename", t.id, t.project_id AS "projectId", t.visited_on::text AS "visitedOn",
    t.visitor_id AS "visitorId", t.purpose_th AS "purposeTh", ${people('male')} AS male, ${people('female')} AS female,
    t.is_withdrawn AS "isWithdrawn", ${recorded}`,
  values: { ...sourceValue, visitedOn: day('visited_on'), isWithdrawn: boolean('is_withdrawn') },
  relations: { project: { column: 'project_id', to: () => projectTable } },
  conditions: {},
  defaultOrder: 'visitedOn',
  isDated: false,
};

export const activityTable: PlainTable = {
  table: 'activity',
  types: ['Activity'],
  columns: `'Activity' AS "__typename", t.id, t.state, t.kind, t.welfare_kind AS "welfareKind", t.help_domain AS "helpDomain",
    t.title_th AS "titleTh", t.title_en AS "titleEn", t.description_th AS "descriptionTh", t.recorded_by_id AS "recordedById",
    t.project_id AS "projectId", t.clause_id AS "clauseId", t.place_id AS "placeId", t.area_id AS "areaId", t.latitude,
    t.longitude, t.happened_on::text AS "happenedOn", t.ended_on::text AS "endedOn", ${people('male')} AS male,
    ${people('female')} AS female, t.households, t.spent_satang::text AS "spentSatang", t.merged_into_id AS "mergedIntoId",
    t.state_reason AS "stateReason", ${recorded}`,
  values: {
    ...sourceValue,
    state: named('state', 'activity_state'),
    kind: named('kind', 'activity_kind'),
    welfareKind: named('welfare_kind'),
    helpDomain: named('help_domain'),
    titleTh: thaiText('title_th'),
    happenedOn: day('happened_on'),
  },
  relations: {
    recordedBy: { column: 'recorded_by_id', to: () => partnerTable },
    project: { column: 'project_id', to: () => projectTable },
    place: { column: 'place_id', to: () => partnerTable },
    area: { column: 'area_id', to: () => areaTable },
  },
  conditions: { within },
  defaultOrder: 'happenedOn',
  isDated: false,
};

export const activityPartTable: PlainTable = {
  table: 'activity_participation',
  types: ['ActivityParticipation'],
  columns: `'ActivityParticipation' AS "__typename", t.id, t.activity_id AS "activityId", t.partner_id AS "partnerId", t.part,
    t.role_id AS "roleId", t.is_withdrawn AS "isWithdrawn", ${recorded}`,
  values: { ...sourceValue, part: named('part', 'activity_part'), isWithdrawn: boolean('is_withdrawn') },
  relations: {
    activity: { column: 'activity_id', to: () => activityTable },
    partner: { column: 'partner_id', to: () => partnerTable },
    role: { column: 'role_id', to: () => roleTable },
  },
  conditions: {},
  defaultOrder: 'part',
  isDated: false,
};

export const fileTable: PlainTable = {
  table: 'stored_file',
  types: ['StoredFile'],
  columns: `'StoredFile' AS "__typename", t.id, t.owner_id AS "ownerId", t.name, t.media_type AS "mediaType",
    t.bytes::float8 AS bytes, t.sha256, t.is_position_stripped AS "isPositionStripped", ${recorded}`,
  values: sourceValue,
  relations: {},
  conditions: {},
  defaultOrder: 'id',
  isDated: false,
};

export const evidenceTable: PlainTable = {
  table: 'activity_evidence',
  types: ['ActivityEvidence'],
  columns: `'ActivityEvidence' AS "__typename", t.id, t.activity_id AS "activityId", t.kind, t.url, t.file_id AS "fileId",
    t.caption_th AS "captionTh", t.is_withdrawn AS "isWithdrawn", ${recorded}`,
  values: sourceValue,
  relations: {},
  conditions: {},
  defaultOrder: 'id',
  isDated: false,
};

export const duplicateTable: PlainTable = {
  table: 'activity_duplicate',
  types: ['ActivityDuplicate'],
  columns: `'ActivityDuplicate' AS "__typename", t.id, t.activity_id AS "activityId", t.other_id AS "otherId", t.reasons, t.state, ${recorded}`,
  values: { ...sourceValue, state: named('state', 'duplicate_state') },
  relations: {},
  conditions: {},
  defaultOrder: 'state',
  isDated: false,
};

export const centreTable: PlainTable = {
  table: 'help_centre',
  types: ['HelpCentre'],
  columns: `'HelpCentre' AS "__typename", t.id, t.authority_id AS "authorityId", t.name_th AS "nameTh", t.name_en AS "nameEn",
    t.domains::text[] AS domains, t.place_th AS "placeTh", t.end_reason AS "endReason", ${dated}`,
  values: { ...datedValues, nameTh: thaiText('name_th') },
  relations: { authority: { column: 'authority_id', to: () => partnerTable } },
  conditions: {},
  defaultOrder: 'nameTh',
  isDated: true,
};

export const centreCountTable: PlainTable = {
  table: 'help_centre_count',
  types: ['HelpCentreCount'],
  columns: `'HelpCentreCount' AS "__typename", t.id, t.centre_id AS "centreId", t.month::text AS "monthOf", t.domain,
    ${people('cases')} AS cases, ${people('closed_cases')} AS "closedCases", ${people('people')} AS people,
    t.spent_satang::text AS "spentSatang", ${recorded}`,
  values: sourceValue,
  relations: {},
  conditions: {},
  defaultOrder: 'id',
  isDated: false,
};

/** The tables of the MOU network that lists are made of, by the name of their type. */
export const networkTables: Record<string, PlainTable> = {
  Agreement: agreementTable,
  AgreementParty: partyTable,
  MouRole: roleTable,
  MouRoleGrant: grantTable,
  PartnerLink: linkTable,
  ProjectDraft: draftTable,
  Project: projectTable,
  ProjectParticipation: participationTable,
  ProjectVisit: visitTable,
  Activity: activityTable,
  ActivityParticipation: activityPartTable,
  ActivityDuplicate: duplicateTable,
  HelpCentre: centreTable,
};

export const networkNodeTables: PlainTable[] = [
  ...Object.values(networkTables),
  clauseTable,
  targetTable,
  fileTable,
  evidenceTable,
  centreCountTable,
];
