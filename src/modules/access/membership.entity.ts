import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { HubRole } from '../../kernel/viewer.ts';
import { Change } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';
import { Person } from './person.entity.ts';

/** That a person has a role in a partner for a time. */
@Entity({ name: 'membership' })
@Index('membership_key', ['personId', 'partnerId', 'role'], { unique: true, where: 'valid_to IS NULL' })
@Index('membership_partner_idx', ['partnerId', 'role', 'id'])
export class Membership {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'membership_pk' })
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'membership_person_fk' })
  person!: Relation<Person>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'membership_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: HubRole, enumName: 'hub_role' })
  role!: HubRole;

  /** First day on which it holds; null where it is not known. */
  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  /** First day on which it holds no longer; null while it holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
