import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';
import { ImportRun } from './import-run.entity.ts';

/** What an import had to say about one row: refused, warned, kept a correction, a probable successor, an end. */
@Entity({ name: 'import_finding' })
@Index('import_finding_run_idx', ['runId', 'line'])
export class ImportFinding {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_finding_pk' })
  id!: string;

  @Column('uuid', { name: 'run_id' })
  runId!: string;

  @ManyToOne(() => ImportRun, { nullable: false })
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'import_finding_run_fk' })
  run!: Relation<ImportRun>;

  @Column('text')
  outcome!: string;

  @Column('text', { nullable: true })
  file!: string | null;

  @Column('integer', { nullable: true })
  line!: number | null;

  /** The code under which the row identifies itself. */
  @Column('text', { nullable: true })
  key!: string | null;

  @Column('text', { nullable: true })
  field!: string | null;

  @Column('text')
  rule!: string;

  @Column('text', { nullable: true })
  value!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
