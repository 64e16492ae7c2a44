import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Agreement } from '../agreements/index.ts';
import { Area } from '../areas/index.ts';
import { Partner } from '../partners/index.ts';
import { type ProjectKind, ProjectStage } from './project-kinds.ts';
import { ProjectPlan, planKind } from './project-plan.ts';

/** A pilot project or model area, on which partners work together under an agreement. */
@Entity({ name: 'project' })
@Check('project_land_above_nothing', 'land_area_wa > 0')
@Check('project_budget_not_negative', 'budget_satang >= 0')
@Check('project_ends_after_start', 'ends_on >= starts_on')
@Index('project_title_idx', ['titleTh', 'id'])
@Index('project_province_idx', ['provinceCode', 'stage', 'titleTh', 'id'])
@Index('project_province_title_idx', ['provinceCode', 'titleTh', 'id'])
@Index('project_area_idx', ['areaId', 'titleTh', 'id'])
@Index('project_owner_idx', ['ownerId', 'titleTh', 'id'])
@Index('project_agreement_idx', ['agreementId', 'titleTh', 'id'])
export class Project extends ProjectPlan {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_pk' })
  id!: string;

  @Column('enum', { enum: ProjectStage, enumName: 'project_stage' })
  stage!: ProjectStage;

  @Column('date', { name: 'stage_since' })
  stageSince!: string;

  /** Why it came to that stage, where somebody had to say. */
  @Column('text', { name: 'stage_reason', nullable: true })
  stageReason!: string | null;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'project_owner_fk' })
  owner!: Relation<Partner>;

  @Column('uuid', { name: 'agreement_id' })
  agreementId!: string;

  @ManyToOne(() => Agreement, { nullable: false })
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'project_agreement_fk' })
  agreement!: Relation<Agreement>;

  @Column('uuid', { name: 'area_id' })
  areaId!: string;

  @ManyToOne(() => Area, { nullable: false })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'project_area_fk' })
  area!: Relation<Area>;

  /** The code of the province that the site lies in; kept by the database from `areaId`. */
  @Column({
    type: 'text',
    name: 'province_code',
    collation: 'C',
    nullable: true,
    select: false,
    insert: false,
    update: false,
  })
  provinceCode!: string | null;

  @Column('enum', planKind)
  kind!: ProjectKind;

  @Column({ type: 'text', name: 'title_th', collation: 'th-x-icu' })
  titleTh!: string;

  /** The fiscal year in which it begins, by the Buddhist Era year in which that ends. */
  @Column('integer', { name: 'fiscal_year_be' })
  fiscalYearBE!: number;

  @Column('boolean', { name: 'is_learning_place', default: false })
  isLearningPlace!: boolean;
}
