import { GraphQLNonEmptyString, GraphQLNonNegativeInt } from 'graphql-scalars';
import { Field, Float, ID, InputType } from 'type-graphql';
import {
  type BuddhistDate,
  GraphQLBuddhistDate,
  GraphQLMoney,
  type Money,
} from '../../../kernel/scalars/index.ts';
import { ActivityKind, ActivityPart, HelpDomain, WelfareKind } from '../activity-kinds.ts';

@InputType('ActivityPartnerInput', { description: 'A partner that was at an activity.' })
export class ActivityPartnerInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => ActivityPart, { description: 'As what it was there.', defaultValue: ActivityPart.PARTICIPANT })
  part!: ActivityPart;

  @Field(() => ID, { nullable: true, description: 'The MOU role in which it was there.' })
  roleId?: string | null;
}

/** What is told of an activity beside who and where it was. */
@InputType('ActivityDetailsInput', {
  description:
    'What an activity was. Where one is changed, a field that is left out stays and null empties it.',
})
export class ActivityDetailsInput {
  @Field(() => ActivityKind, { nullable: true, description: 'What kind of activity it was.' })
  kind?: ActivityKind | null;

  @Field(() => WelfareKind, {
    nullable: true,
    description: 'Which kind of public welfare, where it was one.',
  })
  welfareKind?: WelfareKind | null;

  @Field(() => HelpDomain, { nullable: true, description: 'In which field it helped people, where it did.' })
  helpDomain?: HelpDomain | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Its title in Thai.' })
  titleTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The same in English.' })
  titleEn?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'What was done, in Thai.' })
  descriptionTh?: string | null;

  @Field(() => ID, { nullable: true, description: 'The clause that it serves.' })
  clauseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The partner at whose place it was, such as a temple.' })
  placeId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84), with `longitude`.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84), with `latitude`.' })
  longitude?: number | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'The day, or the first of several.' })
  happenedOn?: BuddhistDate | null;

  @Field(() => GraphQLBuddhistDate, { nullable: true, description: 'The last day of one that took several.' })
  endedOn?: BuddhistDate | null;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'Men and boys whom it reached.' })
  male?: number | null;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'Women and girls whom it reached.' })
  female?: number | null;

  @Field(() => GraphQLNonNegativeInt, { nullable: true, description: 'Households that it reached.' })
  households?: number | null;

  @Field(() => GraphQLMoney, { nullable: true, description: 'What it cost.' })
  spent?: Money | null;
}

/** An activity as it is recorded, alone or among others. */
@InputType('NewActivityInput', { description: 'What partners did together.' })
export class NewActivityInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'A global id of type Activity that the client made (UUIDv7), as one that works offline needs.',
  })
  id?: string | null;

  @Field(() => ID, { description: 'The partner that answers for the record: the one for which one acts.' })
  recordedById!: string;

  @Field(() => ID, { nullable: true, description: 'The project that it belongs to.' })
  projectId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Where it was; the area of the place or else of the project where it is left out.',
  })
  areaId?: string | null;

  @Field(() => ActivityDetailsInput, { description: 'What it was: its kind, title and day at least.' })
  details!: ActivityDetailsInput;

  @Field(() => [ActivityPartnerInput], {
    description: 'The partners that were there; whoever records need not be among them.',
  })
  partners!: ActivityPartnerInput[];
}
