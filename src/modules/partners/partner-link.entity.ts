import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';
import { PartnerLinkKind } from './partner-kinds.ts';

/** A tie from one partner to another for a time. Supervision has its only source here. */
@Entity({ name: 'partner_link' })
@Check('partner_link_not_to_itself', 'from_id <> to_id')
@Index('partner_link_key', ['kind', 'fromId', 'toId'], { unique: true, where: 'valid_to IS NULL' })
@Index('partner_link_to_idx', ['toId', 'kind'])
export class PartnerLink extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'partner_link_pk' })
  id!: string;

  @Column('enum', { enum: PartnerLinkKind, enumName: 'partner_link_kind' })
  kind!: PartnerLinkKind;

  @Column('uuid', { name: 'from_id' })
  fromId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'from_id', foreignKeyConstraintName: 'partner_link_from_fk' })
  from!: Relation<Partner>;

  @Column('uuid', { name: 'to_id' })
  toId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'to_id', foreignKeyConstraintName: 'partner_link_to_fk' })
  to!: Relation<Partner>;
}
