import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from './change.entity.ts';

/** One version of a record: no table, but the rows that the read engine makes of a table and its history. */
@Entity({ name: 'record_version', synchronize: false })
export class RecordVersion {
  /** The record's own id. */
  @PrimaryColumn('uuid')
  id!: string;

  /** The name of the record's API type. */
  @Column('text')
  type!: string;

  @Column('integer')
  version!: number;

  @Column('timestamp with time zone', { name: 'recorded_from' })
  recordedFrom!: string;

  @Column('timestamp with time zone', { name: 'recorded_to', nullable: true })
  recordedTo!: string | null;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id' })
  change!: Relation<Change>;

  @Column('integer', { name: 'change_line', nullable: true })
  changeLine!: number | null;

  /** What was changed, as a list of field, before and after. */
  @Column('jsonb')
  changes!: unknown;
}

/** One field that a version changed: no table, but a part of `RecordVersion.changes`. */
@Entity({ name: 'field_change', synchronize: false })
export class FieldChange {
  @PrimaryColumn('text')
  field!: string;

  @Column('text', { nullable: true })
  before!: string | null;

  @Column('text', { nullable: true })
  after!: string | null;
}
