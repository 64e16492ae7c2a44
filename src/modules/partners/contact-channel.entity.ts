import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';

export enum ContactKind {
  PHONE = 'PHONE',
  FAX = 'FAX',
  EMAIL = 'EMAIL',
  LINE = 'LINE',
  WEBSITE = 'WEBSITE',
  ADDRESS = 'ADDRESS',
}

/** How a partner's office is reached. Not for everybody: see the policy. */
@Entity({ name: 'contact_channel' })
@Index('contact_channel_partner_idx', ['partnerId', 'kind', 'value', 'id'])
export class ContactChannel extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'contact_channel_pk' })
  id!: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'contact_channel_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: ContactKind, enumName: 'contact_kind' })
  kind!: ContactKind;

  @Column('text')
  value!: string;

  /** What it is for, such as the desk that answers. */
  @Column('text', { name: 'purpose_th', nullable: true })
  purposeTh!: string | null;

  @Column('text', { name: 'purpose_en', nullable: true })
  purposeEn!: string | null;
}
