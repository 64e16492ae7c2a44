import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PersonalNumberKind } from '../../../kernel/personal-numbers/index.ts';
import {
  duplicate,
  EventVisibility,
  MayHold,
  MutationInput,
  type ObjectRef,
  objectOf,
  Problems,
  UpdateInput,
  type Writing,
  type Written,
} from '../../../write/index.ts';
import { ContactChannel, ContactKind } from '../contact-channel.entity.ts';
import { Partner } from '../partner.entity.ts';
import { checkContactValue } from './contact-value.ts';
import { endRow } from './end-one.ts';
import {
  areaCodesOf,
  hasEnded,
  holdPartner,
  mustBeInForce,
  PARTNER_TYPES,
  partnerOf,
  refOf,
} from './partner-to-change.ts';

@InputType('AddContactChannelInput', {
  description: 'How a partner’s office is reached. Of an office, not of a citizen.',
})
export class AddContactChannelInput extends MutationInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => ContactKind, { description: 'What kind of channel it is.' })
  kind!: ContactKind;

  @MayHold([PersonalNumberKind.TELEPHONE], 'How an office is reached: its numbers are meant to be known.')
  @Field(() => GraphQLNonEmptyString, { description: 'The number or address itself.' })
  value!: string;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'What it is for, such as the desk that answers, in Thai.',
  })
  purposeTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  purposeEn?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day of its use, where known.' })
  since?: string | null;
}

@InputType('UpdateContactChannelInput', {
  description: 'What of a contact channel is otherwise. A field that is left out stays; null empties it.',
})
export class UpdateContactChannelInput extends UpdateInput {
  @Field(() => ID, { description: 'The contact channel.' })
  id!: string;

  @MayHold([PersonalNumberKind.TELEPHONE], 'How an office is reached: its numbers are meant to be known.')
  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The number or address itself.' })
  value?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What it is for, in Thai.' })
  purposeTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  purposeEn?: string | null;
}

@InputType('EndContactChannelInput', { description: 'When a contact channel is no longer in use.' })
export class EndContactChannelInput extends UpdateInput {
  @Field(() => ID, { description: 'The contact channel.' })
  id!: string;

  @Field(() => GraphQLLocalDate, { description: 'First day on which it is no longer in use.' })
  on!: string;
}

const refOfChannel = (id: string): ObjectRef => ({ type: 'ContactChannel', id });

/** Adds a way in which a partner's office is reached. */
export async function addContactChannel(writing: Writing, input: AddContactChannelInput): Promise<Written> {
  const object = objectOf('partnerId', input.partnerId, PARTNER_TYPES);
  await holdPartner(writing, object.id);
  const partner = await partnerOf(writing, 'partnerId', object);
  writing.about = object;
  await writing.mayCreate({ partnerId: partner.id });
  mustBeInForce('partnerId', partner);
  const { kind, value, purposeTh = null, purposeEn = null, since = null } = input;
  const problems = new Problems();
  checkContactValue(problems, kind, value);
  problems.text('purposeTh', purposeTh);
  problems.text('purposeEn', purposeEn);
  problems.day('since', since);
  await checkIsNew(writing, problems, partner.id, kind, value);
  problems.check();
  const id = await writing.insert(ContactChannel, {
    partnerId: partner.id,
    kind,
    value,
    purposeTh,
    purposeEn,
    validFrom: since,
    source: partner.source,
  });
  await tellThoseWhoSee(writing, 'CONTACT_CHANNEL_ADDED', partner, id);
  return written(partner, id, kind);
}

/** Changes a contact channel: its value, or what it is for. */
export async function updateContactChannel(
  writing: Writing,
  input: UpdateContactChannelInput,
): Promise<Written> {
  const { channel, partner } = await channelToChange(writing, input.id);
  if (channel.validTo !== null) throw hasEnded('id', channel.validTo);
  const { expectedVersion, value, purposeTh, purposeEn } = input;
  const set = Object.fromEntries(
    Object.entries({ value, purposeTh, purposeEn }).filter(([, given]) => given !== undefined),
  );
  const problems = new Problems();
  if (Object.keys(set).length === 0 || value === null) {
    problems.bad('value', 'something to change', value, {
      th: 'ต้องระบุสิ่งที่จะแก้ และ value ว่างไม่ได้',
      en: 'Something to change must be given, and value can’t be emptied',
    });
  }
  if (value != null) {
    checkContactValue(problems, channel.kind, value);
    if (value !== channel.value) await checkIsNew(writing, problems, partner.id, channel.kind, value);
  }
  problems.text('purposeTh', purposeTh);
  problems.text('purposeEn', purposeEn);
  problems.check();
  await writing.update(ContactChannel, { id: channel.id, expectedVersion }, set);
  await tellThoseWhoSee(writing, 'CONTACT_CHANNEL_CHANGED', partner, channel.id);
  return written(partner, channel.id, channel.kind);
}

/** Ends the use of a contact channel. */
export async function endContactChannel(writing: Writing, input: EndContactChannelInput): Promise<Written> {
  const { channel, partner } = await channelToChange(writing, input.id);
  await endRow(writing, ContactChannel, channel, input);
  await tellThoseWhoSee(writing, 'CONTACT_CHANNEL_ENDED', partner, channel.id);
  return written(partner, channel.id, channel.kind);
}

async function channelToChange(writing: Writing, globalId: string) {
  const object = objectOf('id', globalId, ['ContactChannel']);
  await writing.mayChange('id', object);
  const channel = await writing.transaction.findOneByOrFail(ContactChannel, { id: object.id });
  const partner = await writing.transaction.findOneByOrFail(Partner, { id: channel.partnerId });
  return { channel, partner };
}

async function checkIsNew(
  writing: Writing,
  problems: Problems,
  partnerId: string,
  kind: ContactKind,
  value: string,
): Promise<void> {
  const same: unknown[] = await writing.transaction.query(
    `SELECT FROM contact_channel WHERE partner_id = $1 AND kind = $2 AND value = $3
       AND (valid_to IS NULL OR valid_to > hub.today())`,
    [partnerId, kind, value],
  );
  if (same.length === 0) return;
  problems.add(
    duplicate(
      { th: 'มีช่องทางติดต่อนี้อยู่แล้ว', en: 'The partner has this contact channel already' },
      { field: 'value', rule: 'each once', value: kind },
    ),
  );
}

const written = (partner: Partner, id: string, kind: ContactKind): Written => ({
  about: refOfChannel(id),
  answers: { contactChannel: refOfChannel(id), partner: refOf(partner) },
  details: { kind },
});

/** Only those who may see a channel learn of a write on it: its partner, those above it, and whoever wrote. */
async function tellThoseWhoSee(writing: Writing, type: string, partner: Partner, id: string): Promise<void> {
  const [above]: { ids: string[] }[] = await writing.transaction.query(
    'SELECT hub.supervisors_of($1) AS ids',
    [partner.id],
  );
  const [own]: { id: string | null }[] = await writing.transaction.query('SELECT hub.own_partner() AS id');
  await writing.tell({
    type,
    object: refOfChannel(id),
    partnerIds: [partner.id, ...above!.ids, ...(own?.id ? [own.id] : [])],
    areaCodes: await areaCodesOf(writing, partner.areaId),
    visibility: EventVisibility.PARTNERS,
  });
}
