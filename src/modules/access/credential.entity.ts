import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { Person } from './person.entity.ts';

/** A person's password, as its hash. It keeps no history: what is gone of a password is to be gone. */
@Entity({ name: 'credential' })
export class Credential {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'credential_pk' })
  personId!: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'credential_person_fk' })
  person!: Relation<Person>;

  /** Argon2id in its standard text form; null where the password was taken away. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
