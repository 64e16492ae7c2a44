import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, Float, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import type { Partner } from '../partner.entity.ts';
import { checkChangedDetails, definedOf, givenDetails, PartnerDetailsInput } from './details.ts';
import { withGrant } from './grant-date.ts';
import { checkIsOnlyOne, type OneOfAKind } from './one-of-a-kind.ts';
import { CLASS_OF } from './partner-classes.ts';
import { partnerToChange, refOf, tellOf } from './partner-to-change.ts';

@InputType('UpdatePartnerInput', {
  description: 'What is known of a partner otherwise. A field that is left out stays; null empties it.',
})
export class UpdatePartnerInput extends UpdateInput {
  @Field(() => ID, { description: 'The partner; also one that has ended.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'English name. The Thai one is changed by `renamePartner`.',
  })
  nameEn?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84), with `longitude`.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84), with `latitude`.' })
  longitude?: number | null;

  @Field(() => PartnerDetailsInput, { nullable: true, description: 'What only its type has.' })
  details?: PartnerDetailsInput | null;
}

const FIELDS = ['nameEn', 'latitude', 'longitude'] as const;

/** Changes what is known of a partner beside its Thai name, its place in the trees and its kind. */
export async function updatePartner(writing: Writing, input: UpdatePartnerInput): Promise<Written> {
  const partner = await partnerToChange(writing, 'id', input.id, {
    evenEnded: true,
    expectedVersion: input.expectedVersion,
  });
  const problems = new Problems();
  const now = await writing.today();
  const details = withGrant(problems, partner.type, input.details ?? {}, now);
  const fields = FIELDS.filter((field) => input[field] !== undefined);
  if (fields.length + Object.keys(input.details ?? {}).length === 0) {
    problems.bad('input', 'something to change', undefined, {
      th: 'ไม่ได้ระบุว่าจะแก้สิ่งใด',
      en: 'Nothing was given to change',
    });
  }
  problems.text('nameEn', input.nameEn);
  problems.place(input.latitude, input.longitude);
  checkChangedDetails(problems, partner, details, now);
  problems.check();
  if (details.mooNo != null) {
    await checkIsOnlyOne(writing, problems, { ...(partner as OneOfAKind), mooNo: details.mooNo });
    problems.check();
  }
  const set = Object.fromEntries(fields.map((field) => [field, input[field]]));
  await writing.update(CLASS_OF[partner.type], { id: partner.id, expectedVersion: input.expectedVersion }, {
    ...set,
    ...definedOf(details),
  } as Partial<Partner>);
  await tellOf(writing, 'PARTNER_CHANGED', partner);
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner) },
    details: { fields: [...fields, ...givenDetails(details)] },
  };
}
