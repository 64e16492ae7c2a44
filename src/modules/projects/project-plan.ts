import { Column } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { ProjectKind } from './project-kinds.ts';

/** What a draft and a project both say; a draft may leave all of it open. */
export abstract class ProjectPlan extends Recorded {
  @Column('text', { name: 'title_en', nullable: true })
  titleEn!: string | null;

  @Column('text', { name: 'goal_th', nullable: true })
  goalTh!: string | null;

  @Column('text', { name: 'goal_en', nullable: true })
  goalEn!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  /** The land in square wa. */
  @Column('numeric', { name: 'land_area_wa', precision: 16, scale: 4, nullable: true })
  landAreaWa!: string | null;

  @Column('date', { name: 'starts_on', nullable: true })
  startsOn!: string | null;

  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  @Column('bigint', { name: 'budget_satang', nullable: true })
  budgetSatang!: string | null;

  /** Where the money comes from, as the owner says it. */
  @Column('text', { name: 'budget_source', nullable: true })
  budgetSource!: string | null;
}

/** The columns of a plan that a project must have and a draft need not. */
export const planKind = { enum: ProjectKind, enumName: 'project_kind' } as const;
