import { Int } from 'type-graphql';
import { ColumnField, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AgreementApi } from '../agreements/index.ts';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { ProjectDraft } from './project-draft.entity.ts';
import { DraftState, ProjectKind } from './project-kinds.ts';
import { declarePlan } from './project-plan.type.ts';
import './kinds.type.ts';

@HubObject('ProjectDraft', () => ProjectDraft, {
  description:
    'A project that is still thought over. Only its owner’s people see it, administrators and auditors; proposed, it becomes a project under the same UUID.',
  node: true,
  defaultOrder: 'titleTh',
})
export class ProjectDraftApi {
  @ColumnField(() => DraftState, { description: 'What became of it.', filter: true })
  state!: never;

  @ToOneField(() => PartnerApi, { description: 'Whose it is.', filter: true })
  owner!: never;

  @ToOneField(() => AgreementApi, { description: 'Under which agreement it is to be.', nullable: true })
  agreement!: never;

  @ToOneField(() => AreaApi, { description: 'Where it is to be.', nullable: true })
  area!: never;

  @ColumnField(() => ProjectKind, { description: 'What kind of project it is to be.', nullable: true })
  kind!: never;

  @ColumnField(() => String, { description: 'Its title in Thai.', nullable: true, order: true })
  titleTh!: never;

  @ColumnField(() => Int, {
    description: 'The fiscal year in which it is to begin, by the Buddhist Era year in which that ends.',
    nullable: true,
  })
  fiscalYearBE!: never;
}
declarePlan(ProjectDraftApi);
declareRecord(ProjectDraftApi, { dated: false });
