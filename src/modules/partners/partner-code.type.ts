import { ColumnField, HubObject } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { PartnerCode } from './partner-code.entity.ts';
import { CodeScheme } from './partner-kinds.ts';

@HubObject('PartnerCode', () => PartnerCode, {
  description: 'A code that a scheme gave to a partner for a time. Codes change; the global id does not.',
  dated: true,
  node: true,
  defaultOrder: 'code',
})
export class PartnerCodeApi {
  @ColumnField(() => CodeScheme, { description: 'Who gave it.' })
  scheme!: never;

  @ColumnField(() => String, { description: 'The code. Text, never a number.' })
  code!: never;
}
declareRecord(PartnerCodeApi, { dated: true });
