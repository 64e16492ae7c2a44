import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';

export enum ConfirmationDecision {
  CONFIRMED = 'CONFIRMED',
  DISPUTED = 'DISPUTED',
}

/**
 * That a partner confirmed or disputed what another said of both. A partner without an account does it on paper, and
 * whoever enters it names the paper.
 */
@Entity({ name: 'confirmation' })
@Check('confirmation_has_paper', 'NOT on_behalf OR (paper_reference IS NOT NULL AND paper_date IS NOT NULL)')
@Index('confirmation_object_idx', ['objectType', 'objectId', 'partnerId'])
export class Confirmation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'confirmation_pk' })
  id!: string;

  /** The API type of what is confirmed. */
  @Column('text', { name: 'object_type' })
  objectType!: string;

  @Column('uuid', { name: 'object_id' })
  objectId!: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'confirmation_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: ConfirmationDecision, enumName: 'confirmation_decision' })
  decision!: ConfirmationDecision;

  @Column('boolean', { name: 'on_behalf' })
  onBehalf!: boolean;

  /** The number of the letter or the minutes. */
  @Column('text', { name: 'paper_reference', nullable: true })
  paperReference!: string | null;

  @Column('date', { name: 'paper_date', nullable: true })
  paperDate!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
