import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Recorded } from '../../write/index.ts';
import { Activity } from './activity.entity.ts';
import { EvidenceKind } from './activity-kinds.ts';
import { StoredFile } from './stored-file.entity.ts';

/** What shows that an activity was: a page elsewhere, a photo or another file. */
@Entity({ name: 'activity_evidence' })
@Check(
  'activity_evidence_is_link_or_file',
  `(kind = 'LINK') = (url IS NOT NULL) AND (kind <> 'LINK') = (file_id IS NOT NULL)`,
)
@Index('activity_evidence_activity_idx', ['activityId', 'id'])
@Index('activity_evidence_file_idx', ['fileId'])
export class ActivityEvidence extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'activity_evidence_pk' })
  id!: string;

  @Column('uuid', { name: 'activity_id' })
  activityId!: string;

  @ManyToOne(() => Activity, { nullable: false })
  @JoinColumn({ name: 'activity_id', foreignKeyConstraintName: 'activity_evidence_activity_fk' })
  activity!: Relation<Activity>;

  @Column('enum', { enum: EvidenceKind, enumName: 'evidence_kind' })
  kind!: EvidenceKind;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;

  @ManyToOne(() => StoredFile, { nullable: true })
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'activity_evidence_file_fk' })
  file!: Relation<StoredFile> | null;

  @Column('text', { name: 'caption_th', nullable: true })
  captionTh!: string | null;

  @Column('boolean', { name: 'is_withdrawn', default: false })
  isWithdrawn!: boolean;
}
