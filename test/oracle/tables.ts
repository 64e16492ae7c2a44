/** A value by which rows are filtered and sorted: its SQL over the row `t`, and the type of PostgreSQL it has. */
export interface PlainValue {
  sql: string;
  type: string;
  /** The collation by which letters become small. */
  collation?: string;
  /** Whether it is compared with what may be a month or a year. */
  isSpan?: boolean;
}

/** One table, by hand: what is read of it, and how its lists filter and sort. */
export interface PlainTable {
  table: string;
  /** Types that a global id of one of its rows may name. */
  types: string[];
  /** Select list over the row `t`. */
  columns: string;
  values: Record<string, PlainValue>;
  relations: Record<string, { column: string; to: () => PlainTable }>;
  /** Conditions over the row `t` that are no field: from the parameter's placeholder to SQL. */
  conditions: Record<string, (parameter: string) => string>;
  defaultOrder: string;
  isDated: boolean;
}

export const text = (column: string): PlainValue => ({ sql: `t.${column}`, type: 'text' });
export const thaiText = (column: string): PlainValue => ({ ...text(column), collation: 'th-x-icu' });
export const day = (column: string): PlainValue => ({ sql: `t.${column}`, type: 'date' });
/** A date that is known to the day, the month or the year, by its first day. */
export const knownDate = (column: string): PlainValue => ({ ...day(column), isSpan: true });
export const whole = (column: string): PlainValue => ({ sql: `t.${column}`, type: 'integer' });
export const named = (column: string, type = column): PlainValue => ({
  sql: `t.${column}`,
  type: `hub.${type}`,
});

export const boolean = (column: string): PlainValue => ({ sql: `t.${column}`, type: 'boolean' });

export const recorded = 't.source, t.version, t.change_id AS "changeId"';
export const dated = `t.valid_from::text AS "validFrom", t.valid_to::text AS "validTo", ${recorded}`;
export const datedValues = {
  validFrom: day('valid_from'),
  validTo: day('valid_to'),
  source: named('source', 'data_source_kind'),
};

/** Ids of the areas with a code and of all below them. */
export const areasWithin = (code: string): string => `
  SELECT a.id FROM area a WHERE a.code = ${code}
  UNION SELECT b.id FROM area a JOIN area b ON b.parent_id = a.id WHERE a.code = ${code}
  UNION SELECT c.id FROM area a JOIN area b ON b.parent_id = a.id JOIN area c ON c.parent_id = b.id WHERE a.code = ${code}`;

/** A pattern that finds a search key inside another, whatever signs it holds. */
export const keyPattern = (name: string): string =>
  `'%' || regexp_replace(hub.search_key(${name}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`;

export const areaTable: PlainTable = {
  table: 'area',
  types: ['Area'],
  columns: `'Area' AS "__typename", t.id, t.level, t.code, t.name_th AS "nameTh", t.name_en AS "nameEn",
    t.parent_id AS "parentId", t.latitude, t.longitude, t.postcode, ${dated}`,
  values: {
    ...datedValues,
    level: named('level', 'area_level'),
    code: text('code'),
    nameTh: thaiText('name_th'),
    nameEn: text('name_en'),
    postcode: text('postcode'),
  },
  relations: { parent: { column: 'parent_id', to: () => areaTable } },
  conditions: { within: (code) => `t.id IN (${areasWithin(code)})` },
  defaultOrder: 'nameTh',
  isDated: true,
};

export const sanghaUnitTable: PlainTable = {
  table: 'sangha_unit',
  types: ['SanghaUnit'],
  columns: `'SanghaUnit' AS "__typename", t.id, t.level, t.nikaya, t.number, t.name_th AS "nameTh",
    t.name_en AS "nameEn", t.parent_id AS "parentId", t.area_id AS "areaId", ${dated}`,
  values: {
    ...datedValues,
    level: named('level', 'sangha_level'),
    nikaya: named('nikaya'),
    number: whole('number'),
    nameTh: thaiText('name_th'),
  },
  relations: {
    parent: { column: 'parent_id', to: () => sanghaUnitTable },
    area: { column: 'area_id', to: () => areaTable },
  },
  conditions: {},
  defaultOrder: 'nameTh',
  isDated: true,
};

