import { addList, ColumnField, HubObject, ToOneField } from '../../kernel/listing/index.ts';
import { declareRecord } from '../../write/index.ts';
import { ContactChannel, ContactKind } from './contact-channel.entity.ts';
import { PartnerApi } from './partner.type.ts';
import './kinds.type.ts';

@HubObject('ContactChannel', () => ContactChannel, {
  description:
    'How a partner’s office is reached. Its own people see it, those who supervise it, administrators and auditors.',
  dated: true,
  node: true,
  defaultOrder: 'kind',
})
export class ContactChannelApi {
  @ToOneField(() => PartnerApi, { description: 'Whose it is.' })
  partner!: never;

  @ColumnField(() => ContactKind, { description: 'What kind of channel it is.' })
  kind!: never;

  @ColumnField(() => String, { description: 'The number or address itself.' })
  value!: never;

  @ColumnField(() => String, {
    description: 'What it is for, such as the desk that answers, in Thai.',
    nullable: true,
  })
  purposeTh!: never;

  @ColumnField(() => String, { description: 'The same in English.', nullable: true })
  purposeEn!: never;
}
declareRecord(ContactChannelApi, { dated: true });

addList(PartnerApi, 'contactChannels', () => ContactChannelApi, {
  by: { relation: 'partner' },
  order: (channel) =>
    `${channel('validTo')} IS NOT NULL, ${channel('kind')}, ${channel('value')}, ${channel('id')}`,
  description:
    'How it is reached, as far as the viewer may know: those in force first, then by kind and value.',
});
