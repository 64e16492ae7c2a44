import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import {
  duplicate,
  invalidState,
  MutationInput,
  notFound,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { Activity } from '../activity.entity.ts';
import { ActivityState } from '../activity-kinds.ts';
import { ActivityParticipation } from '../activity-participation.entity.ts';
import { ActivityDetailsInput, ActivityPartnerInput } from './activity.input.ts';
import { checkDetails } from './activity-details.ts';
import { activityToChange, mustCount, refOfActivity, tellOfActivity } from './activity-to-change.ts';
import { partnersOf } from './record-activity.ts';

@InputType('UpdateActivityInput', { description: 'What of an activity was otherwise.' })
export class UpdateActivityInput extends UpdateInput {
  @Field(() => ID, { description: 'The activity.' })
  id!: string;

  @Field(() => ActivityDetailsInput, { description: 'What was otherwise.' })
  details!: ActivityDetailsInput;
}

@InputType('WithdrawActivityInput', { description: 'A record of an activity that was entered by mistake.' })
export class WithdrawActivityInput extends UpdateInput {
  @Field(() => ID, { description: 'The activity.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { description: 'Why.' })
  reason!: string;
}

@InputType('AddActivityPartnerInput', { description: 'A further partner that was at an activity.' })
export class AddActivityPartnerInput extends MutationInput {
  @Field(() => ID, { description: 'The activity.' })
  activityId!: string;

  @Field(() => ActivityPartnerInput, { description: 'The partner, and as what it was there.' })
  partner!: ActivityPartnerInput;
}

@InputType('WithdrawActivityPartnerInput', {
  description: 'That a partner was not at an activity after all.',
})
export class WithdrawActivityPartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'Its participation.' })
  id!: string;
}

/** What a record must have: it can be changed, and not emptied. */
const KEPT = ['kind', 'titleTh', 'happenedOn'] as const;

const written = (id: string, more: Partial<Written> = {}): Written => ({
  about: refOfActivity(id),
  answers: { activity: refOfActivity(id) },
  ...more,
});

/** Corrects what is told of an activity. */
export async function updateActivity(writing: Writing, input: UpdateActivityInput): Promise<Written> {
  const activity = await activityToChange(writing, input);
  const problems = new Problems();
  const { columns } = await checkDetails(writing, problems, input.details, 'details', activity);
  for (const field of KEPT) {
    if (columns[field] !== null) continue;
    problems.bad(`details.${field}`, 'not null', null, {
      th: `${field} ว่างไม่ได้`,
      en: `${field} can’t be emptied`,
    });
  }
  const { happenedOn = activity.happenedOn, endedOn = activity.endedOn } = columns;
  problems.inOrder('details.endedOn', happenedOn, endedOn);
  if (Object.keys(columns).length === 0) {
    problems.nothingToChange('details');
  }
  problems.check();
  const { expectedVersion } = input;
  await writing.update(Activity, { id: activity.id, expectedVersion }, columns);
  await tellOfActivity(writing, 'ACTIVITY_CHANGED', activity);
  return written(activity.id, { details: { fields: Object.keys(columns) } });
}

/** Takes a record back; it stays on record, and counts no more. */
export async function withdrawActivity(writing: Writing, input: WithdrawActivityInput): Promise<Written> {
  const activity = await activityToChange(writing, input);
  const problems = new Problems();
  problems.text('reason', input.reason);
  problems.check();
  const set = { state: ActivityState.WITHDRAWN, stateReason: input.reason };
  await writing.update(Activity, { id: activity.id, expectedVersion: input.expectedVersion }, set);
  await tellOfActivity(writing, 'ACTIVITY_WITHDRAWN', activity);
  return written(activity.id);
}

const ofPart = (activityId: string, id: string): Written => {
  const participation = { type: 'ActivityParticipation', id };
  return { about: participation, answers: { participation, activity: refOfActivity(activityId) } };
};

/** Adds a partner that was at an activity. */
export async function addActivityPartner(writing: Writing, input: AddActivityPartnerInput): Promise<Written> {
  const object = objectOf('activityId', input.activityId, ['Activity']);
  writing.about = object;
  await writing.mayCreate({ activityId: object.id });
  const activity = await writing.transaction.findOneBy(Activity, { id: object.id });
  if (activity === null) throw notFound('activityId', input.activityId);
  mustCount('activityId', activity);
  const problems = new Problems();
  const [found] = await partnersOf(writing, problems, [input.partner], () => 'partner');
  problems.check();
  const { partner, part, roleId } = found!;
  const place = { activityId: activity.id, partnerId: partner.id };
  if (await writing.transaction.existsBy(ActivityParticipation, { ...place, isWithdrawn: false })) {
    throw duplicate(
      { th: 'หน่วยงานนี้อยู่ในกิจกรรมแล้ว', en: 'The partner is named there already' },
      { field: 'partner.partnerId', rule: 'each once', value: input.partner.partnerId },
    );
  }
  const row = { ...place, part, roleId, source: activity.source };
  const id = await writing.insert(ActivityParticipation, row);
  await tellOfActivity(writing, 'ACTIVITY_PARTNER_ADDED', activity);
  return ofPart(activity.id, id);
}

/** Says that a partner was not at an activity: whoever recorded it, or that partner itself. */
export async function withdrawActivityPartner(
  writing: Writing,
  input: WithdrawActivityPartnerInput,
): Promise<Written> {
  const object = objectOf('id', input.id, ['ActivityParticipation']);
  await writing.mayChange('id', object);
  const place = await writing.transaction.findOneByOrFail(ActivityParticipation, { id: object.id });
  if (place.isWithdrawn) {
    throw invalidState(
      { th: 'ถอนรายการนี้ไว้แล้ว', en: 'It was withdrawn already' },
      { field: 'id', rule: 'not withdrawn' },
    );
  }
  const { expectedVersion } = input;
  await writing.update(ActivityParticipation, { id: place.id, expectedVersion }, { isWithdrawn: true });
  const activity = await writing.transaction.findOneByOrFail(Activity, { id: place.activityId });
  await tellOfActivity(writing, 'ACTIVITY_PARTNER_WITHDRAWN', activity, [place.partnerId]);
  return ofPart(activity.id, place.id);
}
