import { ColumnField, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { AreaApi } from '../areas/index.ts';
import { Coverage } from './coverage.entity.ts';
import { CoverageKind } from './partner-kinds.ts';
import { LocalAuthorityApi } from './partner-types.type.ts';

@HubObject('Coverage', () => Coverage, {
  description:
    'That a local authority covers an area, wholly or in part. An area may have several authorities.',
  dated: true,
  node: true,
  defaultOrder: 'kind',
})
export class CoverageApi {
  @ToOneField(() => LocalAuthorityApi, { description: 'The local authority.', filter: true })
  authority!: never;

  @ToOneField(() => AreaApi, {
    description: 'The area; a province for a provincial organisation.',
    filter: true,
  })
  area!: never;

  @ColumnField(() => CoverageKind, { description: 'How far.', filter: true, order: true })
  kind!: never;
}
declareRecord(CoverageApi, { dated: true });
