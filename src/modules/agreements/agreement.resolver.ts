import { GraphQLLocalDate } from 'graphql-scalars';
import { ID, Resolver } from 'type-graphql';
import { dayOf, RootConnection, RootSearch } from '../../kernel/listing/index.ts';
import { otherEra } from '../../kernel/scalars/index.ts';
import { objectOf } from '../../write/index.ts';
import { atTime } from '../areas/index.ts';
import { PARTNER_TYPES } from '../partners/index.ts';
import { AgreementApi } from './agreement.type.ts';
import { AgreementBindingApi } from './agreement-binding.type.ts';
import { MouRoleApi } from './mou-role.type.ts';

/** What can be asked of agreements. */
@Resolver()
export class AgreementQueries {
  @RootConnection(() => AgreementApi, {
    description: 'Agreements of all levels; by default in the order of their Thai titles.',
  })
  agreements!: never;

  @RootConnection(() => MouRoleApi, {
    description: 'The roles that agreements give; by default in the order of their Thai labels.',
  })
  mouRoles!: never;

  @RootSearch(() => AgreementBindingApi, {
    description:
      'The agreements that bind a partner on a day, or in whose scope it lies, the widest territory first, with the roles that they give it.',
    arguments: [
      { name: 'partner', type: () => ID, description: 'The global id of the partner.' },
      {
        name: 'on',
        type: () => GraphQLLocalDate,
        description: 'The day, in the Common Era; today where it is left out.',
        nullable: true,
      },
    ],
    check: ({ partner, on }) => {
      objectOf('partner', String(partner), PARTNER_TYPES);
      const wrong = on == null ? undefined : otherEra('on', String(on));
      if (wrong) throw wrong;
    },
    rows: (argument, asOf) => {
      const partner = atTime('standing_entry', `hub.uuid_of_global_id(${argument('partner', 'text')})`, asOf);
      const day = `coalesce(${argument('on', 'date')}, ${dayOf(asOf)})`;
      return atTime('bindings_of', `${partner}, ${day}`, asOf);
    },
    order: [{ field: 'level', direction: 'ASC' }],
  })
  agreementsBinding!: never;
}
