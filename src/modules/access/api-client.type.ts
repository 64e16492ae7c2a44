import { GraphQLDateTime } from 'graphql-scalars';
import { Int, Resolver } from 'type-graphql';
import {
  addList,
  ColumnField,
  ComputedField,
  HubObject,
  ListField,
  RootConnection,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { HubRole } from '../../kernel/viewer.ts';
import { ChangeApi } from '../../write/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { ApiClient } from './api-client.entity.ts';
import { ApiKey } from './api-key.entity.ts';
import { ClientScope } from './kinds.type.ts';

@HubObject('ApiKey', () => ApiKey, {
  description:
    'A key by which a client asks. The key itself is shown once, when it is made, and is kept nowhere. Whoever manages the client sees that it is there, administrators and auditors.',
  defaultOrder: 'madeAt',
})
export class ApiKeyApi {
  @ColumnField(() => GraphQLDateTime, { description: 'When it was made.' })
  madeAt!: never;

  @ColumnField(() => GraphQLDateTime, {
    description: 'From when on it no longer works; null where it has no end.',
    nullable: true,
  })
  expiresAt!: never;

  @ComputedField(() => GraphQLDateTime, {
    description:
      'When it was last used, as far as it is written down: 10 seconds late at most while the hub runs. Null before its first use.',
    nullable: true,
    sql: (key) => `(SELECT u.last_used_at FROM hub.api_key_use u WHERE u.key_id = ${key('id')})`,
  })
  lastUsedAt!: never;
}

@HubObject('ApiClient', () => ApiClient, {
  description:
    'An app that uses the API with keys of its own. It sees itself; whoever manages the clients of its partner sees it, administrators and auditors.',
  node: true,
  defaultOrder: 'name',
})
export class ApiClientApi {
  @ColumnField(() => String, {
    description: 'What it is called. Names may repeat.',
    filter: true,
    order: true,
  })
  name!: never;

  @ToOneField(() => PartnerApi, {
    description: 'The partner for which it acts; null where it only reads what is shared.',
    nullable: true,
    filter: true,
  })
  partner!: never;

  @ColumnField(() => [HubRole], { description: 'What it is in that partner.' })
  roles!: never;

  @ColumnField(() => [ClientScope], { description: 'What it may do beyond reading.' })
  scopes!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether it belongs to the personas of the first run.',
    filter: true,
  })
  isDemo!: never;

  @ColumnField(() => GraphQLDateTime, {
    description: 'When it was revoked; its keys have not worked since. Null while it is in force.',
    nullable: true,
    filter: true,
  })
  revokedAt!: never;

  @ListField(() => ApiKeyApi, {
    by: { relation: 'client' },
    order: (key) => `${key('madeAt')} DESC, ${key('id')}`,
    description: 'Its keys, the latest first, also those that have expired.',
  })
  keys!: never;

  @ColumnField(() => Int, {
    description: 'Counts its versions from 1; a later write names the one it replaces.',
  })
  version!: never;

  @ToOneField(() => ChangeApi, { property: 'change', description: 'The change that last wrote it.' })
  lastChange!: never;
}

addList(PartnerApi, 'apiClients', () => ApiClientApi, {
  by: { relation: 'partner' },
  order: (client) =>
    `${client('revokedAt')} IS NOT NULL, ${client('name')} COLLATE "th-x-icu", ${client('id')}`,
  description: 'The apps that act for it, as far as the viewer may know: those in force first, then by name.',
});

/** The apps that use the API. */
@Resolver()
export class ApiClientQueries {
  @RootConnection(() => ApiClientApi, {
    description:
      'The apps that use the API, as far as the viewer may know, by default in the order of their names.',
  })
  apiClients!: never;
}
