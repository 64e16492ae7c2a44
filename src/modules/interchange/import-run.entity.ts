import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from '../../write/index.ts';

/** One import of one register that was carried through: which file, and what became of its rows. */
@Entity({ name: 'import_run' })
export class ImportRun {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'import_run_pk' })
  id!: string;

  @Column('text')
  register!: string;

  /** The file's name without its folder; for a folder of files, each by its name. */
  @Column('text', { name: 'file_names', array: true })
  fileNames!: string[];

  /** SHA-256 over the bytes of the files in that order, in hexadecimal. */
  @Column('text')
  sha256!: string;

  /** The day of which the register speaks, where it was stated. */
  @Column('date', { name: 'as_of', nullable: true })
  asOf!: string | null;

  /** Whether the file was declared to be the whole register, so that what is absent from it was ended. */
  @Column('boolean')
  complete!: boolean;

  /** Rows by outcome, such as `{"added": 7849}`. */
  @Column('jsonb')
  counts!: Record<string, number>;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
