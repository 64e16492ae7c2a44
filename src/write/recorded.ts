import { Column, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Change } from './change.entity.ts';

/** Where a row's facts come from (DESIGN section 3). */
export enum DataSourceKind {
  /** Geography, central agencies and the offices derived one per area; an import never ends them. */
  REFERENCE = 'REFERENCE',
  /** Imported from a published register. */
  REGISTER = 'REGISTER',
  /** Made up for the demo network; says nothing about a real body. */
  SYNTHETIC = 'SYNTHETIC',
}

/** What every row that can change carries: its source, its version, and the change that last wrote it. */
export abstract class Recorded {
  @Column('enum', { enum: DataSourceKind, enumName: 'data_source_kind' })
  source!: DataSourceKind;

  /** Counts the row's versions from 1; a write names the version that it expects to replace. */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;

  /** The line of the imported file that the row was last written from. */
  @Column('integer', { name: 'change_line', nullable: true })
  changeLine!: number | null;
}

/** A recorded row that holds in the world for a time: from the first day, up to and not including the last. */
export abstract class Dated extends Recorded {
  /** First day on which it holds; null where it is not known. */
  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  /** First day on which it holds no longer; null while it holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
