import { GraphQLLocalDate } from 'graphql-scalars';
import { Int } from 'type-graphql';
import {
  ColumnField,
  ComputedField,
  ConnectionField,
  dayOf,
  HubObject,
  ListField,
  ToOneField,
  ValueField,
} from '../../kernel/listing/index.ts';
import { BuddhistDateValue } from '../../kernel/scalars/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi, atTime } from '../areas/index.ts';
import { ConfirmationApi, PartnerApi, PartnerType } from '../partners/index.ts';
import { DirectiveApi } from './directive.type.ts';
import { DirectiveAddressee } from './directive-addressee.entity.ts';
import { DirectiveAnswer } from './directive-answer.entity.ts';
import { DirectiveDistribution } from './directive-distribution.entity.ts';
import { DirectiveAddresseeState, DirectiveOutcome } from './directive-kinds.ts';
import { DirectiveRequest, DirectiveTally } from './directive-request.entity.ts';

@HubObject('DirectiveDistribution', () => DirectiveDistribution, {
  description:
    'That a directive was sent to partners: by its issuer, or passed on by one to whom it had come. Each is asked to acknowledge it and to answer.',
  node: true,
  defaultOrder: 'sentOn',
})
export class DirectiveDistributionApi {
  @ToOneField(() => DirectiveApi, { description: 'The directive.', filter: true })
  directive!: never;

  @ToOneField(() => PartnerApi, { description: 'Who sent it, or passed it on.', filter: true })
  sender!: never;

  @ToOneField(() => DirectiveDistributionApi, {
    description: 'By which it had come to the sender; null where the sender issued it.',
    nullable: true,
    filter: true,
  })
  parent!: never;

  @ValueField(() => BuddhistDateValue, {
    properties: ['sentOn', 'sentKnownTo'],
    description:
      'When it was sent, as exactly as it is known: to the day, but for letters older than the hub.',
    filter: true,
    order: true,
  })
  sent!: never;

  @ColumnField(() => String, {
    description: 'The number of the sender’s own covering letter, as text.',
    nullable: true,
    filter: true,
  })
  letterNumber!: never;

  @ColumnField(() => String, { description: 'What the sender says to it, in Thai.', nullable: true })
  noteTh!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The last day for acknowledging it; never later than that of the one above.',
    nullable: true,
    filter: true,
    order: true,
  })
  acknowledgeBy!: never;

  @ColumnField(() => [GraphQLLocalDate], {
    description:
      'The last days for the actions, in their order, null where there is none; none is later than that of the one above.',
    nullable: 'items',
  })
  dueDates!: never;

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

  @ConnectionField(() => DirectiveDistributionApi, {
    by: { relation: 'parent' },
    description: 'To whom its addressees passed it on.',
  })
  passedOn!: never;

  @ConnectionField(() => DirectiveAddresseeApi, {
    by: { relation: 'distribution' },
    description: 'To whom it came by this; `totalCount` says to how many.',
  })
  addressees!: never;

  @ConnectionField(() => DirectiveAddresseeApi, {
    by: {
      join: (distribution, addressee) =>
        `${addressee('distributionId')} = ${distribution('id')} AND ${addressee('state')} = 'ASKED'`,
    },
    description: 'Who of them has not acknowledged it yet; `totalCount` says how many.',
  })
  missing!: never;

  @ConnectionField(() => DirectiveAddresseeApi, {
    by: {
      join: (distribution, addressee, asOf) =>
        `${addressee('distributionId')} = ${distribution('id')} AND ${addressee('nextDueOn')} < ${dayOf(asOf)}`,
    },
    description: 'Who of them is late today with acknowledging or answering it.',
  })
  overdue!: never;

  @ListField(() => DirectiveTallyApi, {
    by: {
      rows: (distribution, asOf) =>
        `${atTime('directive_tally', `${distribution('directiveId')}, ${distribution('id')}`, asOf)} AS tally`,
    },
    order: (tally) => `${tally('provinceCode')} NULLS FIRST, ${tally('partnerType')}`,
    description: 'How many of them stand where, by type of partner and province.',
  })
  tally!: never;
}
declareRecord(DirectiveDistributionApi, { dated: false });

@HubObject('DirectiveAddressee', () => DirectiveAddressee, {
  description:
    'One of those to whom a directive came, by whichever way it came first, and where it stands with it.',
  node: true,
  defaultOrder: 'state',
})
export class DirectiveAddresseeApi {
  @ToOneField(() => DirectiveApi, { description: 'The directive.', filter: true })
  directive!: never;

  @ToOneField(() => DirectiveDistributionApi, { description: 'By which it came to it.', filter: true })
  distribution!: never;

  @ToOneField(() => PartnerApi, { description: 'To whom it came.', filter: true })
  partner!: never;

