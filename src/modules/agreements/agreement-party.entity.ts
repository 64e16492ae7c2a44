import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';
import { Agreement } from './agreement.entity.ts';
import { PartyCapacity } from './agreement-kinds.ts';

/** That a partner stands in an agreement, as signatory, by joining later, or as a witness. */
@Entity({ name: 'agreement_party' })
@Index('agreement_party_key', ['agreementId', 'partnerId'], { unique: true, where: 'valid_to IS NULL' })
@Index('agreement_party_agreement_idx', ['agreementId', 'capacity', 'id'])
@Index('agreement_party_partner_idx', ['partnerId', 'capacity', 'id'])
export class AgreementParty extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'agreement_party_pk' })
  id!: string;

  @Column('uuid', { name: 'agreement_id' })
  agreementId!: string;

  @ManyToOne(() => Agreement, { nullable: false })
  @JoinColumn({ name: 'agreement_id', foreignKeyConstraintName: 'agreement_party_agreement_fk' })
  agreement!: Relation<Agreement>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'agreement_party_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: PartyCapacity, enumName: 'party_capacity' })
  capacity!: PartyCapacity;
}
