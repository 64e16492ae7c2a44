import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { PartnerType } from './partner-kinds.ts';

/**
 * That partners of one type keep the register's entries of another in their area or Sangha unit. Neither the letter nor
 * the MOU says who does; what ships is assumed, marked so, and an administrator's to change.
 */
@Entity({ name: 'register_duty' })
@Index('register_duty_key', ['keeperType', 'keptType'], { unique: true })
export class RegisterDuty {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'register_duty_pk' })
  id!: string;

  @Column('enum', { name: 'keeper_type', enum: PartnerType, enumName: 'partner_type' })
  keeperType!: PartnerType;

  @Column('enum', { name: 'kept_type', enum: PartnerType, enumName: 'partner_type' })
  keptType!: PartnerType;

  @Column('boolean', { name: 'is_assumed' })
  isAssumed!: boolean;

  /** A duty that was withdrawn stays, and no longer counts. */
  @Column('boolean', { name: 'is_in_force', default: true })
  isInForce!: boolean;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
