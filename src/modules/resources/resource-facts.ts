import { Column } from 'typeorm';
import { DatePrecision } from '../../kernel/scalars/index.ts';
import { Recorded } from '../../write/index.ts';
import { PartnerType } from '../partners/index.ts';
import { ResourceKind, ResourceLanguage } from './resource-kinds.ts';

/** What a draft and a resource both say of themselves; a draft may leave its kind and title open. */
export abstract class ResourceFacts extends Recorded {
  @Column('text', { name: 'title_en', nullable: true })
  titleEn!: string | null;

  @Column('text', { name: 'description_th', nullable: true })
  descriptionTh!: string | null;

  @Column('text', { name: 'description_en', nullable: true })
  descriptionEn!: string | null;

  @Column('text', { array: true })
  tags!: string[];

  /** For which types of partner it is; for all where there are none. */
  @Column('enum', { name: 'audience_types', enum: PartnerType, enumName: 'partner_type', array: true })
  audienceTypes!: PartnerType[];

  /** For which areas it is, with all below them; for the whole country where there are none. */
  @Column('uuid', { name: 'audience_area_ids', array: true })
  audienceAreaIds!: string[];
}

/** The columns that a resource or a version must have and a draft need not. */
export const resourceKind = { enum: ResourceKind, enumName: 'resource_kind' } as const;
export const resourceLanguage = { enum: ResourceLanguage, enumName: 'resource_language' } as const;
export const issuedKnownTo = {
  name: 'issued_known_to',
  enum: DatePrecision,
  enumName: 'date_precision',
  nullable: true,
} as const;
