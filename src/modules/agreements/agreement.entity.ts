import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Area } from '../areas/index.ts';
import { Partner } from '../partners/index.ts';
import { AgreementKind, AgreementLevel } from './agreement-kinds.ts';

/** What parties have signed together. Agreements form a tree, from the national MOU down to a temple and its subdistrict. */
@Entity({ name: 'agreement' })
@Check('agreement_area_fits_level', `(area_id IS NULL) = (level = 'NATIONAL')`)
@Check('agreement_not_under_itself', 'parent_id <> id')
@Index('agreement_title_idx', ['titleTh', 'id'])
@Index('agreement_level_idx', ['level', 'titleTh', 'id'])
@Index('agreement_parent_idx', ['parentId', 'titleTh', 'id'])
@Index('agreement_area_idx', ['areaId', 'titleTh', 'id'])
@Index('agreement_province_idx', ['provinceCode', 'titleTh', 'id'])
export class Agreement extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'agreement_pk' })
  id!: string;

  @Column('enum', { enum: AgreementKind, enumName: 'agreement_kind' })
  kind!: AgreementKind;

  @Column('enum', { enum: AgreementLevel, enumName: 'agreement_level' })
  level!: AgreementLevel;

  @Column({ type: 'text', name: 'title_th', collation: 'th-x-icu' })
  titleTh!: string;

  @Column('text', { name: 'title_en', nullable: true })
  titleEn!: string | null;

  /** The number of the paper, where it has one; text, as all numbers of letters are. */
  @Column('text', { nullable: true })
  reference!: string | null;

  /** The agreement under which it was made. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @ManyToOne(() => Agreement, { nullable: true })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'agreement_parent_fk' })
  parent!: Relation<Agreement> | null;

  /** Its territory; null for the whole country. */
  @Column('uuid', { name: 'area_id', nullable: true })
  areaId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'agreement_area_fk' })
  area!: Relation<Area> | null;

  /** The code of the province that the territory is or lies in; kept by the database from `areaId`. */
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

  /** The partner that keeps its record here; null where administrators do. */
  @Column('uuid', { name: 'keeper_id', nullable: true })
  keeperId!: string | null;

  @ManyToOne(() => Partner, { nullable: true })
  @JoinColumn({ name: 'keeper_id', foreignKeyConstraintName: 'agreement_keeper_fk' })
  keeper!: Relation<Partner> | null;

  @Column('date', { name: 'signed_on', nullable: true })
  signedOn!: string | null;

  @Column('text', { name: 'signed_at_th', nullable: true })
  signedAtTh!: string | null;

  @Column('text', { name: 'signed_at_en', nullable: true })
  signedAtEn!: string | null;

  /** Why it was ended, when `validTo` is set. */
  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;
}
