import { invalidState, type ObjectRef, objectOf, stale, type Writing } from '../../../write/index.ts';
import { areaCodesOf } from '../../partners/index.ts';
import { Activity } from '../activity.entity.ts';
import { ActivityState } from '../activity-kinds.ts';
import { ActivityParticipation } from '../activity-participation.entity.ts';

export const refOfActivity = (id: string): ObjectRef => ({ type: 'Activity', id });

interface Wanted {
  id: string;
  expectedVersion: number;
  /** Where the input names it and its version. */
  field?: string;
  versionField?: string;
}

/**
 * The record of an activity that an input names, once the rules allow what is asked for, in the expected version and
 * still counting.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
 */
export async function activityToChange(
  writing: Writing,
  { id, expectedVersion, field = 'id', versionField }: Wanted,
): Promise<Activity> {
  const object = objectOf(field, id, ['Activity']);
  await writing.mayChange(field, object);
  const activity = await writing.transaction.findOneByOrFail(Activity, { id: object.id });
  if (expectedVersion !== activity.version) throw stale(expectedVersion, activity.version, versionField);
  mustCount(field, activity);
  return activity;
}

/** @throws HubError INVALID_STATE where it was withdrawn or merged */
export function mustCount(field: string, { state }: Activity): void {
  if (state === ActivityState.RECORDED) return;
  throw invalidState(
    { th: `บันทึกนี้เป็น ${state} แล้ว`, en: `The record is ${state} already` },
    { field, rule: ActivityState.RECORDED, value: state },
  );
}

/** Tells the network of a write on an activity: the partners that were there, and the areas where it was. */
export async function tellOfActivity(
  writing: Writing,
  type: string,
  activity: Pick<Activity, 'id' | 'recordedById' | 'areaId'>,
  also: readonly string[] = [],
): Promise<void> {
  const parts = await writing.transaction.findBy(ActivityParticipation, {
    activityId: activity.id,
    isWithdrawn: false,
  });
  await writing.tell({
    type,
    object: refOfActivity(activity.id),
    partnerIds: [activity.recordedById, ...parts.map(({ partnerId }) => partnerId), ...also],
    areaCodes: await areaCodesOf(writing, activity.areaId),
  });
}
