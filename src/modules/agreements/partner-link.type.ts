import { Resolver } from 'type-graphql';
import {
  addConnection,
  ColumnField,
  HubObject,
  RootConnection,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { LinkSide, LinkState, PartnerApi, PartnerLink, PartnerLinkKind } from '../partners/index.ts';
import { AgreementApi } from './agreement.type.ts';

@HubObject('PartnerLink', () => PartnerLink, {
  description: 'A tie from one partner to another for a time.',
  dated: true,
  node: true,
  defaultOrder: 'kind',
})
export class PartnerLinkApi {
  @ColumnField(() => PartnerLinkKind, {
    description: 'What the one is to the other.',
    filter: true,
    order: true,
  })
  kind!: never;

  @ToOneField(() => PartnerApi, { description: 'The one from which it goes out.', filter: true })
  from!: never;

  @ToOneField(() => PartnerApi, { description: 'The one to which it goes.', filter: true })
  to!: never;

  @ColumnField(() => LinkState, {
    description: 'Where it stands between the two.',
    filter: true,
    order: true,
  })
  state!: never;

  @ColumnField(() => LinkSide, {
    description: 'Which side said so; null where the register or the hub itself did.',
    nullable: true,
  })
  claimedBy!: never;

  @ToOneField(() => AgreementApi, {
    description: 'The agreement under which it is.',
    nullable: true,
    filter: true,
  })
  agreement!: never;

  @ColumnField(() => String, { description: 'What is to be said of it, in Thai.', nullable: true })
  remarkTh!: never;
}
declareRecord(PartnerLinkApi, { dated: true });

addConnection(PartnerApi, 'linksTo', () => PartnerLinkApi, {
  by: { relation: 'from' },
  description: 'The ties that go out from it.',
});
addConnection(PartnerApi, 'linksFrom', () => PartnerLinkApi, {
  by: { relation: 'to' },
  description: 'The ties that go to it.',
});
addConnection(AgreementApi, 'links', () => PartnerLinkApi, {
  by: { relation: 'agreement' },
  description: 'The ties under it.',
});

/** What can be asked of ties. */
@Resolver()
export class PartnerLinkQueries {
  @RootConnection(() => PartnerLinkApi, {
    description: 'Ties between partners; by default by what they are.',
  })
  partnerLinks!: never;
}
