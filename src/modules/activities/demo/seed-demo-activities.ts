import type { EntityManager } from 'typeorm';
import { seededId } from '../../../kernel/ids.ts';
import { DataSourceKind } from '../../../write/index.ts';
import { Chance, DemoWriter, readDemoNetwork } from '../../partners/index.ts';
import { Activity } from '../activity.entity.ts';
import { ActivityDuplicate } from '../activity-duplicate.entity.ts';
import { ActivityState, type DuplicateReason, DuplicateState } from '../activity-kinds.ts';
import { ActivityParticipation } from '../activity-participation.entity.ts';
import { HelpCentre, HelpCentreCount } from '../help-centre.entity.ts';
import { ALIKE, DOUBLES, isSuspicious } from '../writes/suspect-duplicates.ts';
import { demoActivities } from './demo-activities.ts';
import { demoCounts, demoHelpCentres } from './demo-help-centres.ts';

/** Of the suspicions, so many somebody has looked at, and they are two events. */
const DISTINCT_SHARE = 0.2;

/** Writes two made-up fiscal years of activities, and the months of help centres; the demo's projects must be there. */
export async function seedDemoActivities(transaction: EntityManager, changeId: string): Promise<void> {
  const writer = new DemoWriter(transaction, changeId);
  const network = await readDemoNetwork(transaction);
  const activities = demoActivities(network);
  await writer.write(
    Activity,
    activities.map(({ row }) => row),
  );
  await writer.write(
    ActivityParticipation,
    activities.flatMap(({ participations }) =>
      participations.map((each) => ({ ...each, isWithdrawn: false })),
    ),
  );
  await writer.write(ActivityDuplicate, await doublesIn(transaction));
  const centres = demoHelpCentres(network);
  await writer.write(HelpCentre, centres);
  await writer.write(HelpCentreCount, centres.flatMap(demoCounts));
}

/** What the rule for every recorded activity suspects among the demo’s, whose places all lie in the areas named. */
async function doublesIn(transaction: EntityManager): Promise<Partial<ActivityDuplicate>[]> {
  const pairs: { activity_id: string; id: string; reasons: DuplicateReason[]; is_merged: boolean }[] =
    await transaction.query(
      `${DOUBLES} WHERE a.area_id = o.area_id AND a.source = $2 AND o.source = $2 AND a.id > o.id AND a.state <> $3 AND o.state <> $3
       ORDER BY a.id, o.id`,
      [ALIKE, DataSourceKind.SYNTHETIC, ActivityState.WITHDRAWN],
    );
  return pairs.filter(isSuspicious).map(({ activity_id: activityId, id: otherId, reasons, is_merged }) => {
    const key = `${activityId} ${otherId}`;
    const isDistinct = new Chance(`double ${key}`).falls(DISTINCT_SHARE);
    const state = is_merged
      ? DuplicateState.MERGED
      : isDistinct
        ? DuplicateState.DISTINCT
        : DuplicateState.SUSPECTED;
    return { id: seededId('activity_duplicate', key), activityId, otherId, reasons, state };
  });
}
