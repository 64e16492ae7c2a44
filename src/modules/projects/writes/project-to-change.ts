import { invalidState, type ObjectRef, objectOf, stale, type Writing } from '../../../write/index.ts';
import { areaCodesOf } from '../../partners/index.ts';
import { Project } from '../project.entity.ts';
import { ParticipationState, type ProjectStage } from '../project-kinds.ts';
import { ProjectParticipation } from '../project-participation.entity.ts';

export const refOfProject = (id: string): ObjectRef => ({ type: 'Project', id });

/**
 * The project that an input names, once the rules allow what is asked for, in the expected version and in one of these
 * stages.
 * @throws HubError BAD_INPUT, NOT_FOUND, FORBIDDEN, CONFLICT, INVALID_STATE
 */
export async function projectToChange(
  writing: Writing,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  stages: readonly ProjectStage[],
): Promise<Project> {
  const object = objectOf('id', id, ['Project']);
  await writing.mayChange('id', object);
  const project = await writing.transaction.findOneByOrFail(Project, { id: object.id });
  if (expectedVersion !== project.version) throw stale(expectedVersion, project.version);
  mustBeIn('id', project, stages);
  return project;
}

/** @throws HubError INVALID_STATE */
export function mustBeIn(field: string, { stage }: Project, stages: readonly ProjectStage[]): void {
  if (stages.includes(stage)) return;
  throw invalidState(
    {
      th: `โครงการอยู่ในขั้น ${stage} รายการนี้ทำได้ในขั้น ${stages.join(' หรือ ')}`,
      en: `The project is ${stage}; this can be done while it is ${stages.join(' or ')}`,
    },
    { field, rule: stages.join(' | '), value: stage },
  );
}

/** Tells the network of a write on a project or what hangs on it: those who take part, and the areas of its site. */
export async function tellOfProject(
  writing: Writing,
  type: string,
  project: Pick<Project, 'id' | 'ownerId' | 'areaId'>,
  object: ObjectRef = refOfProject(project.id),
  also: readonly string[] = [],
): Promise<void> {
  const parts = await writing.transaction.findBy(ProjectParticipation, {
    projectId: project.id,
    state: ParticipationState.CONFIRMED,
  });
  await writing.tell({
    type,
    object,
    partnerIds: [project.ownerId, ...parts.map(({ partnerId }) => partnerId), ...also],
    areaCodes: await areaCodesOf(writing, project.areaId),
  });
}
