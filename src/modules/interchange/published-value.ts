import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ColumnField, HubObject } from '../../kernel/listing/index.ts';

/** One cell of a register's row: no table, but the keys and values of `register_record.published`. */
@Entity({ name: 'published_value', synchronize: false })
export class PublishedValue {
  @PrimaryColumn('text')
  column!: string;

  @Column('text')
  text!: string;
}

@HubObject('PublishedValue', () => PublishedValue, {
  description: 'One cell of a register, exactly as in its file.',
})
export class PublishedValueApi {
  @ColumnField(() => String, { description: 'The name of the column.' })
  column!: never;

  @ColumnField(() => String, { description: 'The text of the cell.' })
  text!: never;
}
