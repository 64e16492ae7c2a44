import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';

/** The three levels of the civil tree; Bangkok's khet and khwaeng are districts and subdistricts. */
export enum AreaLevel {
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
  SUBDISTRICT = 'SUBDISTRICT',
}

/** A civil area of Thailand by its DOPA code: 2 digits for a province, 4 for a district, 6 for a subdistrict. */
@Entity({ name: 'area' })
@Check(
  'area_code_fits_level',
  `code ~ '^[0-9]+$' AND length(code) = CASE level WHEN 'PROVINCE' THEN 2 WHEN 'DISTRICT' THEN 4 ELSE 6 END`,
)
@Check('area_parent_fits_level', `(parent_id IS NULL) = (level = 'PROVINCE')`)
@Index('area_code_key', ['code'], { unique: true, where: 'valid_to IS NULL' })
@Index('area_parent_idx', ['parentId', 'nameTh', 'id'])
@Index('area_level_idx', ['level', 'nameTh', 'id'])
@Index('area_code_order_idx', ['code', 'id'])
export class Area extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'area_pk' })
  id!: string;

  @Column('enum', { enum: AreaLevel, enumName: 'area_level' })
  level!: AreaLevel;

  @Column({ type: 'text', collation: 'C' })
  code!: string;

  @Column({ type: 'text', name: 'name_th', collation: 'th-x-icu' })
  nameTh!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'area_parent_fk' })
  parent!: Relation<Area> | null;

  /** Degrees north of the equator (WGS 84) of the area's centre, where a register gives it. */
  @Column('double precision', { nullable: true })
  latitude!: number | null;

  /** Degrees east of Greenwich (WGS 84) of the area's centre, where a register gives it. */
  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Column('text', { nullable: true })
  postcode!: string | null;
}
