import { type Answer, connectionTo, lastChange, listOf, rowById, toOne } from './answering.ts';
import { plainDate, plainMonthOfYear } from './dates.ts';
import { loadersOf } from './loaders.ts';
import { clauseTable, fileTable } from './network-tables.ts';
import type { PlainRow } from './pages.ts';
import {
  acknowledgementTable,
  addresseeTable,
  distributionTable,
  resourceDraftTable,
  resourceTable,
  resourceTables,
  versionTable,
} from './resource-tables.ts';
import { areaTable, confirmationColumns, type PlainTable, partnerTable } from './tables.ts';

/** The rows that a list of ids names, in an order. */
const namedBy =
  (table: PlainTable, property: string, order: string): Answer =>
  (parent, _args, context) =>
    loadersOf(context).ask(
      `SELECT ${table.columns} FROM ${table.table} t WHERE t.id = ANY($1::uuid[]) ORDER BY ${order}`,
      [parent[property]],
    );

const FIRST_YEAR_FROM_JANUARY = '1941';

/** A date by its first day and how exactly it is known; none here is older than years that begin in January. */
function issuedOf({ issuedOn, issuedKnownTo }: PlainRow) {
  if (typeof issuedOn !== 'string') return null;
  if (issuedOn < FIRST_YEAR_FROM_JANUARY) throw new Error(`not worked out by hand: ${issuedOn}`);
  if (issuedKnownTo === 'DAY') return plainDate(issuedOn, null);
  return issuedKnownTo === 'MONTH'
    ? plainMonthOfYear(issuedOn)
    : plainDate(null, Number(issuedOn.slice(0, 4)) + 543);
}

const factAnswers = (type: string) => ({
  [`${type}.publisher`]: toOne(partnerTable, 'publisherId'),
  [`${type}.clause`]: toOne(clauseTable, 'clauseId'),
  [`${type}.audienceAreas`]: namedBy(areaTable, 'audienceAreaIds', 't.code'),
});
const contentAnswers = (type: string) => ({
  [`${type}.resource`]: toOne(resourceTable, 'resourceId'),
  [`${type}.file`]: toOne(fileTable, 'fileId'),
  [`${type}.issued`]: ((row) => issuedOf(row)) as Answer,
});

/** What answers the fields of knowledge resources, by hand. */
export const resourceAnswers = {
  ...Object.fromEntries(Object.keys(resourceTables).map((type) => [`${type}.lastChange`, lastChange])),
  ...connectionTo('Query.knowledgeResources', resourceTable, 'true'),
  ...connectionTo('Query.resourceDrafts', resourceDraftTable, 'true'),
  ...connectionTo('Query.resourceDistributions', distributionTable, 'true'),
  ...connectionTo('Query.resourceAddressees', addresseeTable, 'true'),

  ...factAnswers('KnowledgeResource'),
  'KnowledgeResource.currentVersion': toOne(versionTable, 'currentVersionId'),
  'KnowledgeResource.versions': listOf(
    versionTable.table,
    versionTable.columns,
    'resource_id',
    't.number DESC',
  ),
  ...connectionTo('KnowledgeResource.distributions', distributionTable, 't.resource_id = parent.id'),
  ...connectionTo('KnowledgeResource.addressees', addresseeTable, 't.resource_id = parent.id'),
  ...contentAnswers('ResourceVersion'),
  ...connectionTo('ResourceVersion.acknowledgements', acknowledgementTable, 't.version_id = parent.id'),
  ...factAnswers('ResourceDraft'),
  ...contentAnswers('ResourceDraft'),

  'ResourceDistribution.resource': toOne(resourceTable, 'resourceId'),
  'ResourceDistribution.sentVersion': toOne(versionTable, 'versionId'),
  'ResourceDistribution.sender': toOne(partnerTable, 'senderId'),
  'ResourceDistribution.areas': namedBy(areaTable, 'areaIds', 't.code'),
  'ResourceDistribution.partnersNamed': namedBy(partnerTable, 'partnerIds', 't.name_th, t.id'),
  ...connectionTo('ResourceDistribution.addressees', addresseeTable, 't.distribution_id = parent.id'),
  ...connectionTo(
    'ResourceDistribution.missing',
    addresseeTable,
    `t.distribution_id = parent.id AND t.acknowledgement_id IS NULL AND t.state <> 'RELEASED'`,
  ),
  'ResourceAddressee.distribution': toOne(distributionTable, 'distributionId'),
  'ResourceAddressee.resource': toOne(resourceTable, 'resourceId'),
  'ResourceAddressee.partner': toOne(partnerTable, 'partnerId'),
  'ResourceAddressee.acknowledgement': toOne(acknowledgementTable, 'acknowledgementId'),
  'ResourceAcknowledgement.acknowledgedVersion': toOne(versionTable, 'versionId'),
  'ResourceAcknowledgement.partner': toOne(partnerTable, 'partnerId'),
  'ResourceAcknowledgement.confirmation': ((row, _args, context) =>
    rowById(
      { table: 'confirmation', columns: confirmationColumns },
      String(row.confirmationId),
      context,
    )) as Answer,

  ...connectionTo('Area.resources', resourceTable, 'parent.id = ANY(t.audience_area_ids)'),
  ...connectionTo('AgreementClause.resources', resourceTable, 't.clause_id = parent.id'),
  ...connectionTo('Partner.resources', resourceTable, 't.publisher_id = parent.id'),
  ...connectionTo('Partner.resourceDrafts', resourceDraftTable, 't.publisher_id = parent.id'),
  ...connectionTo('Partner.resourceDistributions', distributionTable, 't.sender_id = parent.id'),
  ...connectionTo('Partner.resourcesReceived', addresseeTable, 't.partner_id = parent.id'),
};
