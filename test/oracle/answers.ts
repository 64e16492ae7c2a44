import {
  type Answers,
  checkListLength,
  type PageArguments,
  toGlobalId,
} from '../../src/kernel/listing/index.ts';
import { pageCapOf } from '../../src/kernel/viewer.ts';
import {
  type Answer,
  connectionTo,
  lastChange,
  listOf,
  type NodeTable,
  nodeById,
  pageOf,
  rowById,
  toOne,
} from './answering.ts';
import { plainDate } from './dates.ts';
import { directiveAnswers } from './directive-answers.ts';
import { directiveNodeTables } from './directive-tables.ts';
import { type AreaPath, areaLabel, type LabelParts, partnerLabel } from './labels.ts';
import { type Loaders, loadersOf } from './loaders.ts';
import { networkAnswers } from './network-answers.ts';
import { networkNodeTables } from './network-tables.ts';
import type { OracleContext } from './oracle-context.ts';
import type { PlainRow } from './pages.ts';
import { NOT_PLAIN } from './random/selections.ts';
import { resourceAnswers } from './resource-answers.ts';
import { resourceNodeTables } from './resource-tables.ts';
import { checkWanted, type SearchArguments, searchList } from './search.ts';
import {
  apiClientTable,
  apiKeyColumns,
  areasWithin,
  areaTable,
  codeColumns,
  confirmationColumns,
  contactColumns,
  coverageTable,
  importRunColumns,
  membershipTable,
  nameColumns,
  type PlainTable,
  partnerTable,
  personTable,
  populationColumns,
  registerDutyTable,
  registerRecordColumns,
  sanghaUnitTable,
  successionColumns,
} from './tables.ts';

const nodeTables: NodeTable[] = [
  areaTable,
  partnerTable,
  sanghaUnitTable,
  coverageTable,
  registerDutyTable,
  apiClientTable,
  personTable,
  membershipTable,
  ...networkNodeTables,
  ...resourceNodeTables,
  ...directiveNodeTables,
  { table: 'partner_code', types: ['PartnerCode'], columns: codeColumns },
  { table: 'partner_name', types: ['PartnerName'], columns: nameColumns },
  { table: 'contact_channel', types: ['ContactChannel'], columns: contactColumns },
  { table: 'confirmation', types: ['Confirmation'], columns: confirmationColumns },
];

async function pathOf(areaId: unknown, loaders: Loaders): Promise<AreaPath> {
  const path: AreaPath = [];
  const areas = loaders.byId(areaTable.table, areaTable.columns);
  let next = areaId;
  while (typeof next === 'string') {
    const area = await areas.load(next);
    if (!area) break;
    path.push(area);
    next = area.parentId;
  }
  return path;
}

async function labelParts(partner: PlainRow, context: OracleContext): Promise<LabelParts> {
  const isSanghaOffice = partner.type === 'SANGHA_OFFICE' && typeof partner.sanghaUnitId === 'string';
  const unit = isSanghaOffice
    ? await rowById(sanghaUnitTable, String(partner.sanghaUnitId), context)
    : undefined;
  const path = await pathOf(partner.areaId, loadersOf(context));
  return { partner, path, sanghaLevel: unit && String(unit.level) };
}

const registerRecords = listOf('register_record', registerRecordColumns, 'subject_id', 't.register, t.key');

const globalId: Answer = (parent) => toGlobalId(String(parent.__typename), parent.id);

const CURRENT_FIRST = 't.valid_to IS NOT NULL, t.valid_to DESC';

/** The rows of which `column` is `value`, those in force first; the first of them is meant by a code. */
async function firstByCode(context: OracleContext, sql: string, values: unknown[], table: PlainTable) {
  const [found] = await loadersOf(context).ask<{ id: string }>(sql, values);
  return found ? rowById(table, found.id, context) : null;
}

function notPlain(): never {
  throw new Error('the plain resolvers do not answer this');
}

