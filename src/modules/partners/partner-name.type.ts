import { ColumnField, HubObject } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { LocalAuthorityKind, PartnerNameKind } from './partner-kinds.ts';
import { PartnerName } from './partner-name.entity.ts';

@HubObject('PartnerName', () => PartnerName, {
  description: 'Another name of a partner: a former one with its time, an alias or an abbreviation.',
  dated: true,
  node: true,
})
export class PartnerNameApi {
  @ColumnField(() => PartnerNameKind, { description: 'What kind of name it is.' })
  kind!: never;

  @ColumnField(() => String, { description: 'The name in Thai.' })
  nameTh!: never;

  @ColumnField(() => String, { description: 'The name in English, where there is one.', nullable: true })
  nameEn!: never;

  @ColumnField(() => LocalAuthorityKind, {
    description: 'The kind that a local authority was of under this former name.',
    nullable: true,
  })
  localAuthorityKind!: never;
}
declareRecord(PartnerNameApi, { dated: true });
