import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DatePrecision } from '../../kernel/scalars/index.ts';
import { StoredFile } from '../activities/index.ts';
import { AgreementClause } from '../agreements/index.ts';
import { Partner } from '../partners/index.ts';
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { issuedKnownTo, ResourceFacts, resourceKind, resourceLanguage } from './resource-facts.ts';
import { ResourceDraftState, type ResourceKind, type ResourceLanguage } from './resource-kinds.ts';

/** A resource, or a further version of one, that is still worked on: its publisher's alone. */
@Entity({ name: 'resource_draft' })
@Index('resource_draft_title_idx', ['titleTh', 'id'])
@Index('resource_draft_publisher_idx', ['publisherId', 'titleTh', 'id'])
@Index('resource_draft_resource_idx', ['resourceId'])
@Index('resource_draft_file_idx', ['fileId'])
export class ResourceDraft extends ResourceFacts {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'resource_draft_pk' })
  id!: string;

  @Column('enum', { enum: ResourceDraftState, enumName: 'resource_draft_state' })
  state!: ResourceDraftState;

  @Column('uuid', { name: 'publisher_id' })
  publisherId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'publisher_id', foreignKeyConstraintName: 'resource_draft_publisher_fk' })
  publisher!: Relation<Partner>;

  /** The resource of which it is to be a further version; null for a new one. */
  @Column('uuid', { name: 'resource_id', nullable: true })
  resourceId!: string | null;

  @ManyToOne(() => KnowledgeResource, { nullable: true })
  @JoinColumn({ name: 'resource_id', foreignKeyConstraintName: 'resource_draft_resource_fk' })
  resource!: Relation<KnowledgeResource> | null;

  @Column('enum', { ...resourceKind, nullable: true })
  kind!: ResourceKind | null;

  @Column({ type: 'text', name: 'title_th', collation: 'th-x-icu', nullable: true })
  titleTh!: string | null;

  @Column('uuid', { name: 'clause_id', nullable: true })
  clauseId!: string | null;

  @ManyToOne(() => AgreementClause, { nullable: true })
  @JoinColumn({ name: 'clause_id', foreignKeyConstraintName: 'resource_draft_clause_fk' })
  clause!: Relation<AgreementClause> | null;

  @Column('enum', { ...resourceLanguage, nullable: true })
  language!: ResourceLanguage | null;

  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn!: string | null;

  @Column('enum', issuedKnownTo)
  issuedKnownTo!: DatePrecision | null;

  @Column('text', { name: 'changes_th', nullable: true })
  changesTh!: string | null;

  @Column('text', { name: 'changes_en', nullable: true })
  changesEn!: string | null;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;

  @ManyToOne(() => StoredFile, { nullable: true })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'resource_draft_file_fk' })
  file!: Relation<StoredFile> | null;
}
