import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { Person } from './person.entity.ts';

export enum AccountTokenKind {
  INVITATION = 'INVITATION',
  RESET = 'RESET',
  SESSION = 'SESSION',
}

/** A secret that stands for a person for a while: an invitation, a way to a new password, or a session. Only its hash is kept. */
@Entity({ name: 'account_token' })
@Index('account_token_hash_key', ['tokenHash'], { unique: true })
@Index('account_token_person_idx', ['personId'])
export class AccountToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_token_pk' })
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'account_token_person_fk' })
  person!: Relation<Person>;

  @Column('enum', { enum: AccountTokenKind, enumName: 'account_token_kind' })
  kind!: AccountTokenKind;

  /** SHA-256 of the 256-bit secret. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('timestamp with time zone', { name: 'expires_at' })
  expiresAt!: string;

  /** When it was used up, or the session ended. */
  @Column('timestamp with time zone', { name: 'ended_at', nullable: true })
  endedAt!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
