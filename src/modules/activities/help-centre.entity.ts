import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated, Recorded } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';
import { HelpDomain } from './activity-kinds.ts';

/** A people's help centre of a local authority (ศูนย์ช่วยเหลือประชาชน). */
@Entity({ name: 'help_centre' })
@Check('help_centre_has_domains', 'cardinality(domains) > 0')
@Index('help_centre_key', ['authorityId'], { unique: true, where: 'valid_to IS NULL' })
@Index('help_centre_name_idx', ['nameTh', 'id'])
@Index('help_centre_authority_idx', ['authorityId', 'nameTh', 'id'])
export class HelpCentre extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'help_centre_pk' })
  id!: string;

  @Column('uuid', { name: 'authority_id' })
  authorityId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'authority_id', foreignKeyConstraintName: 'help_centre_authority_fk' })
  authority!: Relation<Partner>;

  @Column({ type: 'text', name: 'name_th', collation: 'th-x-icu' })
  nameTh!: string;

  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column('enum', { enum: HelpDomain, enumName: 'help_domain', array: true })
  domains!: HelpDomain[];

  @Column('text', { name: 'place_th', nullable: true })
  placeTh!: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;
}

/** What a help centre did in a month in one field: counts, never cases. */
@Entity({ name: 'help_centre_count' })
@Check('help_centre_count_of_a_month', 'extract(day FROM month) = 1')
@Check(
  'help_centre_count_not_negative',
  'cases >= 0 AND closed_cases >= 0 AND people >= 0 AND spent_satang >= 0',
)
@Index('help_centre_count_key', ['centreId', 'month', 'domain'], { unique: true })
export class HelpCentreCount extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'help_centre_count_pk' })
  id!: string;

  @Column('uuid', { name: 'centre_id' })
  centreId!: string;

  @ManyToOne(() => HelpCentre, { nullable: false })
  @JoinColumn({ name: 'centre_id', foreignKeyConstraintName: 'help_centre_count_centre_fk' })
  centre!: Relation<HelpCentre>;

  /** The first day of the month. */
  @Column('date')
  month!: string;

  @Column('enum', { enum: HelpDomain, enumName: 'help_domain' })
  domain!: HelpDomain;

  @Column('integer')
  cases!: number;

  @Column('integer', { name: 'closed_cases', nullable: true })
  closedCases!: number | null;

  @Column('integer', { nullable: true })
  people!: number | null;

  @Column('bigint', { name: 'spent_satang', nullable: true })
  spentSatang!: string | null;
}
