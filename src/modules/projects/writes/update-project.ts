import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { Project } from '../project.entity.ts';
import { ProjectStage } from '../project-kinds.ts';
import { notBeforeAgreement } from './agreement-in-force.ts';
import { columnsOf, ProjectPlanInput } from './plan.input.ts';
import { projectToChange, refOfProject, tellOfProject } from './project-to-change.ts';

@InputType('UpdateProjectInput', { description: 'What of a project is otherwise.' })
export class UpdateProjectInput extends UpdateInput {
  @Field(() => ID, { description: 'The project.' })
  id!: string;

  @Field(() => ProjectPlanInput, {
    nullable: true,
    description: 'What is to be otherwise; its agreement and its area stay.',
  })
  plan?: ProjectPlanInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether people come there to learn.' })
  isLearningPlace?: boolean | null;
}

const { PROPOSED, APPROVED, IN_PROGRESS, OPERATING, SUSPENDED } = ProjectStage;

/** What a project must have: it can be changed, and not emptied. */
const KEPT = ['kind', 'titleTh', 'fiscalYearBE'] as const;
/** What decides who may do what with a project: another site or agreement is another project. */
const FIXED = ['agreementId', 'areaId'] as const;

/** Changes what a project says of itself. */
export async function updateProject(writing: Writing, input: UpdateProjectInput): Promise<Written> {
  const project = await projectToChange(writing, input, [
    PROPOSED,
    APPROVED,
    IN_PROGRESS,
    OPERATING,
    SUSPENDED,
  ]);
  const problems = new Problems();
  const plan = input.plan ?? {};
  for (const field of FIXED) {
    if (plan[field] === undefined) continue;
    problems.bad(`plan.${field}`, 'left out', plan[field], {
      th: `${field} ของโครงการเปลี่ยนไม่ได้`,
      en: `The ${field} of a project can’t be changed`,
    });
  }
  const columns = await columnsOf(writing, problems, plan, 'plan');
  for (const field of KEPT) {
    if (columns[field] !== null) continue;
    problems.bad(`plan.${field}`, 'not null', null, {
      th: `${field} ว่างไม่ได้`,
      en: `${field} can’t be emptied`,
    });
  }
  const { startsOn = project.startsOn, endsOn = project.endsOn } = columns;
  problems.inOrder('plan.endsOn', startsOn, endsOn);
  await notBeforeAgreement(writing, problems, project.agreementId, columns.startsOn);
  const { agreementId: _agreement, areaId: _area, ...set } = columns;
  const { isLearningPlace } = input;
  if (Object.keys(set).length === 0 && isLearningPlace == null) {
    problems.nothingToChange('plan');
  }
  problems.check();
  const { id } = project;
  const more = isLearningPlace == null ? {} : { isLearningPlace };
  await writing.update(Project, { id, expectedVersion: input.expectedVersion }, { ...set, ...more } as never);
  await tellOfProject(writing, 'PROJECT_CHANGED', project);
  const object = refOfProject(id);
  return {
    about: object,
    answers: { project: object },
    details: { fields: Object.keys({ ...set, ...more }) },
  };
}
