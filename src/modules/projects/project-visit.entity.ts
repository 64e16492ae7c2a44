import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';
import { Project } from './project.entity.ts';

/** That people came to a learning place; they are counted, never named. */
@Entity({ name: 'project_visit' })
@Check('project_visit_not_negative', 'male >= 0 AND female >= 0')
@Index('project_visit_project_idx', ['projectId', 'visitedOn', 'id'])
@Index('project_visit_visitor_idx', ['visitorId'])
export class ProjectVisit extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_visit_pk' })
  id!: string;

  @Column('uuid', { name: 'project_id' })
  projectId!: string;

  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_visit_project_fk' })
  project!: Relation<Project>;

  @Column('date', { name: 'visited_on' })
  visitedOn!: string;

  /** Whose people they were, where that is a partner. */
  @Column('uuid', { name: 'visitor_id', nullable: true })
  visitorId!: string | null;

  @ManyToOne(() => Partner, { nullable: true })
  @JoinColumn({ name: 'visitor_id', foreignKeyConstraintName: 'project_visit_visitor_fk' })
  visitor!: Relation<Partner> | null;

  @Column('text', { name: 'purpose_th', nullable: true })
  purposeTh!: string | null;

  @Column('integer', { nullable: true })
  male!: number | null;

  @Column('integer', { nullable: true })
  female!: number | null;

  /** It was entered by mistake, and counts no more. */
  @Column('boolean', { name: 'is_withdrawn', default: false })
  isWithdrawn!: boolean;
}
