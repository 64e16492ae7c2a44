import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';
import { SuccessionKind } from './partner-kinds.ts';

/** That one partner followed another, by merger, split or replacement. An upgraded body stays the same partner. */
@Entity({ name: 'partner_succession' })
@Check('partner_succession_not_of_itself', 'predecessor_id <> successor_id')
@Index('partner_succession_key', ['predecessorId', 'successorId'], { unique: true })
@Index('partner_succession_successor_idx', ['successorId', 'id'])
export class PartnerSuccession extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'partner_succession_pk' })
  id!: string;

  @Column('uuid', { name: 'predecessor_id' })
  predecessorId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'predecessor_id', foreignKeyConstraintName: 'partner_succession_predecessor_fk' })
  predecessor!: Relation<Partner>;

  @Column('uuid', { name: 'successor_id' })
  successorId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'successor_id', foreignKeyConstraintName: 'partner_succession_successor_fk' })
  successor!: Relation<Partner>;

  @Column('enum', { enum: SuccessionKind, enumName: 'succession_kind' })
  kind!: SuccessionKind;

  @Column('date', { name: 'effective_on', nullable: true })
  effectiveOn!: string | null;
}
