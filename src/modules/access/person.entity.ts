import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';

export enum PersonStatus {
  /** Asked to make a password, which has not been done yet. */
  INVITED = 'INVITED',
  ACTIVE = 'ACTIVE',
  /** May not sign in. */
  DISABLED = 'DISABLED',
  /** The personal data was taken away for good; what the account did stays under its id. */
  PURGED = 'PURGED',
}

/** Somebody who works with the hub for one partner or several. The only personal data that the hub holds. */
@Entity({ name: 'person' })
@Check(
  'person_purged_is_empty',
  `status <> 'PURGED' OR (display_name IS NULL AND login IS NULL AND email IS NULL)`,
)
@Check('person_has_login', `status = 'PURGED' OR (display_name IS NOT NULL AND login IS NOT NULL)`)
@Index('person_login_key', ['login'], { unique: true })
export class Person {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pk' })
  id!: string;

  @Column({ type: 'text', name: 'display_name', collation: 'th-x-icu', nullable: true })
  displayName!: string | null;

  @Column({ type: 'text', collation: 'C', nullable: true })
  login!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('enum', { enum: PersonStatus, enumName: 'person_status' })
  status!: PersonStatus;

  /** One of the persona accounts of the first run; they vanish when an issuer of identities is configured. */
  @Column('boolean', { name: 'is_demo', default: false })
  isDemo!: boolean;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
