import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** By which way a change came in. */
export enum ChangeChannel {
  SEED = 'SEED',
  IMPORT = 'IMPORT',
  API = 'API',
  CLI = 'CLI',
}

/**
 * One row per write, seed or import: who, for whom, by which way, why and when. Every row that can change names the
 * change that last wrote it, and so does every superseded version in its history: this is the provenance of a value.
 */
@Entity({ name: 'change' })
@Index('change_once_key', ['onceKey'], { unique: true })
export class Change {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'change_pk' })
  id!: string;

  @Column('timestamp with time zone', { default: () => 'hub.now()' })
  at!: string;

  @Column('enum', { enum: ChangeChannel, enumName: 'change_channel' })
  channel!: ChangeChannel;

  /** Who did it, as a role or a client, never as a citizen: `seed`, `cli`, `client:<id>`. */
  @Column('text')
  actor!: string;

  /** The partner on whose behalf it was done, where there is one. */
  @Column('uuid', { name: 'acting_for_id', nullable: true })
  actingForId!: string | null;

  @Column('text')
  reason!: string;

  /** Names a change that must happen once in the life of a database, such as a seed. */
  @Column('text', { name: 'once_key', nullable: true })
  onceKey!: string | null;
}
