import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { DatePrecision } from '../../kernel/scalars/index.ts';
import { StoredFile } from '../activities/index.ts';
import type { PartnerType } from '../partners/index.ts';
import { KnowledgeResource } from '../resources/index.ts';
import { Directive } from './directive.entity.ts';

/** No table: the items of a letter's `actions`. */
@Entity({ name: 'directive_action', synchronize: false })
export class DirectiveAction {
  @PrimaryColumn('integer')
  number!: number;

  @Column('text', { name: 'text_th' })
  textTh!: string;

  @Column('text', { name: 'text_en', nullable: true })
  textEn!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('text', { name: 'partner_types', array: true })
  partnerTypes!: PartnerType[];
}

/** No table: the items of a letter's `refers_to`. */
@Entity({ name: 'directive_reference', synchronize: false })
export class DirectiveReference {
  @PrimaryColumn('integer')
  number!: number;

  @Column('uuid', { name: 'directive_id', nullable: true })
  directiveId!: string | null;

  @ManyToOne(() => Directive, { nullable: true })
  @JoinColumn({ name: 'directive_id' })
  directive!: Relation<Directive> | null;

  @Column('text', { name: 'letter_number', nullable: true })
  letterNumber!: string | null;

  @Column('date', { name: 'dated_on', nullable: true })
  datedOn!: string | null;

  @Column('text', { name: 'dated_known_to', nullable: true })
  datedKnownTo!: DatePrecision | null;
}

/** No table: the items of a letter's `attachments`. */
@Entity({ name: 'directive_attachment', synchronize: false })
export class DirectiveAttachment {
  @PrimaryColumn('integer')
  number!: number;

  @Column('text', { name: 'title_th' })
  titleTh!: string;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('uuid', { name: 'resource_id', nullable: true })
  resourceId!: string | null;

  @ManyToOne(() => KnowledgeResource, { nullable: true })
  @JoinColumn({ name: 'resource_id' })
  resource!: Relation<KnowledgeResource> | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;

  @ManyToOne(() => StoredFile, { nullable: true })
  @JoinColumn({ name: 'file_id' })
  file!: Relation<StoredFile> | null;
}
