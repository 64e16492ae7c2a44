import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Confirmation, Partner } from '../partners/index.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveDistribution } from './directive-distribution.entity.ts';
import { DirectiveAddresseeState } from './directive-kinds.ts';

/** One of those to whom a directive was sent, by whichever way it came first, and where it stands with it. */
@Entity({ name: 'directive_addressee' })
@Check('directive_addressee_acknowledged_by', '(acknowledged_on IS NULL) = (confirmation_id IS NULL)')
@Check(
  'directive_addressee_state_says_so',
  `CASE state WHEN 'ASKED' THEN acknowledged_on IS NULL WHEN 'RELEASED' THEN next_due_on IS NULL
    WHEN 'COMPLETED' THEN acknowledged_on IS NOT NULL AND next_due_on IS NULL ELSE acknowledged_on IS NOT NULL END`,
)
@Index('directive_addressee_key', ['directiveId', 'partnerId'], {
  unique: true,
  where: `state <> 'RELEASED'`,
})
@Index('directive_addressee_directive_idx', ['directiveId', 'state', 'id'])
@Index('directive_addressee_distribution_idx', ['distributionId', 'state', 'id'])
@Index('directive_addressee_partner_idx', ['partnerId', 'state', 'id'])
@Index('directive_addressee_state_idx', ['state', 'id'])
@Index('directive_addressee_due_idx', ['nextDueOn', 'id'])
@Index('directive_addressee_confirmation_idx', ['confirmationId'])
export class DirectiveAddressee extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'directive_addressee_pk' })
  id!: string;

  @Column('uuid', { name: 'directive_id' })
  directiveId!: string;

  @ManyToOne(() => Directive, { nullable: false })
  @JoinColumn({ name: 'directive_id', foreignKeyConstraintName: 'directive_addressee_directive_fk' })
  directive!: Relation<Directive>;

  @Column('uuid', { name: 'distribution_id' })
  distributionId!: string;

  @ManyToOne(() => DirectiveDistribution, { nullable: false })
  @JoinColumn({ name: 'distribution_id', foreignKeyConstraintName: 'directive_addressee_distribution_fk' })
  distribution!: Relation<DirectiveDistribution>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'directive_addressee_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: DirectiveAddresseeState, enumName: 'directive_addressee_state' })
  state!: DirectiveAddresseeState;

  /** The next last day of what it has not done yet: of acknowledging, or of an action without an answer. */
  @Column('date', { name: 'next_due_on', nullable: true })
  nextDueOn!: string | null;

  /** The day on which its acknowledgement was entered. */
  @Column('date', { name: 'acknowledged_on', nullable: true })
  acknowledgedOn!: string | null;

  /** Who said so, and on which paper where somebody else entered it. */
  @Column('uuid', { name: 'confirmation_id', nullable: true })
  confirmationId!: string | null;

  @ManyToOne(() => Confirmation, { nullable: true })
  @JoinColumn({ name: 'confirmation_id', foreignKeyConstraintName: 'directive_addressee_confirmation_fk' })
  confirmation!: Relation<Confirmation> | null;
}
