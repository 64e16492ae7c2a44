import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { ImportRun } from './import-run.entity.ts';

/**
 * What a register last said about one row of the hub: the text as published and the values read from it. A value of
 * the hub that differs from what was offered here last time is a later correction, and an import leaves it alone.
 */
@Entity({ name: 'register_record' })
@Index('register_record_key', ['register', 'key'], { unique: true })
@Index('register_record_subject_idx', ['subjectId'])
export class RegisterRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'register_record_pk' })
  id!: string;

  @Column('text')
  register!: string;

  @Column({ type: 'text', collation: 'C' })
  key!: string;

  /** The area, partner, coverage or Sangha unit that the row became. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @ManyToOne(() => ImportRun, { nullable: false })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'register_record_run_fk' })
  run!: Relation<ImportRun>;

  @Column('integer')
  line!: number;

  /** Column → text, exactly as in the file. */
  @Column('jsonb')
  published!: Record<string, string>;

  /** Field → value that was read from it and offered to the hub. */
  @Column('jsonb')
  offered!: Record<string, unknown>;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
