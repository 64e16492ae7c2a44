import { GraphQLLocalDate } from 'graphql-scalars';
import {
  ColumnField,
  ConnectionField,
  HubObject,
  ListField,
  ToOneField,
} from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi } from '../areas/index.ts';
import { ConfirmationApi, PartnerApi, PartnerType } from '../partners/index.ts';
import { KnowledgeResourceApi, ResourceVersionApi } from './resource.type.ts';
import { ResourceAcknowledgement } from './resource-acknowledgement.entity.ts';
import { ResourceAddressee } from './resource-addressee.entity.ts';
import { ResourceDistribution } from './resource-distribution.entity.ts';
import { AddresseeState } from './resource-kinds.ts';

@HubObject('ResourceDistribution', () => ResourceDistribution, {
  description:
    'That a partner sent a resource to others, by a rule, by name, or both. Each is asked to acknowledge it, and again when a new version comes out.',
  node: true,
  defaultOrder: 'sentOn',
})
export class ResourceDistributionApi {
  @ToOneField(() => KnowledgeResourceApi, { description: 'The resource.', filter: true })
  resource!: never;

  @ToOneField(() => ResourceVersionApi, { description: 'The version that was current then.' })
  sentVersion!: never;

  @ToOneField(() => PartnerApi, { description: 'Who sent it.', filter: true })
  sender!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day on which it was sent, in the Common Era.',
    filter: true,
    order: true,
  })
  sentOn!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The last day for its acknowledgement, where one was set.',
    nullable: true,
    filter: true,
    order: true,
  })
  acknowledgeBy!: never;

  @ColumnField(() => String, {
    description: 'The number of the letter with which it was sent, as text.',
    nullable: true,
    filter: true,
  })
  letterNumber!: never;

  @ColumnField(() => String, { description: 'What the sender says to it, in Thai.', nullable: true })
  noteTh!: never;

  @ColumnField(() => [PartnerType], {
    description:
      'The rule: to all partners of these types; to those of all types where there are none but areas.',
  })
  partnerTypes!: never;

  @ListField(() => AreaApi, {
    by: { join: (distribution, area) => `${area('id')} = ANY(${distribution('areaIds')})` },
    order: (area) => area('code'),
    description: 'The rule: seated in these areas or below them; anywhere where there are none but types.',
  })
  areas!: never;

  @ListField(() => PartnerApi, {
    by: { join: (distribution, partner) => `${partner('id')} = ANY(${distribution('partnerIds')})` },
    order: (partner) => `${partner('nameTh')}, ${partner('id')}`,
    description: 'Those who were named beside the rule.',
  })
  partnersNamed!: never;

  @ConnectionField(() => ResourceAddresseeApi, {
    by: { relation: 'distribution' },
    description: 'To whom it was sent; `totalCount` says to how many.',
  })
  addressees!: never;

  @ConnectionField(() => ResourceAddresseeApi, {
    by: {
      join: (distribution, addressee) =>
        `${addressee('distributionId')} = ${distribution('id')} AND ${addressee('state')} = 'ASKED'`,
    },
    description: 'Who has not acknowledged the current version yet; `totalCount` says how many.',
  })
  missing!: never;
}
declareRecord(ResourceDistributionApi, { dated: false });

@HubObject('ResourceAddressee', () => ResourceAddressee, {
  description:
    'One of those to whom a resource was sent, and whether it has acknowledged the current version.',
  node: true,
  defaultOrder: 'state',
})
export class ResourceAddresseeApi {
  @ToOneField(() => ResourceDistributionApi, { description: 'The distribution.', filter: true })
  distribution!: never;

  @ToOneField(() => KnowledgeResourceApi, { description: 'The resource.', filter: true })
  resource!: never;

  @ToOneField(() => PartnerApi, { description: 'To whom it was sent.', filter: true })
  partner!: never;

  @ColumnField(() => AddresseeState, {
    description: 'Where it stands with the current version.',
    filter: true,
    order: true,
  })
  state!: never;

  @ToOneField(() => ResourceAcknowledgementApi, {
    description: 'Its acknowledgement of the current version.',
    nullable: true,
  })
  acknowledgement!: never;
}
declareRecord(ResourceAddresseeApi, { dated: false });

@HubObject('ResourceAcknowledgement', () => ResourceAcknowledgement, {
  description: 'That a partner has taken note of a version, itself or by a paper.',
  node: true,
  defaultOrder: 'acknowledgedOn',
})
export class ResourceAcknowledgementApi {
  @ToOneField(() => ResourceVersionApi, { description: 'The version.', filter: true })
  acknowledgedVersion!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner.', filter: true })
  partner!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day on which it was entered, in the Common Era.',
    filter: true,
    order: true,
  })
  acknowledgedOn!: never;

  @ToOneField(() => ConfirmationApi, {
    description: 'How it was said: by the partner itself, or by a paper that somebody entered for it.',
  })
  confirmation!: never;
}
declareRecord(ResourceAcknowledgementApi, { dated: false });
