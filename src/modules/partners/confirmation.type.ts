import { GraphQLLocalDate } from 'graphql-scalars';
import { ID } from 'type-graphql';
import { ColumnField, ComputedField, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { ChangeApi } from '../../write/index.ts';
import { Confirmation, ConfirmationDecision } from './confirmation.entity.ts';
import { PartnerApi } from './partner.type.ts';
import './kinds.type.ts';

@HubObject('Confirmation', () => Confirmation, {
  description:
    'That a partner confirmed or disputed what was said of it, itself or by a paper that somebody entered for it.',
  node: true,
  defaultOrder: 'id',
})
export class ConfirmationApi {
  @ComputedField(() => ID, {
    description: 'The global id of what is confirmed.',
    sql: (confirmation) =>
      `rtrim(translate(encode(convert_to(${confirmation('objectType')} || ':' || ${confirmation('objectId')}, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=')`,
  })
  object!: never;

  @ToOneField(() => PartnerApi, { description: 'The partner that confirmed or disputed it.' })
  partner!: never;

  @ColumnField(() => ConfirmationDecision, { description: 'What it said.' })
  decision!: never;

  @ColumnField(() => Boolean, { description: 'Whether somebody else entered it, by a paper.' })
  onBehalf!: never;

  @ColumnField(() => String, { description: 'The number of the letter or the minutes.', nullable: true })
  paperReference!: never;

  @ColumnField(() => GraphQLLocalDate, { description: 'The day of that paper.', nullable: true })
  paperDate!: never;

  @ToOneField(() => ChangeApi, { property: 'change', description: 'The change that wrote it.' })
  lastChange!: never;
}
