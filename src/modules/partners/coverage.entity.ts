import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Area } from '../areas/index.ts';
import { Partner } from './partner.entity.ts';
import { CoverageKind } from './partner-kinds.ts';

/** That a local authority covers an area: many to many, whole or in part. */
@Entity({ name: 'coverage' })
@Index('coverage_key', ['authorityId', 'areaId'], { unique: true, where: 'valid_to IS NULL' })
@Index('coverage_area_idx', ['areaId', 'id'])
@Index('coverage_authority_idx', ['authorityId', 'id'])
export class Coverage extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'coverage_pk' })
  id!: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'authority_id', foreignKeyConstraintName: 'coverage_authority_fk' })
  authority!: Relation<Partner>;

  @Column('uuid', { name: 'area_id' })
  areaId!: string;

  @ManyToOne(() => Area, { nullable: false })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'coverage_area_fk' })
  area!: Relation<Area>;

  @Column('enum', { enum: CoverageKind, enumName: 'coverage_kind' })
  kind!: CoverageKind;
}
