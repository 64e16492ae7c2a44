import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One more thing that an audit entry tells: no table, but a key and value of `audit_entry.details`. */
@Entity({ name: 'audit_detail', synchronize: false })
export class AuditDetail {
  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  value!: string;
}
