import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a repeated mutation is answered with: the ids of the first time, read again under today's rights. */
@Entity({ name: 'idempotency' })
@Index('idempotency_key', ['scope', 'operation', 'key'], { unique: true })
@Index('idempotency_at_idx', ['at'])
export class Idempotency {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'idempotency_pk' })
  id!: string;

  /** Whose key it is: the viewer's own. */
  @Column('text')
  scope!: string;

  @Column('text')
  operation!: string;

  @Column('text')
  key!: string;

  /** SHA-256 of the input. */
  @Column('bytea', { name: 'content_hash' })
  contentHash!: Buffer;

  @Column('jsonb', { nullable: true })
  result!: Record<string, unknown> | null;

  @Column('timestamp with time zone', { default: () => 'hub.now()' })
  at!: string;
}
