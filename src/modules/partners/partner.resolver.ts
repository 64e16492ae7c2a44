import { ID, Int, Resolver } from 'type-graphql';
import { RootConnection, RootField } from '../../kernel/listing/index.ts';
import { PartnerApi } from './partner.type.ts';
import { CodeScheme, PartnerType } from './partner-kinds.ts';
import { PartnerSearch } from './partner-search.type.ts';

/** What can be asked of the partners. */
@Resolver()
export class PartnerQueries {
  @RootField(() => PartnerApi, {
    description: 'The partner with this global id.',
    nullable: true,
    arguments: [{ name: 'id', type: () => ID, description: 'The global id.' }],
  })
  partner!: never;

  @RootField(() => PartnerApi, {
    description: 'The partner that has this code today, else the last that had it.',
    nullable: true,
    arguments: [
      { name: 'scheme', type: () => CodeScheme, description: 'Who gave the code.' },
      { name: 'code', type: () => String, description: 'The code.' },
    ],
  })
  partnerByCode!: never;

  @RootConnection(() => PartnerApi, {
    description: 'Partners of all types; by default in the order of their Thai names.',
  })
  partners!: never;

  @RootField(() => PartnerSearch, {
    description:
      'Finds partners by name, with the path that tells bodies of the same name apart. The word for a type (วัด, บ้าน, อบต. …), spaces and the spelling of sara am do not count.',
    arguments: [
      { name: 'text', type: () => String, description: 'The name or a part of it, in Thai or English.' },
      { name: 'first', type: () => Int, description: 'How many candidates, up to 100.', default: 20 },
      {
        name: 'types',
        type: () => [PartnerType],
        description: 'Only partners of these types.',
        nullable: true,
      },
      {
        name: 'within',
        type: () => String,
        description: 'Only partners seated in the area with this DOPA code or below it.',
        nullable: true,
      },
    ],
  })
  searchPartners!: never;
}
