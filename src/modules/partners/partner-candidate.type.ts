import { Float } from 'type-graphql';
import { ColumnField, HubObject, ListField, ToOneField } from '../../kernel/listing/index.ts';
import { AreaApi } from '../areas/index.ts';
import { PartnerApi } from './partner.type.ts';
import { PartnerMatch } from './partner-match.entity.ts';

@HubObject('PartnerCandidate', () => PartnerMatch, {
  description: 'A partner whose name answers a search, and where it is.',
})
export class PartnerCandidateApi {
  @ToOneField(() => PartnerApi, { description: 'The partner.' })
  partner!: never;

  @ColumnField(() => String, {
    description: 'The name that answered: its own, in Thai or English, or another name of it.',
  })
  matchedName!: never;

  @ListField(() => AreaApi, {
    by: { join: (match, area) => `${area('id')} = ANY((SELECT hub.area_path(${match('areaId')}))::uuid[])` },
    order: (area) => area('level'),
    description:
      'The areas that it lies in, from the province down; what tells it from others of the same name.',
  })
  path!: never;

  @ColumnField(() => Float, {
    description: 'How near the name comes to the text, from 0 to 1; 1 is the same name, however it is spelt.',
  })
  score!: never;
}
