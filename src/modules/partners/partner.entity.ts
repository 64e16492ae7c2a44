import {
  Check,
  ChildEntity,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  TableInheritance,
} from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Area } from '../areas/index.ts';
import {
  GovernmentOfficeKind,
  LocalAuthorityKind,
  NetworkPartnerKind,
  OfficeTier,
  PartnerType,
  TempleRank,
} from './partner-kinds.ts';
import { Nikaya, SanghaUnit } from './sangha-unit.entity.ts';

/**
 * A body of the network: one table for the nine types, since most questions are asked of all of them at once. TypeORM
 * keys inherited columns by property, so each type's own properties have names that no other type uses.
 */
@Entity({ name: 'partner' })
@TableInheritance({ column: { name: 'type', type: 'enum', enum: PartnerType, enumName: 'partner_type' } })
@Check('partner_province_code_set', '(area_id IS NULL) = (province_code IS NULL)')
@Check('partner_local_authority_kind_set', `(type = 'LOCAL_AUTHORITY') = (local_authority_kind IS NOT NULL)`)
@Check('partner_office_tier_set', `(type = 'COMMUNITY_DEVELOPMENT_OFFICE') = (office_tier IS NOT NULL)`)
@Check('partner_government_kind_set', `(type = 'GOVERNMENT_OFFICE') = (government_office_kind IS NOT NULL)`)
@Check('partner_network_kind_set', `(type = 'NETWORK_PARTNER') = (network_partner_kind IS NOT NULL)`)
@Check('partner_moo_no_set', `(type = 'VILLAGE') = (moo_no IS NOT NULL)`)
@Index('partner_search_idx', { synchronize: false })
@Index('partner_area_idx', ['areaId', 'type', 'nameTh', 'id'])
@Index('partner_province_idx', ['provinceCode', 'type', 'nameTh', 'id'])
@Index('partner_type_name_idx', ['type', 'nameTh', 'id'])
@Index('partner_name_idx', ['nameTh', 'id'])
@Index('partner_sangha_unit_idx', ['sanghaUnitId', 'nameTh', 'id'])
@Index('partner_merged_into_idx', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
export class Partner extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'partner_pk' })
  id!: string;

  @Column('enum', { enum: PartnerType, enumName: 'partner_type' })
  type!: PartnerType;

  /** The name as published, without the word for its type (no "วัด", no "อบต."). */
  @Column({ type: 'text', name: 'name_th', collation: 'th-x-icu' })
  nameTh!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  /** The area in which it has its seat; the smallest that is known. */
  @Column('uuid', { name: 'area_id', nullable: true })
  areaId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'partner_area_fk' })
  area!: Relation<Area> | null;

  /** The code of the province that the area is or lies in; kept by the database from `areaId`. */
  @Column({
    type: 'text',
    name: 'province_code',
    collation: 'C',
    nullable: true,
    select: false,
    insert: false,
    update: false,
  })
  provinceCode!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  /** Why it was ended, when `validTo` is set. */
  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;

  /** The Sangha unit of a temple or a Sangha office. */
  @Column('uuid', { name: 'sangha_unit_id', nullable: true })
  sanghaUnitId!: string | null;

  @ManyToOne(() => SanghaUnit, { nullable: true })
  @JoinColumn({ name: 'sangha_unit_id', foreignKeyConstraintName: 'partner_sangha_unit_fk' })
  sanghaUnit!: Relation<SanghaUnit> | null;

  /** The partner that it turned out to be, where two entries of the register meant one body. */
  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  @ManyToOne(() => Partner, { nullable: true })
  @JoinColumn({ name: 'merged_into_id', foreignKeyConstraintName: 'partner_merged_into_fk' })
  mergedInto!: Relation<Partner> | null;

  /** What a name search compares with; kept by the database from the names. */
  @Column({ type: 'text', name: 'search_key', select: false, insert: false, update: false })
  searchKey!: string;
}

@ChildEntity(PartnerType.AGENCY)
export class Agency extends Partner {}

@ChildEntity(PartnerType.LOCAL_ADMINISTRATION_OFFICE)
export class LocalAdministrationOffice extends Partner {}

@ChildEntity(PartnerType.LOCAL_AUTHORITY)
export class LocalAuthority extends Partner {
  @Column('enum', {
    name: 'local_authority_kind',
    enum: LocalAuthorityKind,
    enumName: 'local_authority_kind',
    nullable: true,
  })
  localAuthorityKind!: LocalAuthorityKind;

  /** Area in square kilometres; null where the published figure can't be one. */
  @Column('numeric', { name: 'area_km2', nullable: true })
  areaKm2!: string | null;

  @Column('text', { name: 'area_km2_as_published', nullable: true })
  areaKm2AsPublished!: string | null;
}

@ChildEntity(PartnerType.COMMUNITY_DEVELOPMENT_OFFICE)
export class CommunityDevelopmentOffice extends Partner {
  @Column('enum', { name: 'office_tier', enum: OfficeTier, enumName: 'office_tier', nullable: true })
  officeTier!: OfficeTier;
}

@ChildEntity(PartnerType.GOVERNMENT_OFFICE)
export class GovernmentOffice extends Partner {
  @Column('enum', {
    name: 'government_office_kind',
    enum: GovernmentOfficeKind,
    enumName: 'government_office_kind',
    nullable: true,
  })
  governmentOfficeKind!: GovernmentOfficeKind;
}

@ChildEntity(PartnerType.SANGHA_OFFICE)
export class SanghaOffice extends Partner {}

@ChildEntity(PartnerType.TEMPLE)
export class Temple extends Partner {
  @Column('enum', { enum: Nikaya, enumName: 'nikaya', nullable: true })
  nikaya!: Nikaya | null;

  @Column('enum', { name: 'temple_rank', enum: TempleRank, enumName: 'temple_rank', nullable: true })
  templeRank!: TempleRank | null;

  /** Year of founding in the Buddhist Era, a plain number: before BE 2484 a year did not begin in January. */
  @Column('integer', { name: 'founded_year_be', nullable: true })
  foundedYearBE!: number | null;

  /** Whether the wisungkhamasima, the royally granted boundary, has been given. */
  @Column('boolean', { nullable: true })
  wisungkhamasima!: boolean | null;

  @Column('integer', { name: 'wisungkhamasima_year_be', nullable: true })
  wisungkhamasimaYearBE!: number | null;

  /** The day of the grant, only where the register names a day. */
  @Column('date', { name: 'wisungkhamasima_on', nullable: true })
  wisungkhamasimaOn!: string | null;

  @Column('text', { name: 'wisungkhamasima_as_published', nullable: true })
  wisungkhamasimaAsPublished!: string | null;
}

@ChildEntity(PartnerType.VILLAGE)
export class Village extends Partner {
  /** The village's number in its subdistrict (หมู่ที่). */
  @Column('integer', { name: 'moo_no', nullable: true })
  mooNo!: number;
}

@ChildEntity(PartnerType.NETWORK_PARTNER)
export class NetworkPartner extends Partner {
  @Column('enum', {
    name: 'network_partner_kind',
    enum: NetworkPartnerKind,
    enumName: 'network_partner_kind',
    nullable: true,
  })
  networkPartnerKind!: NetworkPartnerKind;
}
