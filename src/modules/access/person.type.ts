import { Int } from 'type-graphql';
import { ColumnField, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { ChangeApi } from '../../write/index.ts';
import { Person, PersonStatus } from './person.entity.ts';
import './kinds.type.ts';

@HubObject('Person', () => Person, {
  description:
    'Somebody who works with the hub. The person sees it, whoever manages the accounts of its partners, administrators and auditors.',
  node: true,
  defaultOrder: 'displayName',
})
export class PersonApi {
  @ColumnField(() => String, {
    description: 'The name by which it is shown; null once the account was purged.',
    nullable: true,
    filter: true,
    order: true,
  })
  displayName!: never;

  @ColumnField(() => String, {
    description: 'The name with which it signs in, in small letters; null once the account was purged.',
    nullable: true,
    filter: true,
    order: true,
  })
  login!: never;

  @ColumnField(() => String, { description: 'The address for electronic mail, where known.', nullable: true })
  email!: never;

  @ColumnField(() => PersonStatus, { description: 'How the account stands.', filter: true, order: true })
  status!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether it is one of the demo accounts of the first start.',
    filter: true,
  })
  isDemo!: never;

  @ColumnField(() => Int, {
    description: 'Counts its versions from 1; a later write names the one it replaces.',
  })
  version!: never;

  @ToOneField(() => ChangeApi, { property: 'change', description: 'The change that last wrote it.' })
  lastChange!: never;
}
