import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Project } from './project.entity.ts';
import { TargetKind } from './project-kinds.ts';

/** What a project wants to reach, and how far it has come. */
@Entity({ name: 'project_target' })
@Check('project_target_not_negative', 'wanted >= 0 AND reached >= 0')
@Index('project_target_project_idx', ['projectId', 'kind', 'id'])
export class ProjectTarget extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_target_pk' })
  id!: string;

  @Column('uuid', { name: 'project_id' })
  projectId!: string;

  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_target_project_fk' })
  project!: Relation<Project>;

  @Column('enum', { enum: TargetKind, enumName: 'target_kind' })
  kind!: TargetKind;

  @Column('text', { name: 'label_th', nullable: true })
  labelTh!: string | null;

  @Column('text', { name: 'label_en', nullable: true })
  labelEn!: string | null;

  @Column('numeric', { precision: 16, scale: 2 })
  wanted!: string;

  @Column('numeric', { precision: 16, scale: 2, nullable: true })
  reached!: string | null;
}
