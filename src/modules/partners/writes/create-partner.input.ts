import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, Float, ID, InputType } from 'type-graphql';
import { MutationInput } from '../../../write/index.ts';
import { CodeScheme, CoverageKind, PartnerType } from '../partner-kinds.ts';
import { PartnerDetailsInput } from './details.ts';

@InputType('NewPartnerCodeInput', { description: 'A code that a partner is known by.' })
export class NewPartnerCodeInput {
  @Field(() => CodeScheme, { description: 'Who gave it.' })
  scheme!: CodeScheme;

  @Field(() => GraphQLNonEmptyString, { description: 'The code.' })
  code!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day on which it holds, where known.' })
  since?: string | null;
}

@InputType('NewCoverageInput', { description: 'An area that a local authority covers.' })
export class NewCoverageInput {
  @Field(() => ID, { description: 'The area.' })
  areaId!: string;

  @Field(() => CoverageKind, { description: 'How far.' })
  kind!: CoverageKind;
}

@InputType('CreatePartnerInput', { description: 'A body that is to stand in the register.' })
export class CreatePartnerInput extends MutationInput {
  @Field(() => PartnerType, { description: 'Which of the nine types it is of.' })
  type!: PartnerType;

  @Field(() => GraphQLNonEmptyString, { description: 'Thai name, without the word for its type.' })
  nameTh!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'English name, where it has one.' })
  nameEn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The area of its seat, the smallest that is known; may be left out for an agency or an office of the Sangha.',
  })
  areaId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The unit of the Sangha that a temple belongs to, or whose office it is.',
  })
  sanghaUnitId?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84), with `longitude`.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84), with `latitude`.' })
  longitude?: number | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First day of its existence, where known.' })
  validFrom?: string | null;

  @Field(() => PartnerDetailsInput, { nullable: true, description: 'What only its type has.' })
  details?: PartnerDetailsInput | null;

  @Field(() => [NewPartnerCodeInput], {
    nullable: true,
    description: 'The codes that it is known by, where it has any.',
  })
  codes?: NewPartnerCodeInput[] | null;

  @Field(() => [NewCoverageInput], {
    nullable: true,
    description:
      'What a local authority covers; a provincial administrative organisation covers its province by itself.',
  })
  coverage?: NewCoverageInput[] | null;
}
