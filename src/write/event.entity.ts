import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from './change.entity.ts';

/** Who may learn of an event. */
export enum EventVisibility {
  /** Everybody in the network. */
  SHARED = 'SHARED',
  /** The partners that it names, and no one else. */
  PARTNERS = 'PARTNERS',
}

/** That something has happened to an object: the outbox from which the network is told (DESIGN section 11). */
@Entity({ name: 'event' })
@Index('event_object_idx', ['objectId', 'at', 'id'])
export class Event {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'event_pk' })
  id!: string;

  @Column('timestamp with time zone', { default: () => 'hub.now()' })
  at!: string;

  /** Such as PARTNER_RENAMED. */
  @Column('text')
  type!: string;

  @Column('text', { name: 'object_type' })
  objectType!: string;

  @Column('uuid', { name: 'object_id' })
  objectId!: string;

  /** DOPA codes of the areas that it concerns, of all levels. */
  @Column('text', { name: 'area_codes', array: true })
  areaCodes!: string[];

  @Column('uuid', { name: 'partner_ids', array: true })
  partnerIds!: string[];

  @Column('enum', { enum: EventVisibility, enumName: 'event_visibility' })
  visibility!: EventVisibility;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'event_change_fk' })
  change!: Relation<Change>;
}
