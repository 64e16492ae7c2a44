import { Column } from 'typeorm';
import { DatePrecision } from '../../kernel/scalars/index.ts';
import { Recorded } from '../../write/index.ts';
import { DirectiveUrgency } from './directive-kinds.ts';
import type { ActionPart, AttachmentPart, ReferencePart } from './letter-parts.ts';

/** What a draft and a directive both say; a draft may leave its number, date and subject open. */
export abstract class DirectiveText extends Recorded {
  @Column('text', { name: 'subject_en', nullable: true })
  subjectEn!: string | null;

  @Column('text', { name: 'summary_th', nullable: true })
  summaryTh!: string | null;

  @Column('text', { name: 'summary_en', nullable: true })
  summaryEn!: string | null;

  @Column('enum', { enum: DirectiveUrgency, enumName: 'directive_urgency' })
  urgency!: DirectiveUrgency;

  /** A letter is one document: what it asks for, refers to and brings along is never otherwise than the letter is. */
  @Column('jsonb')
  actions!: ActionPart[];

  @Column('jsonb', { name: 'refers_to' })
  refersTo!: ReferencePart[];

  @Column('jsonb')
  attachments!: AttachmentPart[];
}

/** How exactly a letter's date is known, which a directive must say and a draft need not. */
export const datedKnownTo = {
  name: 'dated_known_to',
  enum: DatePrecision,
  enumName: 'date_precision',
} as const;
