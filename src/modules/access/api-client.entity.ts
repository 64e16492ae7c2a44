import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { HubRole, type Scope } from '../../kernel/viewer.ts';
import { Change } from '../../write/index.ts';
import { Partner } from '../partners/index.ts';

/** An app that uses the API with keys of its own, bound to the partner for which it acts. */
@Entity({ name: 'api_client' })
@Check('api_client_budget_check', 'budget >= 1 AND budget <= 100000000')
@Index('api_client_partner_idx', ['partnerId'])
export class ApiClient {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_client_pk' })
  id!: string;

  @Column('text')
  name!: string;

  /** Null for a client that only reads what is shared. */
  @Column('uuid', { name: 'partner_id', nullable: true })
  partnerId!: string | null;

  @ManyToOne(() => Partner, { nullable: true })
  @JoinColumn({ name: 'partner_id', foreignKeyConstraintName: 'api_client_partner_fk' })
  partner!: Relation<Partner> | null;

  /** What it is in that partner. */
  @Column('enum', { enum: HubRole, enumName: 'hub_role', array: true, default: [] })
  roles!: HubRole[];

  @Column('text', { array: true })
  scopes!: Scope[];

  /** Points that it may spend in a window; null for as many as everybody else. */
  @Column('integer', { nullable: true })
  budget!: number | null;

  /** One of the persona clients of the first run; they vanish when an issuer of identities is configured. */
  @Column('boolean', { name: 'is_demo', default: false })
  isDemo!: boolean;

  @Column('timestamp with time zone', { name: 'revoked_at', nullable: true })
  revokedAt!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('uuid', { name: 'change_id' })
  changeId!: string;

  @ManyToOne(() => Change, { nullable: false })
  @JoinColumn({ name: 'change_id', foreignKeyConstraintName: 'change_fk' })
  change!: Relation<Change>;
}
