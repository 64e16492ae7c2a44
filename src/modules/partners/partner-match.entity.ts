import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Partner } from './partner.entity.ts';

/** What a search by name finds: no table, but the rows of the function `hub.search_partners`. */
@Entity({ name: 'partner_match', synchronize: false })
export class PartnerMatch {
  /** The partner's id; a partner is found once, by the name that comes nearest. */
  @PrimaryColumn('uuid')
  id!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'id' })
  partner!: Relation<Partner>;

  @Column('uuid', { name: 'area_id', nullable: true })
  areaId!: string | null;

  @Column('text', { name: 'name_th' })
  nameTh!: string;

  @Column('text', { name: 'matched_name' })
  matchedName!: string;

  @Column('real')
  score!: number;
}
