import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Agreement } from './agreement.entity.ts';
import { AgreementLevel, BindingBasis } from './agreement-kinds.ts';
import { AgreementParty } from './agreement-party.entity.ts';

/** That an agreement concerns a partner: no table, but the rows of the function `hub.bindings_of`. */
@Entity({ name: 'agreement_binding', synchronize: false })
export class AgreementBinding {
  /** The agreement's id; it concerns a partner once, by its strongest ground. */
  @PrimaryColumn('uuid', { name: 'agreement_id' })
  id!: string;

  @ManyToOne(() => Agreement, { nullable: false })
  @JoinColumn({ name: 'agreement_id' })
  agreement!: Relation<Agreement>;

  @Column('enum', { enum: BindingBasis, enumName: 'binding_basis' })
  basis!: BindingBasis;

  @Column('enum', { enum: AgreementLevel, enumName: 'agreement_level' })
  level!: AgreementLevel;

  @ManyToOne(() => AgreementParty, { nullable: true })
  @JoinColumn({ name: 'party_id' })
  party!: Relation<AgreementParty> | null;

  /** The partner that is asked about, and the day. */
  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @Column('date')
  day!: string;
}
