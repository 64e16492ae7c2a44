import { GraphQLNonEmptyString, GraphQLURL } from 'graphql-scalars';
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
import { ActivityEvidence } from '../activity-evidence.entity.ts';
import { EvidenceKind } from '../activity-kinds.ts';
import { StoredFile } from '../stored-file.entity.ts';
import { mustCount, refOfActivity, tellOfActivity } from './activity-to-change.ts';

@InputType('AddActivityEvidenceInput', {
  description: 'What shows that an activity was: a page elsewhere, or a file that was sent before.',
})
export class AddActivityEvidenceInput extends MutationInput {
  @Field(() => ID, { description: 'The activity.' })
  activityId!: string;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'The address of a page elsewhere (http or https).',
  })
  url?: URL | null;

  @Field(() => ID, { nullable: true, description: 'A file that one’s own partner sent to `POST /files`.' })
  fileId?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it shows, in Thai.' })
  captionTh?: string | null;
}

@InputType('WithdrawActivityEvidenceInput', { description: 'Evidence that is to be taken back.' })
export class WithdrawActivityEvidenceInput extends UpdateInput {
  @Field(() => ID, { description: 'The evidence.' })
  id!: string;
}

const written = (activityId: string, id: string): Written => {
  const evidence = { type: 'ActivityEvidence', id };
  return { about: evidence, answers: { evidence, activity: refOfActivity(activityId) } };
};

/** Adds what shows that an activity was. */
export async function addActivityEvidence(
  writing: Writing,
  input: AddActivityEvidenceInput,
): Promise<Written> {
  const object = objectOf('activityId', input.activityId, ['Activity']);
  writing.about = object;
  await writing.mayCreate({ activityId: object.id });
  const activity = await writing.transaction.findOneBy(Activity, { id: object.id });
  if (activity === null) throw notFound('activityId', input.activityId);
  mustCount('activityId', activity);
  const problems = new Problems();
  const { url, fileId, captionTh = null } = input;
  problems.text('captionTh', captionTh);
  if ((url == null) === (fileId == null)) {
    problems.bad('url', 'one of url and fileId', undefined, {
      th: 'ต้องระบุ url หรือ fileId อย่างใดอย่างหนึ่ง',
      en: 'Either url or fileId must be given',
    });
  }
  problems.webPage('url', url);
  const file = await fileOf(writing, problems, activity, fileId);
  problems.check();
  await refuseTwice(writing, activity, { url: url?.href, fileId: file?.id });
  const kind =
    file === undefined
      ? EvidenceKind.LINK
      : file.mediaType.startsWith('image/')
        ? EvidenceKind.PHOTO
        : EvidenceKind.FILE;
  const id = await writing.insert(ActivityEvidence, {
    activityId: activity.id,
    kind,
    url: url?.href ?? null,
    fileId: file?.id ?? null,
    captionTh,
    source: activity.source,
  });
  await tellOfActivity(writing, 'ACTIVITY_EVIDENCE_ADDED', activity);
  return written(activity.id, id);
}

/** What shows an activity already is no further evidence of it. */
async function refuseTwice(
  writing: Writing,
  { id: activityId }: Activity,
  shown: { url?: string | undefined; fileId?: string | undefined },
): Promise<void> {
  const same = {
    activityId,
    isWithdrawn: false,
    ...(shown.fileId ? { fileId: shown.fileId } : { url: shown.url! }),
  };
  if (!(await writing.transaction.existsBy(ActivityEvidence, same))) return;
  throw duplicate(
    { th: 'กิจกรรมนี้มีหลักฐานนี้อยู่แล้ว', en: 'The activity has this evidence already' },
    { field: shown.fileId ? 'fileId' : 'url', rule: 'each once' },
  );
}

/** A file of the partner that recorded the activity: what another sent is not one's own to show. */
async function fileOf(
  writing: Writing,
  problems: Problems,
  { recordedById }: Activity,
  globalId: string | null | undefined,
): Promise<StoredFile | undefined> {
  if (globalId == null) return undefined;
  const object = problems.object('fileId', globalId, ['StoredFile']);
  const file =
    object && (await writing.transaction.findOneBy(StoredFile, { id: object.id, ownerId: recordedById }));
  if (object && !file) problems.add(notFound('fileId', globalId));
  return file ?? undefined;
}

/** Takes evidence back; it stays on record, and is shown no more. */
export async function withdrawActivityEvidence(
  writing: Writing,
  input: WithdrawActivityEvidenceInput,
): Promise<Written> {
  const object = objectOf('id', input.id, ['ActivityEvidence']);
  await writing.mayChange('id', object);
  const evidence = await writing.transaction.findOneByOrFail(ActivityEvidence, { id: object.id });
  if (evidence.isWithdrawn) {
    throw invalidState(
      { th: 'ถอนรายการนี้ไว้แล้ว', en: 'It was withdrawn already' },
      { field: 'id', rule: 'not withdrawn' },
    );
  }
  const { expectedVersion } = input;
  await writing.update(ActivityEvidence, { id: evidence.id, expectedVersion }, { isWithdrawn: true });
  const activity = await writing.transaction.findOneByOrFail(Activity, { id: evidence.activityId });
  await tellOfActivity(writing, 'ACTIVITY_EVIDENCE_WITHDRAWN', activity);
  return written(activity.id, evidence.id);
}
