import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { MouRole } from '../agreements/index.ts';
import { Partner } from '../partners/index.ts';
import { Project } from './project.entity.ts';
import { ParticipationState } from './project-kinds.ts';

/** That a partner takes part in a project in an MOU role, or was asked to. */
@Entity({ name: 'project_participation' })
@Index('project_participation_key', ['projectId', 'partnerId', 'roleId'], {
  unique: true,
  where: `state IN ('INVITED', 'CONFIRMED')`,
})
@Index('project_participation_state_idx', ['state', 'id'])
@Index('project_participation_project_idx', ['projectId', 'state', 'id'])
@Index('project_participation_partner_idx', ['partnerId', 'state', 'id'])
@Index('project_participation_role_idx', ['roleId', 'state', 'projectId'])
export class ProjectParticipation extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'project_participation_pk' })
  id!: string;

  @Column('uuid', { name: 'project_id' })
  projectId!: string;

  @ManyToOne(() => Project, { nullable: false })
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'project_participation_project_fk' })
  project!: Relation<Project>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'project_participation_partner_fk' })
  partner!: Relation<Partner>;

  @Column('uuid', { name: 'role_id' })
  roleId!: string;

  @ManyToOne(() => MouRole, { nullable: false })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'project_participation_role_fk' })
  role!: Relation<MouRole>;

  @Column('enum', { enum: ParticipationState, enumName: 'participation_state' })
  state!: ParticipationState;

  /** Who asked it; null where it joined by itself. */
  @Column('uuid', { name: 'invited_by_id', nullable: true })
  invitedById!: string | null;

  @ManyToOne(() => Partner, { nullable: true })
  @JoinColumn({ name: 'invited_by_id', foreignKeyConstraintName: 'project_participation_inviter_fk' })
  invitedBy!: Relation<Partner> | null;
}
