import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { AgreementClause } from '../agreements/index.ts';
import { Area } from '../areas/index.ts';
import { Partner } from '../partners/index.ts';
import { Project } from '../projects/index.ts';
import { ActivityKind, ActivityState, HelpDomain, WelfareKind } from './activity-kinds.ts';

/** What partners did together: when, where, and how many people it reached. Persons are counted, never named. */
@Entity({ name: 'activity' })
@Check('activity_counts_not_negative', 'male >= 0 AND female >= 0 AND households >= 0 AND spent_satang >= 0')
@Check('activity_ends_after_start', 'ended_on >= happened_on')
@Check(
  'activity_merged_into_another',
  `(state = 'MERGED') = (merged_into_id IS NOT NULL) AND merged_into_id <> id`,
)
@Index('activity_title_idx', ['titleTh', 'id'])
@Index('activity_day_idx', ['happenedOn', 'id'])
@Index('activity_province_idx', ['provinceCode', 'happenedOn', 'id'])
@Index('activity_area_idx', ['areaId', 'happenedOn', 'id'])
@Index('activity_project_idx', ['projectId', 'happenedOn', 'id'])
@Index('activity_place_idx', ['placeId', 'happenedOn', 'id'])
@Index('activity_recorder_idx', ['recordedById', 'happenedOn', 'id'])
@Index('activity_clause_idx', ['clauseId'])
@Index('activity_merged_into_idx', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
export class Activity extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'activity_pk' })
  id!: string;

  @Column('enum', { enum: ActivityState, enumName: 'activity_state' })
  state!: ActivityState;

  @Column('enum', { enum: ActivityKind, enumName: 'activity_kind' })
  kind!: ActivityKind;

  @Column('enum', { name: 'welfare_kind', enum: WelfareKind, enumName: 'welfare_kind', nullable: true })
  welfareKind!: WelfareKind | null;

  @Column('enum', { name: 'help_domain', enum: HelpDomain, enumName: 'help_domain', nullable: true })
  helpDomain!: HelpDomain | null;

  @Column({ type: 'text', name: 'title_th', collation: 'th-x-icu' })
  titleTh!: string;

  @Column('text', { name: 'title_en', nullable: true })
  titleEn!: string | null;

  @Column('text', { name: 'description_th', nullable: true })
  descriptionTh!: string | null;

  /** The partner that answers for the record. */
  @Column('uuid', { name: 'recorded_by_id' })
  recordedById!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'recorded_by_id', foreignKeyConstraintName: 'activity_recorder_fk' })
  recordedBy!: Relation<Partner>;

  @Column('uuid', { name: 'project_id', nullable: true })
  projectId!: string | null;

  @ManyToOne(() => Project, { nullable: true })
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'activity_project_fk' })
  project!: Relation<Project> | null;

  /** The clause that it serves. */
  @Column('uuid', { name: 'clause_id', nullable: true })
  clauseId!: string | null;

  @ManyToOne(() => AgreementClause, { nullable: true })
  @JoinColumn({ name: 'clause_id', foreignKeyConstraintName: 'activity_clause_fk' })
  clause!: Relation<AgreementClause> | null;

  /** The partner at whose place it was, such as a temple. */
  @Column('uuid', { name: 'place_id', nullable: true })
  placeId!: string | null;

  @ManyToOne(() => Partner, { nullable: true })
  @JoinColumn({ name: 'place_id', foreignKeyConstraintName: 'activity_place_fk' })
  place!: Relation<Partner> | null;

  @Column('uuid', { name: 'area_id' })
  areaId!: string;

  @ManyToOne(() => Area, { nullable: false })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'activity_area_fk' })
  area!: Relation<Area>;

  /** The code of the province that the area is or lies in; kept by the database from `areaId`. */
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

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Column('date', { name: 'happened_on' })
  happenedOn!: string;

  /** The last day of one that took several. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column('integer', { nullable: true })
  male!: number | null;

  @Column('integer', { nullable: true })
  female!: number | null;

  @Column('integer', { nullable: true })
  households!: number | null;

  @Column('bigint', { name: 'spent_satang', nullable: true })
  spentSatang!: string | null;

  /** The record that stands for it, where it was entered twice. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  @ManyToOne(() => Activity, { nullable: true })
  @JoinColumn({ name: 'merged_into_id', foreignKeyConstraintName: 'activity_merged_into_fk' })
  mergedInto!: Relation<Activity> | null;

  /** Why it was withdrawn. */
  @Column('text', { name: 'state_reason', nullable: true })
  stateReason!: string | null;
}
