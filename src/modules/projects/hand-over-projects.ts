import { In } from 'typeorm';
import type { Writing } from '../../write/index.ts';
import { type Merger, partnersHandedOver, type Succession } from '../partners/index.ts';
import { Project } from './project.entity.ts';
import { ParticipationState, ProjectStage } from './project-kinds.ts';
import { ProjectParticipation } from './project-participation.entity.ts';

const OPEN_STAGES = Object.values(ProjectStage).filter((stage) => stage !== ProjectStage.CLOSED);
const OPEN_STATES = [ParticipationState.INVITED, ParticipationState.CONFIRMED];

/** What of one partner is open goes on as the other's: projects that it owns, and its places in others. */
async function handOver(writing: Writing, fromId: string, toId: string): Promise<void> {
  await writing.asSystem(async (transaction) => {
    const { changeId } = writing;
    await transaction.update(
      Project,
      { ownerId: fromId, stage: In(OPEN_STAGES) },
      { ownerId: toId, changeId, version: () => 'version + 1' },
    );
    const places = await transaction.findBy(ProjectParticipation, {
      partnerId: fromId,
      state: In(OPEN_STATES),
    });
    for (const { id, projectId, roleId } of places) {
      const same = { projectId, roleId, partnerId: toId, state: In(OPEN_STATES) };
      // Where both took part in the same role, one place is enough.
      const isDouble = await transaction.existsBy(ProjectParticipation, same);
      await transaction.update(
        ProjectParticipation,
        { id },
        {
          ...(isDouble ? { state: ParticipationState.ENDED } : { partnerId: toId }),
          changeId,
          version: () => 'version + 1',
        },
      );
    }
  });
}

// A body that is split has several successors: which of them goes on with what is for people to say.
partnersHandedOver.onSuccession(async (writing, { predecessor, successors }: Succession) => {
  const [only, ...others] = successors;
  if (only && others.length === 0) await handOver(writing, predecessor.id, only.id);
});

partnersHandedOver.onMerger(async (writing, { duplicate, survivor }: Merger) =>
  handOver(writing, duplicate.id, survivor.id),
);
