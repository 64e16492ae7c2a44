import { toGlobalId } from '../../src/kernel/listing/index.ts';
import { type Answer, connectionTo, lastChange, listOf, rowById, toOne } from './answering.ts';
import { plainDate } from './dates.ts';
import { loadersOf } from './loaders.ts';
import {
  activityPartTable,
  activityTable,
  agreementTable,
  centreCountTable,
  centreTable,
  clauseTable,
  draftTable,
  duplicateTable,
  evidenceTable,
  fileTable,
  grantTable,
  linkTable,
  participationTable,
  partyTable,
  projectTable,
  roleTable,
  targetTable,
  visitTable,
} from './network-tables.ts';
import type { OracleContext } from './oracle-context.ts';
import type { PlainRow } from './pages.ts';
import { areaTable, type PlainTable, partnerTable } from './tables.ts';
import { plainLand, plainMoney, plainMonth } from './values.ts';

const dayInEras = (property: string): Answer =>
  ((row) => (row[property] == null ? null : plainDate(String(row[property]), null))) as Answer;

const plan = (type: string) => ({
  [`${type}.landArea`]: ((row) => plainLand(row.landAreaWa as string | null)) as Answer,
  [`${type}.budget`]: ((row) => plainMoney(row.budgetSatang as string | null)) as Answer,
  [`${type}.startsOnInEras`]: dayInEras('startsOn'),
  [`${type}.endsOnInEras`]: dayInEras('endsOn'),
});

const heldOn = (alias: string, day: string) =>
  `(${alias}.valid_from IS NULL OR ${alias}.valid_from <= ${day}) AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${day})`;
const isHeldOn = ({ validFrom, validTo }: PlainRow, day: string): boolean =>
  (validFrom == null || String(validFrom) <= day) && (validTo == null || String(validTo) > day);
const TODAY = `(hub.now() AT TIME ZONE 'Asia/Bangkok')::date`;

/** Ids of a partner and of all that supervise it on a day, tier by tier; of the Sangha units that it lies in; of its areas. */
const ABOVE = `
  WITH RECURSIVE up AS (SELECT $1::uuid AS id UNION
    SELECT l.from_id FROM up JOIN partner_link l ON l.to_id = up.id AND l.kind = 'SUPERVISES' AND ${heldOn('l', '$2::date')}),
  units AS (SELECT sangha_unit_id AS id FROM partner WHERE id = $1 UNION
    SELECT u.parent_id FROM units JOIN sangha_unit u ON u.id = units.id),
  areas AS (SELECT area_id AS id FROM partner WHERE id = $1 UNION
    SELECT a.parent_id FROM areas JOIN area a ON a.id = areas.id)
  SELECT array(SELECT id FROM up) AS supervisors, array(SELECT id FROM units WHERE id IS NOT NULL) AS units,
    array(SELECT id FROM areas WHERE id IS NOT NULL) AS areas`;

interface Party {
  id: string;
  agreementId: string;
  partnerId: string;
  sanghaUnitId: string | null;
  partnerType: string;
}

const LEVELS = ['NATIONAL', 'PROVINCE', 'DISTRICT', 'MUNICIPALITY', 'TEMPLE_TAMBON'];
const BASES = ['PARTY', 'SUPERVISION', 'SANGHA_TREE', 'IN_SCOPE'];

