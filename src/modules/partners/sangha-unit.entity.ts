import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Area } from '../areas/index.ts';

/** The tiers of the Sangha's own tree, from the chief head's zone down. */
export enum SanghaLevel {
  HON = 'HON',
  REGION = 'REGION',
  PROVINCE = 'PROVINCE',
  DISTRICT = 'DISTRICT',
  SUBDISTRICT = 'SUBDISTRICT',
}

/** The four orders to which a temple of the register can belong. */
export enum Nikaya {
  MAHANIKAYA = 'MAHANIKAYA',
  DHAMMAYUT = 'DHAMMAYUT',
  CHINESE = 'CHINESE',
  ANNAM = 'ANNAM',
}

/** A unit of the Sangha's administration. Its districts and subdistricts are not the civil ones. */
@Entity({ name: 'sangha_unit' })
@Index('sangha_unit_parent_idx', ['parentId', 'nameTh', 'id'])
@Index('sangha_unit_area_idx', ['areaId'])
@Index('sangha_unit_key', ['nikaya', 'level', 'nameTh', 'parentId'], {
  unique: true,
  where: 'valid_to IS NULL',
})
export class SanghaUnit extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sangha_unit_pk' })
  id!: string;

  @Column('enum', { enum: SanghaLevel, enumName: 'sangha_level' })
  level!: SanghaLevel;

  @Column('enum', { enum: Nikaya, enumName: 'nikaya' })
  nikaya!: Nikaya;

  /** The running number of a region (1 to 18 in Mahanikaya). */
  @Column('integer', { nullable: true })
  number!: number | null;

  @Column({ type: 'text', name: 'name_th', collation: 'th-x-icu' })
  nameTh!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @ManyToOne(() => SanghaUnit, { nullable: true })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'sangha_unit_parent_fk' })
  parent!: Relation<SanghaUnit> | null;

  /** The civil area that a provincial unit looks after; the lower tiers have none of their own. */
  @Column('uuid', { name: 'area_id', nullable: true })
  areaId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'sangha_unit_area_fk' })
  area!: Relation<Area> | null;
}