/** What answers each field of the schema that is more than a property of its row, by hand. */
export const plainAnswers = {
  'Query.node': (_root, { id }: { id: string }, context) => nodeById(id, nodeTables, context),
  'Query.nodes': (_root, { ids }: { ids: string[] }, context) => {
    checkListLength('ids', ids, pageCapOf(context.viewer));
    return Promise.all(ids.map((id) => nodeById(id, nodeTables, context)));
  },
  'Query.area': (_root, { code }: { code: string }, context) =>
    firstByCode(
      context,
      `SELECT t.id FROM area t WHERE t.code = $1 ORDER BY ${CURRENT_FIRST} LIMIT 1`,
      [code],
      areaTable,
    ),
  'Query.partner': (_root, { id }: { id: string }, context) => nodeById(id, [partnerTable], context),
  'Query.partnerByCode': (_root, { scheme, code }: { scheme: string; code: string }, context) =>
    firstByCode(
      context,
      `SELECT t.partner_id AS id FROM partner_code t WHERE t.scheme = $1::hub.code_scheme AND t.code = $2
       ORDER BY ${CURRENT_FIRST} LIMIT 1`,
      [scheme, code],
      partnerTable,
    ),
  'Query.searchPartners': (root, args: SearchArguments & PageArguments, context, info) => {
    const { first: _first, last: _last, after: _after, before: _before, ...wanted } = args;
    checkWanted(wanted.text);
    return pageOf(searchList(wanted))(root, args, context, info);
  },
  ...connectionTo('Query.areas', areaTable, 'true'),
  ...connectionTo('Query.partners', partnerTable, 'true'),
  ...connectionTo('Query.sanghaUnits', sanghaUnitTable, 'true'),
  ...connectionTo('Query.registerDuties', registerDutyTable, 'true'),
  ...connectionTo('Query.apiClients', apiClientTable, 'true'),
  ...connectionTo('Query.people', personTable, 'true'),
  ...connectionTo('Query.memberships', membershipTable, 'true'),

  ...networkAnswers,
  ...resourceAnswers,
  ...directiveAnswers,
  ...Object.fromEntries([...NOT_PLAIN].map((name) => [`Query.${name}`, notPlain])),

  'Node.id': globalId,
  'ApiClient.lastChange': lastChange,
  'Change.actingFor': toOne(partnerTable, 'actingForId'),
  'Area.lastChange': lastChange,
  'AreaPopulation.lastChange': lastChange,
  'Confirmation.lastChange': lastChange,
  'ContactChannel.lastChange': lastChange,
  'Coverage.lastChange': lastChange,
  'Membership.lastChange': lastChange,
  'Partner.lastChange': lastChange,
  'PartnerCode.lastChange': lastChange,
  'PartnerName.lastChange': lastChange,
  'PartnerSuccession.lastChange': lastChange,
  'Person.lastChange': lastChange,
  'RegisterDuty.lastChange': lastChange,
  'SanghaUnit.lastChange': lastChange,

  'ApiClient.partner': toOne(partnerTable, 'partnerId'),
  'ApiClient.keys': listOf('api_key', apiKeyColumns, 'client_id', 't.made_at DESC, t.id'),
  'Partner.apiClients': listOf(
    'api_client',
    apiClientTable.columns,
    'partner_id',
    't.revoked_at IS NOT NULL, t.name COLLATE "th-x-icu", t.id',
  ),

  'Area.parent': toOne(areaTable, 'parentId'),
  'Area.ancestors': async (area, _args, context) =>
    (await pathOf(area.parentId, loadersOf(context))).reverse(),
  'Area.labelTh': async (area, _args, context) => areaLabel(await pathOf(area.id, loadersOf(context)), 'th'),
  'Area.labelEn': async (area, _args, context) => areaLabel(await pathOf(area.id, loadersOf(context)), 'en'),
  'Area.populations': listOf('area_population', populationColumns, 'area_id', 't.as_of DESC'),
  ...connectionTo('Area.children', areaTable, 't.parent_id = parent.id'),
  ...connectionTo('Area.partners', partnerTable, 't.area_id = parent.id'),
  ...connectionTo(
    'Area.partnersWithin',
    partnerTable,
    `t.area_id IN (${areasWithin('(SELECT own.code FROM area own WHERE own.id = parent.id)')})`,
  ),
  ...connectionTo('Area.coverages', coverageTable, 't.area_id = parent.id'),

  'Partner.area': toOne(areaTable, 'areaId'),
  'Partner.labelTh': async (partner, _args, context) =>
    partnerLabel(await labelParts(partner, context), 'th'),
  'Partner.labelEn': async (partner, _args, context) =>
    partnerLabel(await labelParts(partner, context), 'en'),
  'Partner.codes': listOf(
    'partner_code',
    codeColumns,
    'partner_id',
    't.valid_to IS NOT NULL, t.scheme, t.code, t.id',
  ),
  'Partner.otherNames': listOf('partner_name', nameColumns, 'partner_id', 't.name_th, t.id'),
  'Partner.predecessors': listOf(
    'partner_succession',
    successionColumns,
    'successor_id',
    't.effective_on DESC NULLS LAST, t.id',
  ),
  'Partner.successors': listOf(
    'partner_succession',
    successionColumns,
    'predecessor_id',
    't.effective_on DESC NULLS LAST, t.id',
  ),
  'Partner.mergedInto': toOne(partnerTable, 'mergedIntoId'),
  'Partner.mergedFrom': listOf('partner', partnerTable.columns, 'merged_into_id', 't.name_th, t.id'),
  'Partner.contactChannels': listOf(
    'contact_channel',
    contactColumns,
    'partner_id',
    't.valid_to IS NOT NULL, t.kind, t.value, t.id',
  ),
  'Partner.memberships': listOf(
    'membership',
    membershipTable.columns,
    'partner_id',
    't.valid_to IS NOT NULL, t.role, t.person_id, t.id',
  ),
  'Person.memberships': listOf(
    'membership',
    membershipTable.columns,
    'person_id',
    't.valid_to IS NOT NULL, t.role, t.partner_id, t.id',
  ),
  'Membership.person': toOne(personTable, 'personId'),
  'Membership.partner': toOne(partnerTable, 'partnerId'),
  'ContactChannel.partner': toOne(partnerTable, 'partnerId'),
  'Confirmation.object': (confirmation) =>
    toGlobalId(String(confirmation.objectType), String(confirmation.objectId)),
  'Confirmation.partner': toOne(partnerTable, 'partnerId'),
  'PartnerSuccession.predecessor': toOne(partnerTable, 'predecessorId'),
  'PartnerSuccession.successor': toOne(partnerTable, 'successorId'),
  ...connectionTo('LocalAuthority.coverages', coverageTable, 't.authority_id = parent.id'),
  'Coverage.authority': toOne(partnerTable, 'authorityId'),
  'Coverage.area': toOne(areaTable, 'areaId'),

  'SanghaOffice.sanghaUnit': toOne(sanghaUnitTable, 'sanghaUnitId'),
  'Temple.wisungkhamasimaGranted': (temple) =>
    plainDate(temple.wisungkhamasimaOn as string | null, temple.wisungkhamasimaYearBE as number | null),
  'Temple.sanghaUnit': toOne(sanghaUnitTable, 'sanghaUnitId'),
  'SanghaUnit.parent': toOne(sanghaUnitTable, 'parentId'),
  'SanghaUnit.area': toOne(areaTable, 'areaId'),
  ...connectionTo('SanghaUnit.children', sanghaUnitTable, 't.parent_id = parent.id'),
  ...connectionTo('SanghaUnit.temples', partnerTable, `t.sangha_unit_id = parent.id AND t.type = 'TEMPLE'`),
  ...connectionTo(
    'SanghaUnit.offices',
    partnerTable,
    `t.sangha_unit_id = parent.id AND t.type = 'SANGHA_OFFICE'`,
  ),

  'Area.registerRecords': registerRecords,
  'Partner.registerRecords': registerRecords,
  'SanghaUnit.registerRecords': registerRecords,
  'Coverage.registerRecords': registerRecords,
  'RegisterRecord.published': (record) =>
    Object.entries(record.published as Record<string, string>)
      .sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
      .map(([column, text]) => ({ column, text })),
  'RegisterRecord.run': (record, _args, context) =>
    loadersOf(context).byId('import_run', importRunColumns).load(String(record.runId)),
  'ImportRun.change': lastChange,

  'PartnerCandidate.partner': toOne(partnerTable, 'id'),
  'PartnerCandidate.path': async (candidate, _args, context) =>
    (await pathOf(candidate.areaId, loadersOf(context))).reverse(),
} satisfies Record<string, Answer> as unknown as Answers<OracleContext>;
