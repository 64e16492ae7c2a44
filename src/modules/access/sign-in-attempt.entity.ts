import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often somebody has tried, by a hash of the name or by the address; rate-limiter-flexible reads and writes it. */
@Entity({ name: 'sign_in_attempt' })
export class SignInAttempt {
  @PrimaryColumn('varchar', { length: 255, primaryKeyConstraintName: 'sign_in_attempt_pk' })
  key!: string;

  @Column('integer', { default: 0 })
  points!: number;

  /** When the count begins anew, in milliseconds since 1970. */
  @Column('bigint', { nullable: true })
  expire!: string | null;
}
