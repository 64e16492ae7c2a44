import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Area } from './area.entity.ts';

/** How many people and households an area had on one day, as published; parts and total are kept as they came. */
@Entity({ name: 'area_population' })
@Check('area_population_not_negative', 'population >= 0 AND male >= 0 AND female >= 0 AND households >= 0')
@Index('area_population_key', ['areaId', 'asOf'], { unique: true })
export class AreaPopulation extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'area_population_pk' })
  id!: string;

  @Column('uuid', { name: 'area_id' })
  areaId!: string;

  @ManyToOne(() => Area, { nullable: false })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'area_population_area_fk' })
  area!: Relation<Area>;

  @Column('date', { name: 'as_of' })
  asOf!: string;

  @Column('integer')
  population!: number;

  @Column('integer', { nullable: true })
  male!: number | null;

  @Column('integer', { nullable: true })
  female!: number | null;

  @Column('integer', { nullable: true })
  households!: number | null;
}
