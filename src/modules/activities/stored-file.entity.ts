import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';

/** A file that a partner sent: what it is. Its bytes lie outside the database, under its SHA-256. */
@Entity({ name: 'stored_file' })
@Index('stored_file_owner_idx', ['ownerId', 'id'])
@Index('stored_file_content_idx', ['ownerId', 'sha256'])
@Index('stored_file_sha256_idx', ['sha256'])
export class StoredFile extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'stored_file_pk' })
  id!: string;

  @Column('uuid', { name: 'owner_id' })
  ownerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'stored_file_owner_fk' })
  owner!: Relation<Partner>;

  @Column('text')
  name!: string;

  @Column('text', { name: 'media_type' })
  mediaType!: string;

  @Column('bigint')
  bytes!: string;

  @Column({ type: 'text', collation: 'C' })
  sha256!: string;

  /** Whether it is a picture out of which the position was taken at which it was made. */
  @Column('boolean', { name: 'is_position_stripped' })
  isPositionStripped!: boolean;
}
