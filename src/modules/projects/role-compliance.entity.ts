import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MouRole } from '../agreements/index.ts';

/** A role that a project is asked to have a partner in: no table, but the rows of `hub.compliance_of`. */
@Entity({ name: 'role_compliance', synchronize: false })
export class RoleCompliance {
  @PrimaryColumn('uuid', { name: 'role_id' })
  id!: string;

  @ManyToOne(() => MouRole, { nullable: false })
  @JoinColumn({ name: 'role_id' })
  role!: Relation<MouRole>;

  @Column('uuid', { name: 'project_id' })
  projectId!: string;

  @Column('boolean', { name: 'is_met' })
  isMet!: boolean;
}
