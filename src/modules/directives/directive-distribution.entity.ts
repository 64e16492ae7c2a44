import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DatePrecision } from '../../kernel/scalars/index.ts';
import { Recorded } from '../../write/index.ts';
import { Partner, PartnerType } from '../partners/index.ts';
import { Directive } from './directive.entity.ts';

/** The driver makes instants of the days of an array, each midnight where this process runs. */
const daysOf = (days: readonly (Date | null)[]): (string | null)[] =>
  days.map((day) => {
    if (day === null) return null;
    const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
    return `${day.getFullYear()}-${month}-${date}`;
  });

/** That a directive was sent to partners: by its issuer, or passed on by one to whom it had come. */
@Entity({ name: 'directive_distribution' })
@Index('directive_distribution_directive_idx', ['directiveId', 'sentOn', 'id'])
@Index('directive_distribution_parent_idx', ['parentId', 'sentOn', 'id'])
@Index('directive_distribution_sender_idx', ['senderId', 'sentOn', 'id'])
@Index('directive_distribution_day_idx', ['sentOn', 'id'])
export class DirectiveDistribution extends Recorded {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'directive_distribution_pk' })
  id!: string;

  @Column('uuid', { name: 'directive_id' })
  directiveId!: string;

  @ManyToOne(() => Directive, { nullable: false })
  @JoinColumn({ name: 'directive_id', foreignKeyConstraintName: 'directive_distribution_directive_fk' })
  directive!: Relation<Directive>;

  /** By which it had come to the sender; null where the sender is the issuer. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @ManyToOne(() => DirectiveDistribution, { nullable: true })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'directive_distribution_parent_fk' })
  parent!: Relation<DirectiveDistribution> | null;

  @Column('uuid', { name: 'sender_id' })
  senderId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'sender_id', foreignKeyConstraintName: 'directive_distribution_sender_fk' })
  sender!: Relation<Partner>;

  @Column('date', { name: 'sent_on' })
  sentOn!: string;

  /** To the day, but for letters older than the hub. */
  @Column('enum', { name: 'sent_known_to', enum: DatePrecision, enumName: 'date_precision' })
  sentKnownTo!: DatePrecision;

  @Column('text', { name: 'letter_number', nullable: true })
  letterNumber!: string | null;

  @Column('text', { name: 'note_th', nullable: true })
  noteTh!: string | null;

  /** The last day for acknowledging it; never later than that of the one above. */
  @Column('date', { name: 'acknowledge_by', nullable: true })
  acknowledgeBy!: string | null;

  /** The last days for the actions, by their place in the letter; none is later than that of the one above. */
  @Column('date', { name: 'due_dates', array: true, transformer: { from: daysOf, to: (days) => days } })
  dueDates!: (string | null)[];

  /** The rule: partners of these types, or of all where there are none … */
  @Column('enum', { name: 'partner_types', enum: PartnerType, enumName: 'partner_type', array: true })
  partnerTypes!: PartnerType[];

  /** … seated in these areas or below them, or in the whole country where there are none. */
  @Column('uuid', { name: 'area_ids', array: true })
  areaIds!: string[];

  /** Those who were named beside the rule. */
  @Column('uuid', { name: 'partner_ids', array: true })
  partnerIds!: string[];

  /** Where its addressees are; the whole country where there are none. */
  @Column('uuid', { name: 'reach_area_ids', array: true })
  reachAreaIds!: string[];
}
