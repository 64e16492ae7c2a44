import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Partner } from './partner.entity.ts';
import { LocalAuthorityKind, PartnerNameKind } from './partner-kinds.ts';

/** Another name of a partner: a former one with its time, an alias or a short name. The present one is the partner's. */
@Entity({ name: 'partner_name' })
@Index('partner_name_search_idx', { synchronize: false })
@Index('partner_name_partner_idx', ['partnerId', 'nameTh', 'id'])
export class PartnerName extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'partner_name_pk' })
  id!: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'partner_name_partner_fk' })
  partner!: Relation<Partner>;

  @Column('enum', { enum: PartnerNameKind, enumName: 'partner_name_kind' })
  kind!: PartnerNameKind;

  @Column({ type: 'text', name: 'name_th', collation: 'th-x-icu' })
  nameTh!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  /** The kind that a local authority was of under a former name, such as an SAO before it became a municipality. */
  @Column('enum', {
    name: 'local_authority_kind',
    enum: LocalAuthorityKind,
    enumName: 'local_authority_kind',
    nullable: true,
  })
  localAuthorityKind!: LocalAuthorityKind | null;

  /** What a name search compares with; kept by the database from the names. */
  @Column({ type: 'text', name: 'search_key', select: false, insert: false, update: false })
  searchKey!: string;
}