/** The API type of each type of partner. */
export const partnerTypeNames: Record<string, string> = {
  AGENCY: 'Agency',
  LOCAL_ADMINISTRATION_OFFICE: 'LocalAdministrationOffice',
  LOCAL_AUTHORITY: 'LocalAuthority',
  COMMUNITY_DEVELOPMENT_OFFICE: 'CommunityDevelopmentOffice',
  GOVERNMENT_OFFICE: 'GovernmentOffice',
  SANGHA_OFFICE: 'SanghaOffice',
  TEMPLE: 'Temple',
  VILLAGE: 'Village',
  NETWORK_PARTNER: 'NetworkPartner',
};

const partnerTypename = Object.entries(partnerTypeNames)
  .map(([type, name]) => `WHEN '${type}' THEN '${name}'`)
  .join(' ');

export const partnerTable: PlainTable = {
  table: 'partner',
  types: Object.values(partnerTypeNames),
  columns: `CASE t.type ${partnerTypename} END AS "__typename", t.id, t.type, t.name_th AS "nameTh",
    t.name_en AS "nameEn", t.area_id AS "areaId", t.latitude, t.longitude, t.end_reason AS "endReason",
    t.merged_into_id AS "mergedIntoId", t.sangha_unit_id AS "sanghaUnitId", t.local_authority_kind AS "localAuthorityKind",
    t.area_km2::float8 AS "areaKm2", t.area_km2_as_published AS "areaKm2AsPublished",
    t.office_tier AS "officeTier", t.government_office_kind AS "governmentOfficeKind", t.nikaya,
    t.temple_rank AS "templeRank", t.founded_year_be AS "foundedYearBE", t.wisungkhamasima,
    t.wisungkhamasima_year_be AS "wisungkhamasimaYearBE", t.wisungkhamasima_on::text AS "wisungkhamasimaOn",
    t.wisungkhamasima_as_published AS "wisungkhamasimaAsPublished", t.moo_no AS "mooNo",
    t.network_partner_kind AS "networkPartnerKind", ${dated}`,
  values: {
    ...datedValues,
    type: named('type', 'partner_type'),
    nameTh: thaiText('name_th'),
    nameEn: text('name_en'),
    localAuthorityKind: named('local_authority_kind'),
    areaKm2: { sql: 't.area_km2', type: 'numeric' },
    officeTier: named('office_tier'),
    governmentOfficeKind: named('government_office_kind'),
    nikaya: named('nikaya'),
    templeRank: named('temple_rank'),
    foundedYearBE: whole('founded_year_be'),
    wisungkhamasima: { sql: 't.wisungkhamasima', type: 'boolean' },
    wisungkhamasimaYearBE: whole('wisungkhamasima_year_be'),
    mooNo: whole('moo_no'),
    networkPartnerKind: named('network_partner_kind'),
  },
  relations: {
    area: { column: 'area_id', to: () => areaTable },
    sanghaUnit: { column: 'sangha_unit_id', to: () => sanghaUnitTable },
  },
  conditions: {
    within: (code) => `t.area_id IN (${areasWithin(code)})`,
    text: (name) => `t.search_key LIKE ${keyPattern(name)}`,
  },
  defaultOrder: 'nameTh',
  isDated: true,
};

export const coverageTable: PlainTable = {
  table: 'coverage',
  types: ['Coverage'],
  columns: `'Coverage' AS "__typename", t.id, t.authority_id AS "authorityId", t.area_id AS "areaId", t.kind, ${dated}`,
  values: { ...datedValues, kind: named('kind', 'coverage_kind') },
  relations: {
    authority: { column: 'authority_id', to: () => partnerTable },
    area: { column: 'area_id', to: () => areaTable },
  },
  conditions: {},
  defaultOrder: 'kind',
  isDated: true,
};

