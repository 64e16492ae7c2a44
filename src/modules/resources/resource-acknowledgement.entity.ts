import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Confirmation, Partner } from '../partners/index.ts';
import { ResourceVersion } from './resource-version.entity.ts';

/** That a partner has taken note of a version, itself or by a paper. */
@Entity({ name: 'resource_acknowledgement' })
@Index('resource_acknowledgement_key', ['versionId', 'partnerId'], { unique: true })
@Index('resource_acknowledgement_version_idx', ['versionId', 'acknowledgedOn', 'id'])
@Index('resource_acknowledgement_partner_idx', ['partnerId', 'acknowledgedOn', 'id'])
@Index('resource_acknowledgement_confirmation_idx', ['confirmationId'])
export class ResourceAcknowledgement extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'resource_acknowledgement_pk' })
  id!: string;

  @Column('uuid', { name: 'version_id' })
  versionId!: string;

  @ManyToOne(() => ResourceVersion, { nullable: false })
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'resource_acknowledgement_version_fk' })
  acknowledgedVersion!: Relation<ResourceVersion>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'resource_acknowledgement_partner_fk' })
  partner!: Relation<Partner>;

  /** Who said so, and on which paper where somebody else entered it. */
  @Column('uuid', { name: 'confirmation_id' })
  confirmationId!: string;

  @ManyToOne(() => Confirmation, { nullable: false })
  @JoinColumn({
    name: 'confirmation_id',
    foreignKeyConstraintName: 'resource_acknowledgement_confirmation_fk',
  })
  confirmation!: Relation<Confirmation>;

  @Column('date', { name: 'acknowledged_on' })
  acknowledgedOn!: string;
}
