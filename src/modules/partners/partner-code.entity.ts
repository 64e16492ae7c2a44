import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';
import { CodeScheme } from './partner-kinds.ts';

/** A code that a scheme gave to a partner for a time. */
@Entity({ name: 'partner_code' })
@Index('partner_code_key', ['scheme', 'code'], { unique: true, where: 'valid_to IS NULL' })
@Index('partner_code_partner_idx', ['partnerId', 'scheme', 'code'])
export class PartnerCode extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'partner_code_pk' })
  id!: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'partner_code_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: CodeScheme, enumName: 'code_scheme' })
  scheme!: CodeScheme;

  @Column({ type: 'text', collation: 'C' })
  code!: string;
}