export const registerDutyTable: PlainTable = {
  table: 'register_duty',
  types: ['RegisterDuty'],
  columns: `'RegisterDuty' AS "__typename", t.id, t.keeper_type AS "keeperType", t.kept_type AS "keptType",
    t.is_assumed AS "isAssumed", t.is_in_force AS "isInForce", t.version, t.change_id AS "changeId"`,
  values: {
    keeperType: named('keeper_type', 'partner_type'),
    keptType: named('kept_type', 'partner_type'),
    isAssumed: { sql: 't.is_assumed', type: 'boolean' },
    isInForce: { sql: 't.is_in_force', type: 'boolean' },
  },
  relations: {},
  conditions: {},
  defaultOrder: 'keeperType',
  isDated: false,
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const apiClientTable: PlainTable = {
  table: 'api_client',
  types: ['ApiClient'],
  columns: `'ApiClient' AS "__typename", t.id, t.name, t.partner_id AS "partnerId", t.roles::text[], t.scopes,
    t.is_demo AS "isDemo", ${instant('t.revoked_at')} AS "revokedAt", t.version, t.change_id AS "changeId"`,
  values: {
    name: text('name'),
    isDemo: { sql: 't.is_demo', type: 'boolean' },
    revokedAt: { sql: 't.revoked_at', type: 'timestamptz' },
  },
  relations: { partner: { column: 'partner_id', to: () => partnerTable } },
  conditions: {},
  defaultOrder: 'name',
  isDated: false,
};

export const personTable: PlainTable = {
  table: 'person',
  types: ['Person'],
  columns: `'Person' AS "__typename", t.id, t.display_name AS "displayName", t.login, t.email, t.status,
    t.is_demo AS "isDemo", t.version, t.change_id AS "changeId"`,
  values: {
    displayName: thaiText('display_name'),
    login: text('login'),
    status: named('status', 'person_status'),
    isDemo: { sql: 't.is_demo', type: 'boolean' },
  },
  relations: {},
  conditions: {},
  defaultOrder: 'displayName',
  isDated: false,
};

export const membershipTable: PlainTable = {
  table: 'membership',
  types: ['Membership'],
  columns: `'Membership' AS "__typename", t.id, t.person_id AS "personId", t.partner_id AS "partnerId", t.role,
    t.valid_from::text AS "validFrom", t.valid_to::text AS "validTo", t.version, t.change_id AS "changeId"`,
  values: {
    role: named('role', 'hub_role'),
    validFrom: day('valid_from'),
    validTo: day('valid_to'),
  },
  relations: {
    person: { column: 'person_id', to: () => personTable },
    partner: { column: 'partner_id', to: () => partnerTable },
  },
  conditions: {},
  defaultOrder: 'role',
  isDated: true,
};

/** Select lists of what is only ever read with the row that it hangs on. */
export const changeColumns = `t.id, ${instant('t.at')} AS at,
  t.channel, t.actor, t.reason, t.acting_for_id AS "actingForId"`;
export const populationColumns = `t.area_id AS "areaId", t.as_of::text AS "asOf", CASE WHEN t.population NOT IN (1, 2, 3, 4) THEN t.population END AS population,
  CASE WHEN t.male NOT IN (1, 2, 3, 4) THEN t.male END AS male,
  CASE WHEN t.female NOT IN (1, 2, 3, 4) THEN t.female END AS female,
  t.households, ${recorded}`;
export const codeColumns = `'PartnerCode' AS "__typename", t.id, t.partner_id AS "partnerId", t.scheme, t.code, ${dated}`;
export const nameColumns = `'PartnerName' AS "__typename", t.id, t.partner_id AS "partnerId", t.kind, t.name_th AS "nameTh", t.name_en AS "nameEn",
  t.local_authority_kind AS "localAuthorityKind", ${dated}`;
export const successionColumns = `t.predecessor_id AS "predecessorId", t.successor_id AS "successorId", t.kind,
  t.effective_on::text AS "effectiveOn", ${recorded}`;
export const registerRecordColumns = `t.register, t.key, t.line, t.published, t.run_id AS "runId"`;
export const importRunColumns = `t.id, t.register, t.file_names AS "fileNames", t.sha256, t.as_of::text AS "asOf",
  t.change_id AS "changeId"`;
export const contactColumns = `'ContactChannel' AS "__typename", t.id, t.partner_id AS "partnerId", t.kind, t.value,
  t.purpose_th AS "purposeTh", t.purpose_en AS "purposeEn", ${dated}`;
export const confirmationColumns = `'Confirmation' AS "__typename", t.id, t.object_type AS "objectType",
  t.object_id AS "objectId", t.partner_id AS "partnerId", t.decision, t.on_behalf AS "onBehalf",
  t.paper_reference AS "paperReference", t.paper_date::text AS "paperDate", t.change_id AS "changeId"`;
export const apiKeyColumns = `t.id, ${instant('t.made_at')} AS "madeAt", ${instant('t.expires_at')} AS "expiresAt",
  (SELECT ${instant('u.last_used_at')} FROM api_key_use u WHERE u.key_id = t.id) AS "lastUsedAt"`;
