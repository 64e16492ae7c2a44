import { Resolver } from 'type-graphql';
import { HubBatch, HubMutation } from '../../write/index.ts';
import {
  ActivityApi,
  ActivityDuplicateApi,
  ActivityEvidenceApi,
  ActivityParticipationApi,
} from './activity.type.ts';
import {
  AddActivityPartnerInput,
  addActivityPartner,
  UpdateActivityInput,
  updateActivity,
  WithdrawActivityInput,
  WithdrawActivityPartnerInput,
  withdrawActivity,
  withdrawActivityPartner,
} from './writes/change-activity.ts';
import {
  AddActivityEvidenceInput,
  addActivityEvidence,
  WithdrawActivityEvidenceInput,
  withdrawActivityEvidence,
} from './writes/evidence.ts';
import {
  DismissDuplicateInput,
  dismissDuplicate,
  MergeActivitiesInput,
  mergeActivities,
} from './writes/merge-activities.ts';
import { RecordActivityInput, recordActivity } from './writes/record-activity.ts';

const activity = { object: () => ActivityApi, description: 'The activity as it is now.' };
const participation = {
  object: () => ActivityParticipationApi,
  description: 'The participation as it is now.',
};
const evidence = { object: () => ActivityEvidenceApi, description: 'The evidence as it is now.' };
const duplicate = { object: () => ActivityDuplicateApi, description: 'The suspicion as it is now.' };

/** What can be written of activities. */
@Resolver()
export class ActivityMutations {
  @HubMutation({
    description:
      'Records what partners did together. Records of what may be the same event are named in `duplicates`.',
    input: () => RecordActivityInput,
    payload: { activity },
    run: recordActivity,
  })
  recordActivity!: never;

  @HubBatch({
    of: 'recordActivity',
    description: 'Records up to 250 activities, such as the day of a phone that was offline.',
  })
  recordActivities!: never;

  @HubMutation({
    description: 'Corrects what is told of an activity.',
    input: () => UpdateActivityInput,
    payload: { activity },
    run: updateActivity,
  })
  updateActivity!: never;

  @HubMutation({
    description: 'Takes a record of an activity back; it stays on record, and counts no more.',
    input: () => WithdrawActivityInput,
    payload: { activity },
    run: withdrawActivity,
  })
  withdrawActivity!: never;

  @HubMutation({
    description: 'Adds a partner that was at an activity.',
    input: () => AddActivityPartnerInput,
    payload: { activity, participation },
    run: addActivityPartner,
  })
  addActivityPartner!: never;

  @HubMutation({
    description: 'Says that a partner was not at an activity: whoever recorded it, or that partner.',
    input: () => WithdrawActivityPartnerInput,
    payload: { activity, participation },
    run: withdrawActivityPartner,
  })
  withdrawActivityPartner!: never;

  @HubMutation({
    description: 'Adds what shows that an activity was.',
    input: () => AddActivityEvidenceInput,
    payload: { activity, evidence },
    run: addActivityEvidence,
  })
  addActivityEvidence!: never;

  @HubMutation({
    description: 'Takes evidence back.',
    input: () => WithdrawActivityEvidenceInput,
    payload: { activity, evidence },
    run: withdrawActivityEvidence,
  })
  withdrawActivityEvidence!: never;

  @HubMutation({
    description: 'Makes one record of two that are of one event; one stands for both from then on.',
    input: () => MergeActivitiesInput,
    payload: { activity: { object: () => ActivityApi, description: 'The record that stays.' } },
    run: mergeActivities,
  })
  mergeActivities!: never;

  @HubMutation({
    description: 'Says that two records are of two events.',
    input: () => DismissDuplicateInput,
    payload: { duplicate, activity },
    run: dismissDuplicate,
  })
  dismissDuplicate!: never;
}