/** By what each agreement in force concerns a partner, worked out agreement by agreement. */
async function bindings(context: OracleContext, partnerId: string, on: string): Promise<PlainRow[]> {
  const loaders = loadersOf(context);
  const [above] = await loaders.ask<{ supervisors: string[]; units: string[]; areas: string[] }>(ABOVE, [
    partnerId,
    on,
  ]);
  const partner = await rowById(partnerTable, partnerId, context);
  if (!partner || !above || !isHeldOn(partner, on)) return [];
  const agreements = await loaders.ask<PlainRow>(
    `SELECT ${agreementTable.columns} FROM agreement t WHERE ${heldOn('t', '$1::date')}`,
    [on],
  );
  const parties = await loaders.ask<Party>(
    `SELECT t.id, t.agreement_id AS "agreementId", t.partner_id AS "partnerId", p.sangha_unit_id AS "sanghaUnitId", p.type AS "partnerType"
     FROM agreement_party t JOIN partner p ON p.id = t.partner_id WHERE t.capacity <> 'WITNESS' AND ${heldOn('t', '$1::date')} ORDER BY t.id`,
    [on],
  );
  const found: PlainRow[] = [];
  for (const agreement of agreements) {
    const isInside = agreement.areaId === null || above.areas.includes(String(agreement.areaId));
    const own = parties.filter((party) => party.agreementId === agreement.id);
    const by: [string, Party | undefined][] = [
      ['PARTY', own.find((party) => party.partnerId === partnerId)],
      [
        'SUPERVISION',
        own.find(
          (party) => isInside && party.partnerId !== partnerId && above.supervisors.includes(party.partnerId),
        ),
      ],
      [
        'SANGHA_TREE',
        own.find(
          (party) =>
            isInside &&
            party.partnerId !== partnerId &&
            party.partnerType === 'SANGHA_OFFICE' &&
            party.sanghaUnitId !== null &&
            above.units.includes(party.sanghaUnitId),
        ),
      ],
    ];
    const [basis, party] = by.find(([, one]) => one) ?? [];
    const isInScope = isInside && ['TEMPLE', 'VILLAGE'].includes(String(partner.type));
    if (!basis && !isInScope) continue;
    found.push({
      id: agreement.id,
      keys: [],
      agreement,
      agreementId: agreement.id,
      level: agreement.level,
      basis: basis ?? 'IN_SCOPE',
      partyId: party?.id ?? null,
      partnerId,
      partnerType: partner.type,
      day: on,
    });
  }
  return found.sort(
    (one, other) =>
      LEVELS.indexOf(String(one.level)) - LEVELS.indexOf(String(other.level)) ||
      (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
  );
}

async function rolesOf(binding: PlainRow, context: OracleContext): Promise<PlainRow[]> {
  const loaders = loadersOf(context);
  const line: string[] = [];
  let next: unknown = binding.agreementId;
  while (typeof next === 'string') {
    line.push(next);
    next = (await rowById(agreementTable, next, context))?.parentId;
  }
  const falls = BASES.indexOf(String(binding.basis)) < BASES.indexOf('IN_SCOPE');
  return loaders.ask<PlainRow>(
    `SELECT ${roleTable.columns} FROM mou_role t WHERE ${heldOn('t', '$1::date')} AND (
       ($2 AND t.agreement_id = ANY($3::uuid[]) AND $4 = ANY(t.partner_types::text[]))
       OR (t.agreement_id = $5 AND EXISTS (SELECT FROM mou_role_grant g WHERE g.role_id = t.id AND g.partner_id = $6 AND ${heldOn('g', '$1::date')})))
     ORDER BY t.label_th, t.id`,
    [binding.day, falls, line, binding.partnerType, binding.agreementId, binding.partnerId],
  );
}

async function compliance(project: PlainRow, context: OracleContext): Promise<PlainRow[]> {
  const line: string[] = [];
  let next: unknown = project.agreementId;
  while (typeof next === 'string') {
    line.push(next);
    next = (await rowById(agreementTable, next, context))?.parentId;
  }
  return loadersOf(context).ask<PlainRow>(
    `SELECT r.id, r.id AS "roleId", $2::text AS "projectId", coalesce(bool_or(p.id IS NOT NULL), false) AS "isMet"
     FROM mou_role r LEFT JOIN project_participation p ON p.role_id = r.id AND p.project_id = $2::uuid AND p.state = 'CONFIRMED'
       AND ${heldOn('p', TODAY)}
     WHERE r.agreement_id = ANY($1::uuid[]) AND r.is_asked_for AND ${heldOn('r', TODAY)} GROUP BY r.id ORDER BY r.id`,
    [line, project.id],
  );
}

const RECORDED_TYPES = [
  'Agreement',
  'AgreementParty',
  'AgreementClause',
  'MouRole',
  'MouRoleGrant',
  'PartnerLink',
  'ProjectDraft',
  'Project',
  'ProjectParticipation',
  'ProjectTarget',
  'ProjectVisit',
  'Activity',
  'ActivityParticipation',
  'StoredFile',
  'ActivityEvidence',
  'ActivityDuplicate',
  'HelpCentre',
  'HelpCentreCount',
];

const all = (table: PlainTable, column: string, order: string) =>
  listOf(table.table, table.columns, column, order);

/** What answers the fields of the MOU network, by hand. */
export const networkAnswers = {
  ...Object.fromEntries(RECORDED_TYPES.map((type) => [`${type}.lastChange`, lastChange])),
  ...connectionTo('Query.agreements', agreementTable, 'true'),
  ...connectionTo('Query.mouRoles', roleTable, 'true'),
  ...connectionTo('Query.partnerLinks', linkTable, 'true'),
  ...connectionTo('Query.projects', projectTable, 'true'),
  ...connectionTo('Query.projectDrafts', draftTable, 'true'),
  ...connectionTo('Query.projectParticipations', participationTable, 'true'),
  ...connectionTo('Query.activities', activityTable, 'true'),
  ...connectionTo('Query.activityDuplicates', duplicateTable, 'true'),
  ...connectionTo('Query.helpCentres', centreTable, 'true'),

  'Agreement.parent': toOne(agreementTable, 'parentId'),
  'Agreement.area': toOne(areaTable, 'areaId'),
  'Agreement.keeper': toOne(partnerTable, 'keeperId'),
  'Agreement.signedOnInEras': dayInEras('signedOn'),
  'Agreement.clauses': all(clauseTable, 'agreement_id', 't.valid_to IS NOT NULL, t.position, t.id'),
  ...connectionTo('Agreement.children', agreementTable, 't.parent_id = parent.id'),
  ...connectionTo('Agreement.parties', partyTable, 't.agreement_id = parent.id'),
  ...connectionTo('Agreement.roles', roleTable, 't.agreement_id = parent.id'),
  ...connectionTo('Agreement.links', linkTable, 't.agreement_id = parent.id'),
  ...connectionTo('Agreement.projects', projectTable, 't.agreement_id = parent.id'),
  'AgreementParty.agreement': toOne(agreementTable, 'agreementId'),
  'AgreementParty.partner': toOne(partnerTable, 'partnerId'),
  'AgreementClause.agreement': toOne(agreementTable, 'agreementId'),
  'AgreementClause.party': toOne(partyTable, 'partyId'),
  'MouRole.agreement': toOne(agreementTable, 'agreementId'),
  'MouRole.clause': toOne(clauseTable, 'clauseId'),
  ...connectionTo('MouRole.grants', grantTable, 't.role_id = parent.id'),
  ...connectionTo('MouRole.participations', participationTable, 't.role_id = parent.id'),
  'MouRoleGrant.role': toOne(roleTable, 'roleId'),
  'MouRoleGrant.partner': toOne(partnerTable, 'partnerId'),
  'MouRoleGrant.area': toOne(areaTable, 'areaId'),
  'AgreementBinding.party': toOne(partyTable, 'partyId'),
  'AgreementBinding.roles': ((binding, _args, context) => rolesOf(binding, context)) as Answer,
  'PartnerLink.from': toOne(partnerTable, 'fromId'),
  'PartnerLink.to': toOne(partnerTable, 'toId'),
  'PartnerLink.agreement': toOne(agreementTable, 'agreementId'),

  ...plan('ProjectDraft'),
  'ProjectDraft.owner': toOne(partnerTable, 'ownerId'),
  'ProjectDraft.agreement': toOne(agreementTable, 'agreementId'),
  'ProjectDraft.area': toOne(areaTable, 'areaId'),
  ...plan('Project'),
  'Project.owner': toOne(partnerTable, 'ownerId'),
  'Project.agreement': toOne(agreementTable, 'agreementId'),
  'Project.area': toOne(areaTable, 'areaId'),
  'Project.targets': all(targetTable, 'project_id', 't.kind, t.id'),
  'Project.mouCompliance': ((project, _args, context) => compliance(project, context)) as Answer,
  'Project.isMouCompliant': (async (project: PlainRow, _args: never, context: OracleContext) =>
    (await compliance(project, context)).every(({ isMet }) => isMet)) as Answer,
  ...connectionTo('Project.participations', participationTable, 't.project_id = parent.id'),
  ...connectionTo('Project.visits', visitTable, 't.project_id = parent.id'),
  ...connectionTo('Project.activities', activityTable, 't.project_id = parent.id'),
  'RoleCompliance.role': toOne(roleTable, 'roleId'),
  'RoleCompliance.participations': (async (item: PlainRow, _args: never, context: OracleContext) =>
    loadersOf(context).ask(
      `SELECT ${participationTable.columns} FROM project_participation t WHERE t.project_id = $1 AND t.role_id = $2 ORDER BY t.state, t.id`,
      [item.projectId, item.roleId],
    )) as Answer,
  'ProjectParticipation.project': toOne(projectTable, 'projectId'),
  'ProjectParticipation.partner': toOne(partnerTable, 'partnerId'),
  'ProjectParticipation.role': toOne(roleTable, 'roleId'),
  'ProjectParticipation.invitedBy': toOne(partnerTable, 'invitedById'),
  'ProjectTarget.project': toOne(projectTable, 'projectId'),
  'ProjectVisit.project': toOne(projectTable, 'projectId'),
  'ProjectVisit.visitor': toOne(partnerTable, 'visitorId'),

  'Activity.recordedBy': toOne(partnerTable, 'recordedById'),
  'Activity.project': toOne(projectTable, 'projectId'),
  'Activity.clause': toOne(clauseTable, 'clauseId'),
  'Activity.place': toOne(partnerTable, 'placeId'),
  'Activity.area': toOne(areaTable, 'areaId'),
  'Activity.happenedOnInEras': dayInEras('happenedOn'),
  'Activity.spent': ((activity) => plainMoney(activity.spentSatang as string | null)) as Answer,
  'Activity.mergedInto': toOne(activityTable, 'mergedIntoId'),
  'Activity.mergedFrom': all(activityTable, 'merged_into_id', 't.id'),
  'Activity.evidence': all(evidenceTable, 'activity_id', 't.is_withdrawn, t.id'),
  'Activity.duplicates': (async (activity: PlainRow, _args: never, context: OracleContext) =>
    loadersOf(context).ask(
      `SELECT ${duplicateTable.columns} FROM activity_duplicate t WHERE t.activity_id = $1 OR t.other_id = $1 ORDER BY t.state, t.id`,
      [activity.id],
    )) as Answer,
  ...connectionTo('Activity.participations', activityPartTable, 't.activity_id = parent.id'),
  'ActivityParticipation.activity': toOne(activityTable, 'activityId'),
  'ActivityParticipation.partner': toOne(partnerTable, 'partnerId'),
  'ActivityParticipation.role': toOne(roleTable, 'roleId'),
  'StoredFile.owner': toOne(partnerTable, 'ownerId'),
  'StoredFile.url': ((file) => `/files/${toGlobalId('StoredFile', file.id)}`) as Answer,
  'ActivityEvidence.activity': toOne(activityTable, 'activityId'),
  'ActivityEvidence.file': toOne(fileTable, 'fileId'),
  'ActivityDuplicate.activity': toOne(activityTable, 'activityId'),
  'ActivityDuplicate.other': toOne(activityTable, 'otherId'),
  'HelpCentre.authority': toOne(partnerTable, 'authorityId'),
  'HelpCentre.counts': all(centreCountTable, 'centre_id', 't.month DESC, t.domain'),
  'HelpCentreCount.centre': toOne(centreTable, 'centreId'),
  'HelpCentreCount.month': ((count) => plainMonth(String(count.monthOf))) as Answer,
  'HelpCentreCount.spent': ((count) => plainMoney(count.spentSatang as string | null)) as Answer,

  ...connectionTo('Area.agreements', agreementTable, 't.area_id = parent.id'),
  ...connectionTo('Area.projects', projectTable, 't.area_id = parent.id'),
  ...connectionTo('Area.activities', activityTable, 't.area_id = parent.id'),
  ...connectionTo('Partner.agreementParties', partyTable, 't.partner_id = parent.id'),
  ...connectionTo('Partner.mouRoleGrants', grantTable, 't.partner_id = parent.id'),
  ...connectionTo('Partner.linksTo', linkTable, 't.from_id = parent.id'),
  ...connectionTo('Partner.linksFrom', linkTable, 't.to_id = parent.id'),
  ...connectionTo('Partner.projects', projectTable, 't.owner_id = parent.id'),
  ...connectionTo('Partner.projectDrafts', draftTable, 't.owner_id = parent.id'),
  ...connectionTo('Partner.projectParticipations', participationTable, 't.partner_id = parent.id'),
  ...connectionTo('Partner.activitiesRecorded', activityTable, 't.recorded_by_id = parent.id'),
  ...connectionTo('Partner.activitiesAtPlace', activityTable, 't.place_id = parent.id'),
  ...connectionTo('Partner.activityParticipations', activityPartTable, 't.partner_id = parent.id'),
  ...connectionTo('Partner.helpCentres', centreTable, 't.authority_id = parent.id'),
  'Partner.agreementsBinding': (async (partner: PlainRow, _args: never, context: OracleContext) => {
    const [today] = await loadersOf(context).ask<{ day: string }>(`SELECT ${TODAY}::text AS day`, []);
    return bindings(context, partner.id, today!.day);
  }) as Answer,
};
