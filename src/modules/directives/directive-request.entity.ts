import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Area } from '../areas/index.ts';
import type { PartnerType } from '../partners/index.ts';
import { DirectiveAnswer } from './directive-answer.entity.ts';

/** An action that is asked of one addressee: no table, but the rows of `hub.directive_requests`. */
@Entity({ name: 'directive_request', synchronize: false })
export class DirectiveRequest {
  @PrimaryColumn('integer')
  number!: number;

  @Column('text', { name: 'text_th' })
  textTh!: string;

  @Column('text', { name: 'text_en', nullable: true })
  textEn!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('boolean', { name: 'is_overdue' })
  isOverdue!: boolean;

  @Column('uuid', { name: 'answer_id', nullable: true })
  answerId!: string | null;

  @ManyToOne(() => DirectiveAnswer, { nullable: true })
  @JoinColumn({ name: 'answer_id' })
  answer!: Relation<DirectiveAnswer> | null;
}

/** How many addressees of one type in one province stand where: no table, but the rows of `hub.directive_tally`. */
@Entity({ name: 'directive_tally', synchronize: false })
export class DirectiveTally {
  @PrimaryColumn('text', { name: 'partner_type' })
  partnerType!: PartnerType;

  @Column('uuid', { name: 'province_id', nullable: true })
  provinceId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'province_id' })
  province!: Relation<Area> | null;

  @Column('text', { name: 'province_code', nullable: true })
  provinceCode!: string | null;

  @Column('integer')
  asked!: number;

  @Column('integer')
  acknowledged!: number;

  @Column('integer')
  completed!: number;

  @Column('integer')
  released!: number;

  @Column('integer')
  overdue!: number;
}
