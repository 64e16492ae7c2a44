import { Int, Resolver } from 'type-graphql';
import { ColumnField, HubObject, RootConnection, ToOneField } from '../../kernel/listing/index.ts';
import { ChangeApi } from '../../write/index.ts';
import { PartnerType } from './partner-kinds.ts';
import { RegisterDuty } from './register-duty.entity.ts';
import './kinds.type.ts';

@HubObject('RegisterDuty', () => RegisterDuty, {
  description:
    'That partners of one type keep the register’s entries of another, in their own area or Sangha unit.',
  node: true,
  defaultOrder: 'keeperType',
})
export class RegisterDutyApi {
  @ColumnField(() => PartnerType, { description: 'The type of those who keep.', filter: true, order: true })
  keeperType!: never;

  @ColumnField(() => PartnerType, { description: 'The type of what they keep.', filter: true, order: true })
  keptType!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether nobody has stated it yet, and the hub assumes it.',
    filter: true,
  })
  isAssumed!: never;

  @ColumnField(() => Boolean, {
    description: 'Whether it counts; false once it was withdrawn.',
    filter: true,
  })
  isInForce!: never;

  @ColumnField(() => Int, {
    description: 'Counts its versions from 1; a later write names the one it replaces.',
  })
  version!: never;

  @ToOneField(() => ChangeApi, { property: 'change', description: 'The change that last wrote it.' })
  lastChange!: never;
}

/** Who keeps the register. */
@Resolver()
export class RegisterDutyQueries {
  @RootConnection(() => RegisterDutyApi, {
    description: 'Who keeps which part of the register, by default in the order of the keepers’ types.',
  })
  registerDuties!: never;
}
