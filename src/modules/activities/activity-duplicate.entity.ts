import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Activity } from './activity.entity.ts';
import { type DuplicateReason, DuplicateState } from './activity-kinds.ts';

/** That two records may be of one event, why, and what became of it. */
@Entity({ name: 'activity_duplicate' })
@Check('activity_duplicate_not_of_itself', 'activity_id <> other_id')
@Index('activity_duplicate_key', ['activityId', 'otherId'], { unique: true })
@Index('activity_duplicate_other_idx', ['otherId'])
@Index('activity_duplicate_state_idx', ['state', 'id'])
export class ActivityDuplicate extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'activity_duplicate_pk' })
  id!: string;

  /** The one that was recorded later. */
  @Column('uuid', { name: 'activity_id' })
  activityId!: string;

  @ManyToOne(() => Activity, { nullable: false })
  @JoinColumn({ name: 'activity_id', foreignKeyConstraintName: 'activity_duplicate_activity_fk' })
  activity!: Relation<Activity>;

  /** The one that was there already. */
  @Column('uuid', { name: 'other_id' })
  otherId!: string;

  @ManyToOne(() => Activity, { nullable: false })
  @JoinColumn({ name: 'other_id', foreignKeyConstraintName: 'activity_duplicate_other_fk' })
  other!: Relation<Activity>;

  @Column('text', { array: true })
  reasons!: DuplicateReason[];

  @Column('enum', { enum: DuplicateState, enumName: 'duplicate_state' })
  state!: DuplicateState;
}
