import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { MouRole } from '../agreements/index.ts';
import { Partner } from '../partners/index.ts';
import { Activity } from './activity.entity.ts';
import { ActivityPart } from './activity-kinds.ts';

/** That a partner was at an activity, and as what. */
@Entity({ name: 'activity_participation' })
@Index('activity_participation_key', ['activityId', 'partnerId'], { unique: true, where: 'NOT is_withdrawn' })
@Index('activity_participation_activity_idx', ['activityId', 'part', 'id'])
@Index('activity_participation_partner_idx', ['partnerId', 'id'])
@Index('activity_participation_role_idx', ['roleId'])
export class ActivityParticipation extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'activity_participation_pk' })
  id!: string;

  @Column('uuid', { name: 'activity_id' })
  activityId!: string;

  @ManyToOne(() => Activity, { nullable: false })
  @JoinColumn({ name: 'activity_id', foreignKeyConstraintName: 'activity_participation_activity_fk' })
  activity!: Relation<Activity>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'activity_participation_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: ActivityPart, enumName: 'activity_part' })
  part!: ActivityPart;

  /** The MOU role in which it was there, where it has one. */
  @Column('uuid', { name: 'role_id', nullable: true })
  roleId!: string | null;

  @ManyToOne(() => MouRole, { nullable: true })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'activity_participation_role_fk' })
  role!: Relation<MouRole> | null;

  @Column('boolean', { name: 'is_withdrawn', default: false })
  isWithdrawn!: boolean;
}
