import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Change } from './change.entity.ts';

/** How an attempt to write ended. */
export enum AuditOutcome {
  DONE = 'DONE',
  REFUSED = 'REFUSED',
}

/**
 * That something was done, or was refused: who, for whom, what, to what, under which rule. Entries are only ever added,
 * and hold no personal data: a person is an id whose names can be purged without touching the chain.
 */
@Entity({ name: 'audit_entry' })
@Check('audit_entry_done_has_change', `(outcome = 'DONE') = (change_id IS NOT NULL)`)
@Index('audit_entry_target_idx', ['targetId', 'at', 'id'])
@Index('audit_entry_at_idx', ['at', 'id'])
@Index('audit_entry_refused_idx', ['rule', 'at', 'id'], { where: `outcome = 'REFUSED'` })
@Index('audit_entry_change_idx', ['changeId'])
export class AuditEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entry_pk' })
  id!: string;

  @Column('timestamp with time zone', { default: () => 'hub.now()' })
  at!: string;

  @Column('text', { name: 'viewer_kind' })
  viewerKind!: string;

  @Column('uuid', { name: 'viewer_id', nullable: true })
  viewerId!: string | null;

  @Column('uuid', { name: 'acting_for_id', nullable: true })
  actingForId!: string | null;

  /** The mutation or the command, such as `renamePartner`. */
  @Column('text')
  action!: string;

  @Column('text', { name: 'target_type', nullable: true })
  targetType!: string | null;

  @Column('uuid', { name: 'target_id', nullable: true })
  targetId!: string | null;

  @Column('enum', { enum: AuditOutcome, enumName: 'audit_outcome' })
  outcome!: AuditOutcome;

  /** The codes of the rules on which it was allowed, or the code under which it was refused. */
  @Column('text', { nullable: true })
  rule!: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  @Column('uuid', { name: 'change_id', nullable: true })
  changeId!: string | null;

  @ManyToOne(() => Change, { nullable: true })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'audit_entry_change_fk' })
  change!: Relation<Change> | null;

  /** What else tells of it: counts and codes, never a text that somebody typed. */
  @Column('jsonb', { default: {} })
  details!: Record<string, unknown>;
}
