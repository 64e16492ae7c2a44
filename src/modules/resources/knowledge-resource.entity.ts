import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AgreementClause } from '../agreements/index.ts';
import { Partner } from '../partners/index.ts';
import { ResourceFacts, resourceKind } from './resource-facts.ts';
import { type ResourceKind, ResourceState } from './resource-kinds.ts';

/** Knowledge that a partner shares with the network, such as a knowledge set or an infographic, through its versions. */
@Entity({ name: 'knowledge_resource' })
@Check('knowledge_resource_withdrawn_has_reason', `(state = 'WITHDRAWN') = (withdrawal_reason IS NOT NULL)`)
@Index('knowledge_resource_title_idx', ['titleTh', 'id'])
@Index('knowledge_resource_kind_idx', ['kind', 'titleTh', 'id'])
@Index('knowledge_resource_publisher_idx', ['publisherId', 'titleTh', 'id'])
@Index('knowledge_resource_clause_idx', ['clauseId'])
@Index('knowledge_resource_search_idx', { synchronize: false })
export class KnowledgeResource extends ResourceFacts {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'knowledge_resource_pk' })
  id!: string;

  @Column('enum', { enum: ResourceState, enumName: 'resource_state' })
  state!: ResourceState;

  @Column('date', { name: 'state_since' })
  stateSince!: string;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason!: string | null;

  @Column('uuid', { name: 'publisher_id' })
  publisherId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'publisher_id', foreignKeyConstraintName: 'knowledge_resource_publisher_fk' })
  publisher!: Relation<Partner>;

  /** The clause of an agreement that it serves. */
  @Column('uuid', { name: 'clause_id', nullable: true })
  clauseId!: string | null;

  @ManyToOne(() => AgreementClause, { nullable: true })
  @JoinColumn({ name: 'clause_id', foreignKeyConstraintName: 'knowledge_resource_clause_fk' })
  clause!: Relation<AgreementClause> | null;

  /** The version that counts; it has no foreign key, since each of the two would have to be there before the other. */
  @Column('uuid', { name: 'current_version_id' })
  currentVersionId!: string;

  /** The number of that version. */
  @Column('integer', { name: 'latest_number' })
  latestNumber!: number;

  @Column('enum', resourceKind)
  kind!: ResourceKind;

  @Column({ type: 'text', name: 'title_th', collation: 'th-x-icu' })
  titleTh!: string;

  /** What a search compares with; kept by the database from titles, descriptions and tags. */
  @Column({ type: 'text', name: 'search_key', select: false, insert: false, update: false })
  searchKey!: string;
}
