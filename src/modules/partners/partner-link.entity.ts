import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';
import { LinkSide, LinkState, PartnerLinkKind } from './partner-kinds.ts';

/**
 * A tie from one partner to another for a time. Supervision has its only source here; a tie of another kind is claimed by
 * one side and answered by the other.
 */
@Entity({ name: 'partner_link' })
@Check('partner_link_not_to_itself', 'from_id <> to_id')
@Index('partner_link_key', ['kind', 'fromId', 'toId'], { unique: true, where: 'valid_to IS NULL' })
@Index('partner_link_to_idx', ['toId', 'kind'])
@Index('partner_link_from_idx', ['fromId', 'kind', 'id'])
@Index('partner_link_agreement_idx', ['agreementId'])
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

  @Column('enum', { enum: LinkState, enumName: 'link_state', default: LinkState.CONFIRMED })
  state!: LinkState;

  /** Which side said so; null where a register or the hub itself did. */
  @Column('enum', { name: 'claimed_by', enum: LinkSide, enumName: 'link_side', nullable: true })
  claimedBy!: LinkSide | null;

  /** The agreement under which it is. Agreements know partners and not the other way: the relation goes by its name. */
  @Column('uuid', { name: 'agreement_id', nullable: true })
  agreementId!: string | null;

  @ManyToOne('Agreement', { nullable: true })
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'partner_link_agreement_fk' })
  agreement!: Relation<object> | null;

  @Column('text', { name: 'remark_th', nullable: true })
  remarkTh!: string | null;
}
