import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Confirmation, Partner } from '../partners/index.ts';
import { Directive } from './directive.entity.ts';
import { DirectiveAddressee } from './directive-addressee.entity.ts';
import { DirectiveOutcome } from './directive-kinds.ts';

/** What an addressee said of one requested action. A later answer takes its place, and both are kept. */
@Entity({ name: 'directive_answer' })
@Index('directive_answer_key', ['addresseeId', 'actionNumber'], { unique: true, where: 'is_current' })
@Index('directive_answer_addressee_idx', ['addresseeId', 'actionNumber', 'id'])
@Index('directive_answer_directive_idx', ['directiveId', 'answeredOn', 'id'])
@Index('directive_answer_partner_idx', ['partnerId', 'answeredOn', 'id'])
@Index('directive_answer_confirmation_idx', ['confirmationId'])
export class DirectiveAnswer extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'directive_answer_pk' })
  id!: string;

  @Column('uuid', { name: 'addressee_id' })
  addresseeId!: string;

  @ManyToOne(() => DirectiveAddressee, { nullable: false })
  @JoinColumn({ name: 'addressee_id', foreignKeyConstraintName: 'directive_answer_addressee_fk' })
  addressee!: Relation<DirectiveAddressee>;

  @Column('uuid', { name: 'directive_id' })
  directiveId!: string;

  @ManyToOne(() => Directive, { nullable: false })
  @JoinColumn({ name: 'directive_id', foreignKeyConstraintName: 'directive_answer_directive_fk' })
  directive!: Relation<Directive>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'directive_answer_partner_fk' })
  partner!: Relation<Partner>;

  /** Which of the directive's actions. */
  @Column('integer', { name: 'action_number' })
  actionNumber!: number;

  @Column('enum', { enum: DirectiveOutcome, enumName: 'directive_outcome' })
  outcome!: DirectiveOutcome;

  @Column('text', { name: 'text_th', nullable: true })
  textTh!: string | null;

  /** The day on which it was entered. */
  @Column('date', { name: 'answered_on' })
  answeredOn!: string;

  /** Whether no later answer took its place. */
  @Column('boolean', { name: 'is_current' })
  isCurrent!: boolean;

  @Column('uuid', { name: 'confirmation_id' })
  confirmationId!: string;

  @ManyToOne(() => Confirmation, { nullable: false })
  @JoinColumn({ name: 'confirmation_id', foreignKeyConstraintName: 'directive_answer_confirmation_fk' })
  confirmation!: Relation<Confirmation>;
}
