import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';
import { KnowledgeResource } from './knowledge-resource.entity.ts';
import { ResourceAcknowledgement } from './resource-acknowledgement.entity.ts';
import { ResourceDistribution } from './resource-distribution.entity.ts';
import { AddresseeState } from './resource-kinds.ts';

/** One of those to whom a resource was sent, and whether it has acknowledged the current version. */
@Entity({ name: 'resource_addressee' })
@Check('resource_addressee_acknowledged_by', `(state = 'ACKNOWLEDGED') = (acknowledgement_id IS NOT NULL)`)
@Index('resource_addressee_key', ['distributionId', 'partnerId'], { unique: true })
@Index('resource_addressee_distribution_idx', ['distributionId', 'state', 'id'])
@Index('resource_addressee_partner_idx', ['partnerId', 'state', 'id'])
@Index('resource_addressee_resource_idx', ['resourceId', 'partnerId'])
@Index('resource_addressee_state_idx', ['state', 'id'])
@Index('resource_addressee_acknowledgement_idx', ['acknowledgementId'])
export class ResourceAddressee extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'resource_addressee_pk' })
  id!: string;

  @Column('uuid', { name: 'distribution_id' })
  distributionId!: string;

  @ManyToOne(() => ResourceDistribution, { nullable: false })
  @JoinColumn({ name: 'distribution_id', foreignKeyConstraintName: 'resource_addressee_distribution_fk' })
  distribution!: Relation<ResourceDistribution>;

  @Column('uuid', { name: 'resource_id' })
  resourceId!: string;

  @ManyToOne(() => KnowledgeResource, { nullable: false })
  @JoinColumn({ name: 'resource_id', foreignKeyConstraintName: 'resource_addressee_resource_fk' })
  resource!: Relation<KnowledgeResource>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'resource_addressee_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: AddresseeState, enumName: 'addressee_state' })
  state!: AddresseeState;

  @Column('uuid', { name: 'acknowledgement_id', nullable: true })
  acknowledgementId!: string | null;

  @ManyToOne(() => ResourceAcknowledgement, { nullable: true })
  @JoinColumn({
    name: 'acknowledgement_id',
    foreignKeyConstraintName: 'resource_addressee_acknowledgement_fk',
  })
  acknowledgement!: Relation<ResourceAcknowledgement> | null;
}
