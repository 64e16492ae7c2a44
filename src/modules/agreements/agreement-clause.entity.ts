import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Agreement } from './agreement.entity.ts';
import { ClauseKind } from './agreement-kinds.ts';
import { AgreementParty } from './agreement-party.entity.ts';

/** A clause of an agreement. Its wording counts as unverified until somebody has compared it with the paper. */
@Entity({ name: 'agreement_clause' })
@Index('agreement_clause_key', ['agreementId', 'number'], { unique: true, where: 'valid_to IS NULL' })
@Index('agreement_clause_agreement_idx', ['agreementId', 'position', 'id'])
export class AgreementClause extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'agreement_clause_pk' })
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  agreementId!: string;

  @ManyToOne(() => Agreement, { nullable: false })
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'agreement_clause_agreement_fk' })
  agreement!: Relation<Agreement>;

  /** As the paper numbers it, such as `3.3`. */
  @Column({ type: 'text', collation: 'C' })
  number!: string;

  /** Its place among the clauses: numbers as text do not sort. */
  @Column('integer')
  position!: number;

  @Column('enum', { enum: ClauseKind, enumName: 'clause_kind' })
  kind!: ClauseKind;

  /** The party whose mission it is, where it is one party's. */
  @Column('uuid', { name: 'party_id', nullable: true })
  partyId!: string | null;

  @ManyToOne(() => AgreementParty, { nullable: true })
  @JoinColumn({ name: 'party_id', foreignKeyConstraintName: 'agreement_clause_party_fk' })
  party!: Relation<AgreementParty> | null;

  @Column('text', { name: 'text_th' })
  textTh!: string;

  @Column('text', { name: 'text_en', nullable: true })
  textEn!: string | null;

  @Column('boolean', { name: 'is_verified' })
  isVerified!: boolean;
}
