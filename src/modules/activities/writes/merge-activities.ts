import { Field, ID, InputType, Int } from 'type-graphql';
import {
  invalidState,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Activity } from '../activity.entity.ts';
import { ActivityDuplicate } from '../activity-duplicate.entity.ts';
import { ActivityState, DuplicateState } from '../activity-kinds.ts';
import { activityToChange, refOfActivity, tellOfActivity } from './activity-to-change.ts';

@InputType('MergeActivitiesInput', { description: 'Two records that are of one event.' })
export class MergeActivitiesInput extends UpdateInput {
  @Field(() => ID, { description: 'The record that goes.' })
  duplicateId!: string;

  @Field(() => ID, { description: 'The record that stays and stands for both.' })
  survivorId!: string;

  @Field(() => Int, {
    description: 'The version of the one that stays, as it was read; a stale one is refused.',
  })
  survivorVersion!: number;
}

@InputType('DismissDuplicateInput', { description: 'That two records are of two events.' })
export class DismissDuplicateInput extends UpdateInput {
  @Field(() => ID, { description: 'The suspicion.' })
  id!: string;
}

/** What hangs on the one that goes, and is not on the one that stays already. */
const MOVE_PARTNERS = `
  UPDATE activity_participation p SET activity_id = $1, version = version + 1, change_id = $3
  WHERE p.activity_id = $2 AND NOT p.is_withdrawn AND NOT EXISTS (SELECT FROM activity_participation o
    WHERE o.activity_id = $1 AND o.partner_id = p.partner_id AND NOT o.is_withdrawn)`;
const MOVE_EVIDENCE = `
  UPDATE activity_evidence SET activity_id = $1, version = version + 1, change_id = $3
  WHERE activity_id = $2 AND NOT is_withdrawn`;
/** The pair is one; and that a third may be the same as the one that goes is said of the one that stays, once. */
const CLOSE_SUSPICIONS = `
  UPDATE activity_duplicate d SET state = 'MERGED', version = version + 1, change_id = $3
  WHERE state = 'SUSPECTED' AND $2 IN (activity_id, other_id) AND ($1 IN (activity_id, other_id) OR EXISTS (
    SELECT FROM activity_duplicate o WHERE $1 IN (o.activity_id, o.other_id)
      AND CASE d.activity_id WHEN $2 THEN d.other_id ELSE d.activity_id END IN (o.activity_id, o.other_id)))`;
const MOVE_SUSPICIONS = `
  UPDATE activity_duplicate SET activity_id = CASE activity_id WHEN $2 THEN $1::uuid ELSE activity_id END,
    other_id = CASE other_id WHEN $2 THEN $1::uuid ELSE other_id END, version = version + 1, change_id = $3
  WHERE state = 'SUSPECTED' AND $2 IN (activity_id, other_id)`;

/**
 * Makes one record of two that are of one event: partners and evidence of both hang on the one that stays; its counts
 * are those that count. The other answers for it by its id.
 */
export async function mergeActivities(writing: Writing, input: MergeActivitiesInput): Promise<Written> {
  const survivor = await activityToChange(writing, {
    id: input.survivorId,
    expectedVersion: input.survivorVersion,
    field: 'survivorId',
    versionField: 'survivorVersion',
  });
  const duplicate = await activityToChange(writing, {
    id: input.duplicateId,
    expectedVersion: input.expectedVersion,
    field: 'duplicateId',
  });
  const problems = new Problems();
  if (duplicate.id === survivor.id) {
    problems.bad('survivorId', 'another record than duplicateId', undefined, {
      th: 'survivorId ต้องเป็นอีกรายการหนึ่ง ไม่ใช่ duplicateId',
      en: 'survivorId must be another record than duplicateId',
    });
  }
  problems.check();
  await writing.update(
    Activity,
    { id: duplicate.id, expectedVersion: input.expectedVersion, field: 'duplicateId' },
    { state: ActivityState.MERGED, mergedIntoId: survivor.id },
  );
  // The one that stays changes as well: nobody writes on what it said before.
  await writing.update(
    Activity,
    {
      id: survivor.id,
      expectedVersion: input.survivorVersion,
      field: 'survivorId',
      versionField: 'survivorVersion',
    },
    {},
  );
  await writing.asSystem(async (transaction) => {
    for (const statement of [MOVE_PARTNERS, MOVE_EVIDENCE, CLOSE_SUSPICIONS, MOVE_SUSPICIONS])
      await transaction.query(statement, [survivor.id, duplicate.id, writing.changeId]);
  });
  await tellOfActivity(writing, 'ACTIVITIES_MERGED', survivor, [duplicate.recordedById]);
  return {
    about: refOfActivity(duplicate.id),
    answers: { activity: refOfActivity(survivor.id) },
    details: { survivor: survivor.id },
  };
}

/** Says that two records are of two events. */
export async function dismissDuplicate(writing: Writing, input: DismissDuplicateInput): Promise<Written> {
  const object = objectOf('id', input.id, ['ActivityDuplicate']);
  await writing.mayChange('id', object);
  const suspicion = await writing.transaction.findOneByOrFail(ActivityDuplicate, { id: object.id });
  if (suspicion.state !== DuplicateState.SUSPECTED) {
    throw invalidState(
      { th: `ตอบไว้แล้วว่า ${suspicion.state}`, en: `It is ${suspicion.state} already` },
      { field: 'id', rule: DuplicateState.SUSPECTED, value: suspicion.state },
    );
  }
  const { expectedVersion } = input;
  await writing.update(
    ActivityDuplicate,
    { id: suspicion.id, expectedVersion },
    { state: DuplicateState.DISTINCT },
  );
  const activity = await writing.transaction.findOneByOrFail(Activity, { id: suspicion.activityId });
  await tellOfActivity(writing, 'DUPLICATE_DISMISSED', activity);
  return { about: object, answers: { duplicate: object, activity: refOfActivity(activity.id) } };
}
