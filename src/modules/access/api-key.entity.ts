import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { ApiClient } from './api-client.entity.ts';

/** A key of a client. Several are in force while one takes over from another. Only the hash is kept. */
@Entity({ name: 'api_key' })
@Index('api_key_hash_key', ['keyHash'], { unique: true })
@Index('api_key_client_idx', ['clientId'])
export class ApiKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_key_pk' })
  id!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  @ManyToOne(() => ApiClient, { nullable: false })
  @JoinColumn({ name: 'client_id', foreignKeyConstraintName: 'api_key_client_fk' })
  client!: Relation<ApiClient>;

  /** SHA-256 of the 256-bit key; the key itself is shown once and never stored. */
  @Column('bytea', { name: 'key_hash' })
  keyHash!: Buffer;

  @Column('timestamp with time zone', { name: 'made_at', default: () => 'hub.now()' })
  madeAt!: string;

  /** From when on it no longer works; null where it has no end. */
  @Column('timestamp with time zone', { name: 'expires_at', nullable: true })
  expiresAt!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}

/** When a key was last used; written in batches, some seconds late. */
@Entity({ name: 'api_key_use' })
export class ApiKeyUse {
  @PrimaryColumn('uuid', { name: 'key_id', primaryKeyConstraintName: 'api_key_use_pk' })
  keyId!: string;

  @ManyToOne(() => ApiKey, { nullable: false })
  @JoinColumn({ name: 'key_id', foreignKeyConstraintName: 'api_key_use_key_fk' })
  key!: Relation<ApiKey>;

  @Column('timestamp with time zone', { name: 'last_used_at' })
  lastUsedAt!: string;
}
