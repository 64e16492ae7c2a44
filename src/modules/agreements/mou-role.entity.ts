import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { PartnerType } from '../partners/index.ts';
import { Agreement } from './agreement.entity.ts';
import { AgreementClause } from './agreement-clause.entity.ts';
import { MouCapability } from './agreement-kinds.ts';

/**
 * A role that an agreement, and those made under it, give: to which types of partner it falls, what they may do by it,
 * and the clause that it is proposed to rest on. All of it is data: neither the letter nor the MOU lists roles.
 */
@Entity({ name: 'mou_role' })
@Check('mou_role_has_types', 'cardinality(partner_types) > 0')
@Index('mou_role_key', ['agreementId', 'code'], { unique: true, where: 'valid_to IS NULL' })
@Index('mou_role_agreement_idx', ['agreementId', 'labelTh', 'id'])
@Index('mou_role_clause_idx', ['clauseId'])
@Index('mou_role_label_idx', ['labelTh', 'id'])
export class MouRole extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mou_role_pk' })
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  agreementId!: string;

  @ManyToOne(() => Agreement, { nullable: false })
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'mou_role_agreement_fk' })
  agreement!: Relation<Agreement>;

  /** Such as KNOWLEDGE_ADVISER. */
  @Column({ type: 'text', collation: 'C' })
  code!: string;

  @Column({ type: 'text', name: 'label_th', collation: 'th-x-icu' })
  labelTh!: string;

  @Column('text', { name: 'label_en' })
  labelEn!: string;

  @Column('uuid', { name: 'clause_id', nullable: true })
  clauseId!: string | null;

  @ManyToOne(() => AgreementClause, { nullable: true })
  @JoinColumn({ name: 'clause_id', foreignKeyConstraintName: 'mou_role_clause_fk' })
  clause!: Relation<AgreementClause> | null;

  /** The types of partner that hold it wherever the agreement binds them. */
  @Column('enum', { name: 'partner_types', enum: PartnerType, enumName: 'partner_type', array: true })
  partnerTypes!: PartnerType[];

  @Column('enum', { enum: MouCapability, enumName: 'mou_capability', array: true })
  capabilities!: MouCapability[];

  /** Whether every project under the agreement is to have a partner in it. */
  @Column('boolean', { name: 'is_asked_for' })
  isAskedFor!: boolean;

  @Column('boolean', { name: 'is_verified' })
  isVerified!: boolean;
}
