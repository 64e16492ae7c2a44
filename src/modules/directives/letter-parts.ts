import type { DatePrecision } from '../../kernel/scalars/index.ts';
import type { PartnerType } from '../partners/index.ts';

/** One thing that a letter asks for, as it stands in the letter's row. */
export interface ActionPart {
  /** As the letter counts them, from 1. */
  number: number;
  text_th: string;
  text_en: string | null;
  /** The last day for it, where the letter names one. */
  due_on: string | null;
  /** Of whom among the addressees it is asked: of those of these types, or of all where there are none. */
  partner_types: PartnerType[];
}

/** A letter that a letter refers to: one of the hub, or one outside it by number and date. */
export interface ReferencePart {
  number: number;
  directive_id: string | null;
  letter_number: string | null;
  dated_on: string | null;
  dated_known_to: DatePrecision | null;
}

/** What comes with a letter: a page elsewhere, a resource of the hub, or a stored file. */
export interface AttachmentPart {
  number: number;
  title_th: string;
  url: string | null;
  resource_id: string | null;
  file_id: string | null;
}

const rowsOf =
  (column: 'actions' | 'refers_to' | 'attachments', columns: string) =>
  (value: string): string =>
    `jsonb_to_recordset(${value}) AS ${column}_part(${columns})`;

/** The parts of a letter as rows, given its column. */
export const actionRows = rowsOf(
  'actions',
  'number integer, text_th text, text_en text, due_on date, partner_types hub.partner_type[]',
);
export const referenceRows = rowsOf(
  'refers_to',
  'number integer, directive_id uuid, letter_number text, dated_on date, dated_known_to hub.date_precision',
);
export const attachmentRows = rowsOf(
  'attachments',
  'number integer, title_th text, url text, resource_id uuid, file_id uuid',
);
