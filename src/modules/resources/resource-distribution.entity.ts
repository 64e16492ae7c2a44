import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Partner, PartnerType } from '../partners/index.ts';
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { ResourceVersion } from './resource-version.entity.ts';

/** That a partner sent a resource to others, by a rule, by name, or both; each is asked to acknowledge it. */
@Entity({ name: 'resource_distribution' })
@Check('resource_distribution_due_after_sent', 'acknowledge_by >= sent_on')
@Index('resource_distribution_resource_idx', ['resourceId', 'sentOn', 'id'])
@Index('resource_distribution_sender_idx', ['senderId', 'sentOn', 'id'])
@Index('resource_distribution_day_idx', ['sentOn', 'id'])
@Index('resource_distribution_version_idx', ['versionId'])
export class ResourceDistribution extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'resource_distribution_pk' })
  id!: string;

  @Column('uuid', { name: 'resource_id' })
  resourceId!: string;

  @ManyToOne(() => KnowledgeResource, { nullable: false })
  @JoinColumn({ name: 'resource_id', foreignKeyConstraintName: 'resource_distribution_resource_fk' })
  resource!: Relation<KnowledgeResource>;

  /** The version that was current then. */
  @Column('uuid', { name: 'version_id' })
  versionId!: string;

  @ManyToOne(() => ResourceVersion, { nullable: false })
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'resource_distribution_version_fk' })
  sentVersion!: Relation<ResourceVersion>;

  @Column('uuid', { name: 'sender_id' })
  senderId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'sender_id', foreignKeyConstraintName: 'resource_distribution_sender_fk' })
  sender!: Relation<Partner>;

  @Column('date', { name: 'sent_on' })
  sentOn!: string;

  @Column('date', { name: 'acknowledge_by', nullable: true })
  acknowledgeBy!: string | null;

  /** The number of the letter with which it was sent: text, since such numbers are not counted. */
  @Column('text', { name: 'letter_number', nullable: true })
  letterNumber!: string | null;

  @Column('text', { name: 'note_th', nullable: true })
  noteTh!: string | null;

  /** The rule: partners of these types, or of all where there are none … */
  @Column('enum', { name: 'partner_types', enum: PartnerType, enumName: 'partner_type', array: true })
  partnerTypes!: PartnerType[];

  /** … seated in these areas or below them, or in the whole country where there are none. */
  @Column('uuid', { name: 'area_ids', array: true })
  areaIds!: string[];

  /** Those who were named beside the rule. */
  @Column('uuid', { name: 'partner_ids', array: true })
  partnerIds!: string[];

  /** Where its addressees are: its sender is there for all of these; the whole country where there are none. */
  @Column('uuid', { name: 'reach_area_ids', array: true })
  reachAreaIds!: string[];
}
