import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DatePrecision } from '../../kernel/scalars/index.ts';
import { AgreementClause } from '../agreements/index.ts';
import { Partner } from '../partners/index.ts';
import { DirectiveState } from './directive-kinds.ts';
import { DirectiveText, datedKnownTo } from './directive-text.ts';

/** An official letter that asks its addressees to do something, as it was issued. It is not edited, but for unverified wording. */
@Entity({ name: 'directive' })
@Check('directive_withdrawn_has_reason', `(state = 'WITHDRAWN') = (withdrawal_reason IS NOT NULL)`)
@Index('directive_letter_key', ['issuerId', 'letterNumber', 'datedOn'], {
  unique: true,
  where: `state = 'ISSUED'`,
})
@Index('directive_day_idx', ['datedOn', 'id'])
@Index('directive_issuer_idx', ['issuerId', 'datedOn', 'id'])
@Index('directive_clause_idx', ['clauseId'])
@Index('directive_search_idx', { synchronize: false })
@Index('directive_attachment_idx', { synchronize: false })
export class Directive extends DirectiveText {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'directive_pk' })
  id!: string;

  @Column('enum', { enum: DirectiveState, enumName: 'directive_state' })
  state!: DirectiveState;

  @Column('date', { name: 'state_since' })
  stateSince!: string;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason!: string | null;

  @Column('uuid', { name: 'issuer_id' })
  issuerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'issuer_id', foreignKeyConstraintName: 'directive_issuer_fk' })
  issuer!: Relation<Partner>;

  /** Text, never a number: in `มท 0816.5/ว 2560` the last part counts circulars, and is no year. */
  @Column('text', { name: 'letter_number' })
  letterNumber!: string;

  @Column('date', { name: 'dated_on' })
  datedOn!: string;

  @Column('enum', datedKnownTo)
  datedKnownTo!: DatePrecision;

  @Column({ type: 'text', name: 'subject_th', collation: 'th-x-icu' })
  subjectTh!: string;

  /** Whether subject, summary and actions are in the words of the letter, and not in ours. */
  @Column('boolean', { name: 'is_wording_verified' })
  isWordingVerified!: boolean;

  @Column('uuid', { name: 'clause_id', nullable: true })
  clauseId!: string | null;

  @ManyToOne(() => AgreementClause, { nullable: true })
  @JoinColumn({ name: 'clause_id', foreignKeyConstraintName: 'directive_clause_fk' })
  clause!: Relation<AgreementClause> | null;

  /** Where the addressees of its issuer are: it directs in all of these; the whole country where there are none. */
  @Column('uuid', { name: 'reach_area_ids', array: true })
  reachAreaIds!: string[];

  /** What a search compares with; the database keeps it. */
  @Column({ type: 'text', name: 'search_key', select: false, insert: false, update: false })
  searchKey!: string;
}
