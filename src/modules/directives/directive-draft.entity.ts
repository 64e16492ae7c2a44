import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DatePrecision } from '../../kernel/scalars/index.ts';
import { AgreementClause } from '../agreements/index.ts';
import { Partner } from '../partners/index.ts';
import { DirectiveDraftState } from './directive-kinds.ts';
import { DirectiveText, datedKnownTo } from './directive-text.ts';

/** A directive that is still worked on: its issuer's alone. */
@Entity({ name: 'directive_draft' })
@Index('directive_draft_subject_idx', ['subjectTh', 'id'])
@Index('directive_draft_attachment_idx', { synchronize: false })
@Index('directive_draft_issuer_idx', ['issuerId', 'subjectTh', 'id'])
export class DirectiveDraft extends DirectiveText {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'directive_draft_pk' })
  id!: string;

  @Column('enum', { enum: DirectiveDraftState, enumName: 'directive_draft_state' })
  state!: DirectiveDraftState;

  @Column('uuid', { name: 'issuer_id' })
  issuerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'issuer_id', foreignKeyConstraintName: 'directive_draft_issuer_fk' })
  issuer!: Relation<Partner>;

  @Column('text', { name: 'letter_number', nullable: true })
  letterNumber!: string | null;

  @Column('date', { name: 'dated_on', nullable: true })
  datedOn!: string | null;

  @Column('enum', { ...datedKnownTo, nullable: true })
  datedKnownTo!: DatePrecision | null;

  @Column({ type: 'text', name: 'subject_th', collation: 'th-x-icu', nullable: true })
  subjectTh!: string | null;

  @Column('uuid', { name: 'clause_id', nullable: true })
  clauseId!: string | null;

  @ManyToOne(() => AgreementClause, { nullable: true })
  @JoinColumn({ name: 'clause_id', foreignKeyConstraintName: 'directive_draft_clause_fk' })
  clause!: Relation<AgreementClause> | null;
}
