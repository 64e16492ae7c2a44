import { ID, Resolver } from 'type-graphql';
import { currentFirst, RootConnection, RootField, RootSearch } from '../../kernel/listing/index.ts';
import { PartnerApi } from './partner.type.ts';
import { PartnerCandidateApi } from './partner-candidate.type.ts';
import { PartnerCodeApi } from './partner-code.type.ts';
import { CodeScheme, PartnerType } from './partner-kinds.ts';
import { checkSearchText } from './search-text.ts';

/** What can be asked of the partners. */
@Resolver()
export class PartnerQueries {
  @RootField(() => PartnerApi, {
    description: 'The partner with this global id.',
    nullable: true,
    arguments: [{ name: 'id', type: () => ID, description: 'The global id.' }],
    mapping: { kind: 'nodes', targets: () => [PartnerApi] },
  })
  partner!: never;

  @RootField(() => PartnerApi, {
    description: 'The partner that has this code today, else the last that had it.',
    nullable: true,
    arguments: [
      { name: 'scheme', type: () => CodeScheme, description: 'Who gave the code.' },
      { name: 'code', type: () => String, description: 'The code.' },
    ],
    mapping: {
      kind: 'lookup',
      target: () => PartnerCodeApi,
      through: 'partner',
      where: (code, argument) =>
        `${code('scheme')} = ${argument('scheme')}::hub.code_scheme AND ${code('code')} = ${argument('code')}`,
      order: currentFirst,
    },
  })
  partnerByCode!: never;

  @RootConnection(() => PartnerApi, {
    description: 'Partners of all types; by default in the order of their Thai names.',
  })
  partners!: never;

  @RootSearch(() => PartnerCandidateApi, {
    description:
      'Finds partners in force by name, the nearest first, with the path that tells bodies of the same name apart. The word for a type (วัด, บ้าน, อบต. …), spaces and the spelling of sara am do not count.',
    arguments: [
      { name: 'text', type: () => String, description: 'The name or a part of it, in Thai or English.' },
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
    check: ({ text }) => checkSearchText(String(text)),
    // What comes out of a function has no collation, and names are to stand in Thai order.
    rows: (argument) =>
      `(SELECT id, area_id, name_th COLLATE "th-x-icu" AS name_th, matched_name, score
        FROM hub.search_partners(${argument('text', 'text')}, ${argument('types', 'hub.partner_type[]')}, ${argument('within', 'text')}))`,
    order: [
      { field: 'score', direction: 'DESC' },
      { field: 'nameTh', direction: 'ASC' },
    ],
  })
  searchPartners!: never;
}
