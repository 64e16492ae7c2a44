import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Dated } from '../../write/index.ts';
import { Area } from '../areas/index.ts';
import { Partner } from '../partners/index.ts';
import { MouRole } from './mou-role.entity.ts';

/** That a partner was given a role by name, which does not fall to its type or for which it is not bound. */
@Entity({ name: 'mou_role_grant' })
@Index('mou_role_grant_key', { synchronize: false })
@Index('mou_role_grant_role_idx', ['roleId', 'id'])
@Index('mou_role_grant_partner_idx', ['partnerId', 'id'])
export class MouRoleGrant extends Dated {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mou_role_grant_pk' })
  id!: string;

  @Column('uuid', { name: 'role_id' })
  roleId!: string;

  @ManyToOne(() => MouRole, { nullable: false })
  @JoinColumn({ name: 'role_id', foreignKeyConstraintName: 'mou_role_grant_role_fk' })
  role!: Relation<MouRole>;

  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'mou_role_grant_partner_fk' })
  partner!: Relation<Partner>;

  /** Where it holds; null for all of the agreement's territory. */
  @Column('uuid', { name: 'area_id', nullable: true })
  areaId!: string | null;

  @ManyToOne(() => Area, { nullable: true })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'mou_role_grant_area_fk' })
  area!: Relation<Area> | null;

  @Column('text', { nullable: true })
  reason!: string | null;
}
