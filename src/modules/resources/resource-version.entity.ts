import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DatePrecision } from '../../kernel/scalars/index.ts';
import { Recorded } from '../../write/index.ts';
import { StoredFile } from '../activities/index.ts';
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { issuedKnownTo, resourceLanguage } from './resource-facts.ts';
import type { ResourceLanguage } from './resource-kinds.ts';

/** A resource as it was published at one time. It is never edited: the next version takes its place. */
@Entity({ name: 'resource_version' })
@Check('resource_version_is_link_or_file', '(url IS NULL) <> (file_id IS NULL)')
@Check('resource_version_issued_is_whole', '(issued_on IS NULL) = (issued_known_to IS NULL)')
@Index('resource_version_key', ['resourceId', 'number'], { unique: true })
@Index('resource_version_file_idx', ['fileId'])
export class ResourceVersion extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'resource_version_pk' })
  id!: string;

  @Column('uuid', { name: 'resource_id' })
  resourceId!: string;

  @ManyToOne(() => KnowledgeResource, { nullable: false })
  @JoinColumn({ name: 'resource_id', foreignKeyConstraintName: 'resource_version_resource_fk' })
  resource!: Relation<KnowledgeResource>;

  /** Counts the versions of the resource from 1. */
  @Column('integer')
  number!: number;

  @Column('date', { name: 'published_on' })
  publishedOn!: string;

  @Column('enum', resourceLanguage)
  language!: ResourceLanguage;

  /** The date that the work itself bears, by its first day. */
  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @Column('enum', issuedKnownTo)
  issuedKnownTo!: DatePrecision | null;

  /** What is otherwise than in the version before. */
  @Column('text', { name: 'changes_th', nullable: true })
  changesTh!: string | null;

  @Column('text', { name: 'changes_en', nullable: true })
  changesEn!: string | null;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;

  @ManyToOne(() => StoredFile, { nullable: true })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'resource_version_file_fk' })
  file!: Relation<StoredFile> | null;
}
