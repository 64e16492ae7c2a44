import type { EntityManager } from 'typeorm';
import { insertRows } from '../../../write/index.ts';
import { Confirmation, DemoWriter, readDemoNetwork } from '../../partners/index.ts';
import { Project } from '../project.entity.ts';
import { ProjectParticipation } from '../project-participation.entity.ts';
import { ProjectTarget } from '../project-target.entity.ts';
import { ProjectVisit } from '../project-visit.entity.ts';
import { demoAnswers, demoParticipations, demoTargets, demoVisits } from './demo-project-parts.ts';
import { demoProjects } from './demo-projects.ts';

/** Writes made-up projects at every stage with those who take part in them; the demo's agreements must be there. */
export async function seedDemoProjects(transaction: EntityManager, changeId: string): Promise<void> {
  const writer = new DemoWriter(transaction, changeId);
  const projects = demoProjects(await readDemoNetwork(transaction));
  const rows = projects.map(({ row }) => row);
  await writer.write(Project, rows);
  const participations = projects.flatMap(demoParticipations);
  await writer.write(ProjectParticipation, participations);
  await insertRows(transaction, Confirmation, demoAnswers(participations), { changeId });
  await writer.write(ProjectTarget, projects.flatMap(demoTargets));
  await writer.write(ProjectVisit, projects.flatMap(demoVisits));
}
