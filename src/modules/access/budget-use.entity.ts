import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was spent or leased of a budget in the window that runs; the columns are rate-limiter-flexible's. */
@Entity({ name: 'budget_use' })
@Index('budget_use_expire_idx', ['expire'])
export class BudgetUse {
  /** Whose: `client:…`, `person:…` or `address:…`. */
  @PrimaryColumn('character varying', { length: 255, primaryKeyConstraintName: 'budget_use_pk' })
  key!: string;

  @Column('integer', { default: 0 })
  points!: number;

  /** End of the window, in milliseconds since 1970. */
  @Column('bigint', { nullable: true })
  expire!: string | null;
}
