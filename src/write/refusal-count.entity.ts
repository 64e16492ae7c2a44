import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a rule refused in a period: no table, but audit entries counted. */
@Entity({ name: 'refusal_count', synchronize: false })
export class RefusalCount {
  /** Made of rule and period: tells the counts of one answer apart. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  rule!: string;

  @Column('date')
  period!: string;

  @Column('integer')
  count!: number;

  @Column('timestamp with time zone', { name: 'last_at' })
  lastAt!: string;
}