  @ColumnField(() => DirectiveAddresseeState, {
    description: 'Where it stands with it.',
    filter: true,
    order: true,
  })
  state!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description:
      'The next last day of what it has still to do: to acknowledge, or to answer an action. Null where nothing is due.',
    nullable: true,
    filter: true,
    order: true,
  })
  nextDueOn!: never;

  @ComputedField(() => Boolean, {
    description: 'Whether that day is past today.',
    sql: (addressee, asOf) => `coalesce(${addressee('nextDueOn')} < ${dayOf(asOf)}, false)`,
  })
  isOverdue!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day on which its acknowledgement was entered, in the Common Era.',
    nullable: true,
    filter: true,
    order: true,
  })
  acknowledgedOn!: never;

  @ToOneField(() => ConfirmationApi, {
    description: 'How it acknowledged: itself, or by a paper that somebody entered for it.',
    nullable: true,
  })
  confirmation!: never;

  @ListField(() => DirectiveRequestApi, {
    by: {
      rows: (addressee, asOf) => `${atTime('directive_requests', addressee('id'), asOf)} AS request`,
    },
    order: (request) => request('number'),
    description: 'What is asked of it, by when, and what it answered.',
  })
  requests!: never;

  @ConnectionField(() => DirectiveAnswerApi, {
    by: { relation: 'addressee' },
    description: 'All its answers, those included whose place another took.',
  })
  answers!: never;
}
declareRecord(DirectiveAddresseeApi, { dated: false });

@HubObject('DirectiveRequest', () => DirectiveRequest, {
  description: 'An action that is asked of one addressee.',
  defaultOrder: 'number',
})
export class DirectiveRequestApi {
  @ColumnField(() => Int, { description: 'The action’s number in the letter.' })
  number!: never;

  @ColumnField(() => String, { description: 'What is asked for, in Thai.' })
  textTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  textEn!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The last day for it, as whoever sent or passed on the letter to it set it.',
    nullable: true,
  })
  dueOn!: never;

  @ColumnField(() => Boolean, { description: 'Whether that day is past today without an answer.' })
  isOverdue!: never;

  @ToOneField(() => DirectiveAnswerApi, { description: 'Its answer that counts.', nullable: true })
  answer!: never;
}

@HubObject('DirectiveTally', () => DirectiveTally, {
  description: 'How many addressees of one type in one province stand where with a directive.',
  defaultOrder: 'partnerType',
})
export class DirectiveTallyApi {
  @ColumnField(() => PartnerType, { description: 'The type of partner.' })
  partnerType!: never;

  @ToOneField(() => AreaApi, {
    description: 'The province of their seats; null for those without a seat.',
    nullable: true,
  })
  province!: never;

  @ColumnField(() => Int, { description: 'Have not acknowledged it yet.' })
  asked!: never;

  @ColumnField(() => Int, { description: 'Have acknowledged it, and have still to answer.' })
  acknowledged!: never;

  @ColumnField(() => Int, { description: 'Have acknowledged it and answered all that is asked of them.' })
  completed!: never;

  @ColumnField(() => Int, { description: 'Are asked no more.' })
  released!: never;

  @ColumnField(() => Int, { description: 'Are late today with acknowledging or answering.' })
  overdue!: never;
}

@HubObject('DirectiveAnswer', () => DirectiveAnswer, {
  description:
    'What an addressee said of one requested action, itself or by a paper. A later answer takes its place.',
  node: true,
  defaultOrder: 'answeredOn',
})
export class DirectiveAnswerApi {
  @ToOneField(() => DirectiveAddresseeApi, { description: 'Where it stands otherwise.' })
  addressee!: never;

  @ToOneField(() => DirectiveApi, { description: 'The directive.', filter: true })
  directive!: never;

  @ToOneField(() => PartnerApi, { description: 'Who answered.', filter: true })
  partner!: never;

  @ColumnField(() => Int, {
    description: 'The number of the action in the letter.',
    filter: true,
    order: true,
  })
  actionNumber!: never;

  @ColumnField(() => DirectiveOutcome, { description: 'Whether it is done.', filter: true })
  outcome!: never;

  @ColumnField(() => String, { description: 'What it said, in Thai.', nullable: true })
  textTh!: never;

  @ColumnField(() => GraphQLLocalDate, {
    description: 'The day on which it was entered, in the Common Era.',
    filter: true,
    order: true,
  })
  answeredOn!: never;

  @ColumnField(() => Boolean, { description: 'Whether no later answer took its place.', filter: true })
  isCurrent!: never;

  @ToOneField(() => ConfirmationApi, {
    description: 'How it was said: by the partner itself, or by a paper that somebody entered for it.',
  })
  confirmation!: never;
}
declareRecord(DirectiveAnswerApi, { dated: false });
