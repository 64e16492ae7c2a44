import type { EntityManager } from 'typeorm';
import { newId } from '../../src/kernel/ids.ts';
import { Activity, ActivityKind, ActivityState, StoredFile } from '../../src/modules/activities/index.ts';
import {
  Agreement,
  AgreementClause,
  AgreementKind,
  AgreementLevel,
  ClauseKind,
  MouRole,
  nationalMouId,
} from '../../src/modules/agreements/index.ts';
import { PartnerType } from '../../src/modules/partners/index.ts';
import {
  DraftState,
  Project,
  ProjectDraft,
  ProjectKind,
  ProjectStage,
} from '../../src/modules/projects/index.ts';
import { DataSourceKind, insertRows } from '../../src/write/index.ts';

/** By table, the ids of what a partner has of the network's work. */
export type NetworkRows = Record<
  'agreement' | 'agreement_clause' | 'mou_role' | 'project_draft' | 'project' | 'activity' | 'stored_file',
  string
>;

/**
 * An agreement that a partner keeps, a draft, a project and an activity of its own, where its seat is (for an agency in a
 * third province), and a file that nothing shows yet.
 */
export async function addNetworkRows(
  transaction: EntityManager,
  changeId: string,
  partnerId: string,
): Promise<NetworkRows> {
  const [{ id: areaId }]: [{ id: string }] = await transaction.query(
    `SELECT coalesce((SELECT area_id FROM partner WHERE id = $1), (SELECT id FROM area WHERE code = '10' AND valid_to IS NULL)) AS id`,
    [partnerId],
  );
  const shared = { source: DataSourceKind.SYNTHETIC, version: 1, changeId };
  const ids = {
    agreement: newId(),
    agreement_clause: newId(),
    mou_role: newId(),
    project_draft: newId(),
    project: newId(),
    activity: newId(),
    stored_file: newId(),
  };
  const agreement = {
    id: ids.agreement,
    kind: AgreementKind.MOU,
    level: AgreementLevel.TEMPLE_TAMBON,
    titleTh: 'ข้อตกลง',
    areaId,
    keeperId: partnerId,
    signedOn: '2022-10-01',
    validFrom: '2022-10-01',
  };
  await insertRows(transaction, Agreement, [agreement], shared);
  const part = { agreementId: ids.agreement, isVerified: false, validFrom: '2022-10-01' };
  const clause = { id: ids.agreement_clause, number: '1', position: 1, kind: ClauseKind.OBJECTIVE };
  await insertRows(transaction, AgreementClause, [{ ...part, ...clause, textTh: 'วัตถุประสงค์' }], shared);
  const role = { id: ids.mou_role, code: 'CAST', labelTh: 'บทบาท', labelEn: 'Role', isAskedFor: false };
  const given = { partnerTypes: [PartnerType.NETWORK_PARTNER], capabilities: [] };
  await insertRows(transaction, MouRole, [{ ...part, ...role, ...given }], shared);
  const plan = {
    ownerId: partnerId,
    agreementId: nationalMouId(),
    areaId,
    kind: ProjectKind.OTHER,
    titleTh: 'โครงการ',
    fiscalYearBE: 2566,
  };
  const draft = { ...plan, id: ids.project_draft, state: DraftState.OPEN };
  await insertRows(transaction, ProjectDraft, [draft], shared);
  const project = { ...plan, id: ids.project, stage: ProjectStage.OPERATING, stageSince: '2022-10-01' };
  await insertRows(transaction, Project, [project], shared);
  const activity = {
    id: ids.activity,
    state: ActivityState.RECORDED,
    kind: ActivityKind.MEETING,
    titleTh: 'ประชุม',
    recordedById: partnerId,
    areaId,
    happenedOn: '2022-10-01',
  };
  await insertRows(transaction, Activity, [activity], shared);
  const file = {
    id: ids.stored_file,
    ownerId: partnerId,
    name: 'ภาพ.jpg',
    mediaType: 'image/jpeg',
    bytes: '10',
    sha256: 'of nothing yet',
    isPositionStripped: true,
  };
  await insertRows(transaction, StoredFile, [file], shared);
  return ids;
}
