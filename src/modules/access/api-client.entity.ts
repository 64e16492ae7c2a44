import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Scope } from '../../kernel/viewer.ts';
import { Change } from '../../write/index.ts';

/** An app that reads through the API with a key of its own. Only the key's hash is kept. */
@Entity({ name: 'api_client' })
@Index('api_client_key_hash_key', ['keyHash'], { unique: true })
export class ApiClient {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_client_pk' })
  id!: string;

  @Column('text')
  name!: string;

  /** SHA-256 of the 256-bit key; the key itself is shown once and never stored. */
  @Column('bytea', { name: 'key_hash' })
  keyHash!: Buffer;

  @Column('text', { array: true })
  scopes!: Scope[];

  @Column('timestamp with time zone', { name: 'revoked_at', nullable: true })
  revokedAt!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
