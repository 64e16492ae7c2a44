import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Agreement } from '../agreements/index.ts';
import { Area } from '../areas/index.ts';
import { Partner } from '../partners/index.ts';
import { DraftState, type ProjectKind } from './project-kinds.ts';
import { ProjectPlan, planKind } from './project-plan.ts';

/** A project that is still thought over: its owner's alone. */
@Entity({ name: 'project_draft' })
@Index('project_draft_owner_idx', ['ownerId', 'titleTh', 'id'])
@Index('project_draft_title_idx', ['titleTh', 'id'])
export class ProjectDraft extends ProjectPlan {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_draft_pk' })
  id!: string;

  @Column('enum', { enum: DraftState, enumName: 'draft_state' })
  state!: DraftState;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'project_draft_owner_fk' })
  owner!: Relation<Partner>;

  @Column('uuid', { name: 'agreement_id', nullable: true })
  agreementId!: string | null;

  @ManyToOne(() => Agreement, { nullable: true })
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'project_draft_agreement_fk' })
  agreement!: Relation<Agreement> | null;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'project_draft_area_fk' })
  area!: Relation<Area> | null;

  @Column('enum', { ...planKind, nullable: true })
  kind!: ProjectKind | null;

  @Column({ type: 'text', name: 'title_th', collation: 'th-x-icu', nullable: true })
  titleTh!: string | null;

  @Column('integer', { name: 'fiscal_year_be', nullable: true })
  fiscalYearBE!: number | null;
}
