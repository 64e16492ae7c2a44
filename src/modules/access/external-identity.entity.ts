import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { Person } from './person.entity.ts';

/** By which subject an issuer of identities knows a person. */
@Entity({ name: 'external_identity' })
@Index('external_identity_key', ['issuer', 'subject'], { unique: true, where: 'ended_at IS NULL' })
@Index('external_identity_person_idx', ['personId'])
export class ExternalIdentity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'external_identity_pk' })
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'external_identity_person_fk' })
  person!: Relation<Person>;

  @Column('text')
  issuer!: string;

  @Column('text')
  subject!: string;

  @Column('timestamp with time zone', { name: 'ended_at', nullable: true })
  endedAt!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
