import { Field, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import {
  badInput,
  DataSourceKind,
  MutationInput,
  notFound,
  Problems,
  takenId,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { MouRole } from '../../agreements/index.ts';
import { Area, AreaLevel } from '../../areas/index.ts';
import { areaInForce, type Partner, partnerNamed } from '../../partners/index.ts';
import { Project, ProjectStage } from '../../projects/index.ts';
import { Activity } from '../activity.entity.ts';
import { ActivityState } from '../activity-kinds.ts';
import { ActivityParticipation } from '../activity-participation.entity.ts';
import { type ActivityPartnerInput, NewActivityInput } from './activity.input.ts';
import { checkDetails } from './activity-details.ts';
import { refOfActivity, tellOfActivity } from './activity-to-change.ts';
import { suspectDuplicates } from './suspect-duplicates.ts';

@InputType('RecordActivityInput', { description: 'What partners did together.' })
export class RecordActivityInput extends MutationInput {
  @Field(() => NewActivityInput, { description: 'The activity.' })
  activity!: NewActivityInput;
}

const NEEDED = ['kind', 'titleTh', 'happenedOn'] as const;

/** Records what partners did together; records of what may be the same event are named. */
export async function recordActivity(writing: Writing, input: RecordActivityInput): Promise<Written> {
  const { id, suspected } = await record(writing, input.activity, 'activity');
  const object = refOfActivity(id);
  return { about: object, answers: { activity: object }, details: { suspected } };
}

/** Records one activity that stands at a place of the input; answers its id, and how many it may be a double of. */
export async function record(
  writing: Writing,
  input: NewActivityInput,
  at: string,
): Promise<{ id: string; suspected: number }> {
  const field = (name: string) => `${at}.${name}`;
  const problems = new Problems();
  const recorder = await partnerNamed(writing, problems, field('recordedById'), input.recordedById);
  const project = await projectOf(writing, problems, field('projectId'), input.projectId);
  const { columns, place } = await checkDetails(writing, problems, input.details, field('details'));
  for (const name of NEEDED) {
    if (columns[name] != null || input.details[name] != null) continue;
    problems.bad(field(`details.${name}`), 'not null', null, {
      th: `ต้องระบุ ${name}`,
      en: `${name} must be given`,
    });
  }
  const areaId = await areaOf(writing, problems, field('areaId'), input.areaId, place, project);
  const id = input.id == null ? newId() : problems.object(field('id'), input.id, ['Activity'])?.id;
  const partners = await partnersOf(writing, problems, input.partners, (no) => field(`partners.${no}`));
  problems.check();
  const row: Partial<Activity> = {
    ...columns,
    id: id!,
    state: ActivityState.RECORDED,
    recordedById: recorder!.id,
    projectId: project?.id ?? null,
    areaId: areaId!,
    source: sourceOf([recorder!, ...partners.map(({ partner }) => partner)]),
  };
  await writing.mayCreate({
    recordedById: recorder!.id,
    projectId: project?.id ?? null,
    areaId: areaId!,
  });
  if (input.id != null && (await writing.transaction.existsBy(Activity, { id: id! }))) {
    throw takenId(field('id'), input.id);
  }
  await writing.insert(Activity, row);
  for (const { partner, part, roleId } of partners) {
    await writing.insert(ActivityParticipation, {
      activityId: id!,
      partnerId: partner.id,
      part,
      roleId,
      source: row.source!,
    });
  }
  const suspected = await suspectDuplicates(writing, id!);
  await tellOfActivity(writing, 'ACTIVITY_RECORDED', row as Activity);
  return { id: id!, suspected };
}

const sourceOf = (partners: readonly Partner[]): DataSourceKind =>
  partners.some(({ source }) => source === DataSourceKind.SYNTHETIC)
    ? DataSourceKind.SYNTHETIC
    : DataSourceKind.REGISTER;

async function projectOf(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string | null | undefined,
): Promise<Project | undefined> {
  if (globalId == null) return undefined;
  const object = problems.object(field, globalId, ['Project']);
  const project = object && (await writing.transaction.findOneBy(Project, { id: object.id }));
  if (object && !project) problems.add(notFound(field, globalId));
  if (project && (project.stage === ProjectStage.PROPOSED || project.stage === ProjectStage.CLOSED)) {
    problems.bad(field, 'approved and not closed', project.stage, {
      th: `โครงการอยู่ในขั้น ${project.stage} จึงบันทึกกิจกรรมไม่ได้`,
      en: `The project is ${project.stage}; activities are recorded while it is approved and not closed`,
    });
  }
  return project ?? undefined;
}

async function areaOf(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string | null | undefined,
  place: Partner | undefined,
  project: Project | undefined,
): Promise<string | undefined> {
  if (globalId != null) {
    const area = await areaInForce(writing, problems, field, globalId, Object.values(AreaLevel));
    return area?.id;
  }
  const areaId = place?.areaId ?? project?.areaId;
  if (areaId != null) {
    await writing.transaction.findOneByOrFail(Area, { id: areaId });
    return areaId;
  }
  problems.bad(field, 'not null', null, {
    th: 'ต้องระบุพื้นที่ หรือสถานที่ หรือโครงการ',
    en: 'The area, the place or the project must be given',
  });
  return undefined;
}

/** The partners that an input names; `at` is where it has each. */
export async function partnersOf(
  writing: Writing,
  problems: Problems,
  given: readonly ActivityPartnerInput[],
  at: (position: number) => string,
) {
  const found: { partner: Partner; part: ActivityPartnerInput['part']; roleId: string | null }[] = [];
  for (const [position, { partnerId, part, roleId }] of given.entries()) {
    const field = `${at(position)}.partnerId`;
    const partner = await partnerNamed(writing, problems, field, partnerId);
    const role = await roleOf(writing, problems, `${at(position)}.roleId`, roleId, partner);
    if (!partner) continue;
    if (found.some((other) => other.partner.id === partner.id)) {
      problems.add(
        badInput(
          { th: 'หน่วยงานซ้ำกัน', en: 'A partner is named once' },
          { field, rule: 'each once', value: partnerId },
        ),
      );
    }
    found.push({ partner, part, roleId: role?.id ?? null });
  }
  return found;
}

async function roleOf(
  writing: Writing,
  problems: Problems,
  field: string,
  globalId: string | null | undefined,
  partner: Partner | undefined,
): Promise<MouRole | undefined> {
  if (globalId == null) return undefined;
  const object = problems.object(field, globalId, ['MouRole']);
  const role = object && (await writing.transaction.findOneBy(MouRole, { id: object.id }));
  if (object && !role) problems.add(notFound(field, globalId));
  if (role && partner && !(await takesRole(writing, role, partner))) {
    problems.bad(field, 'a role of this type of partner', globalId, {
      th: 'หน่วยงานประเภทนี้รับบทบาทนี้ไม่ได้',
      en: 'A partner of this type can’t take this role',
    });
  }
  return role ?? undefined;
}

async function takesRole(
  writing: Writing,
  { id, partnerTypes }: MouRole,
  partner: Partner,
): Promise<boolean> {
  if (partnerTypes.includes(partner.type)) return true;
  const [given]: { there: boolean }[] = await writing.transaction.query(
    `SELECT EXISTS (SELECT FROM mou_role_grant g WHERE g.role_id = $1 AND g.partner_id = $2
       AND hub.holds_on(g.valid_from, g.valid_to, hub.today())) AS there`,
    [id, partner.id],
  );
  return given!.there;
}
