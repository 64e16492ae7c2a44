import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { HubRole } from '../../kernel/viewer.ts';
import { accessActions } from '../../write/index.ts';
import { PartnerApi } from '../partners/index.ts';
import { ClientScope, ViewerKind } from './kinds.type.ts';
import { PersonApi } from './person.type.ts';

@ObjectType('ActingChoice', { description: 'A partner for which the viewer can act, and what it is there.' })
export class ActingChoice {
  @Field(() => PartnerApi, {
    description: 'The partner; its id goes into the header `hub-acting-for`.',
    nullable: true,
  })
  partner!: unknown;

  @Field(() => [HubRole], { description: 'What the viewer is there today.' })
  roles!: HubRole[];
}

@ObjectType('Viewer', { description: 'Who asks, for whom, and what the viewer may.' })
export class ViewerType {
  @Field(() => ViewerKind, { description: 'What kind of viewer it is.' })
  kind!: string;

  @Field(() => String, {
    description: 'The name of the person or the app; null for anonymous.',
    nullable: true,
  })
  name!: string | null;

  @Field(() => PersonApi, { description: 'The person who asks; null for the others.', nullable: true })
  person!: unknown;

  @Field(() => PartnerApi, {
    description:
      'The partner for which the viewer acts; null where there is none, or several and the header `hub-acting-for` names none.',
    nullable: true,
  })
  actingFor!: unknown;

  @Field(() => [ActingChoice], {
    description: 'The partners for which the viewer can act today, in the order of their names.',
  })
  canActFor!: ActingChoice[];

  @Field(() => [HubRole], { description: 'What the viewer is today in the partner for which it acts.' })
  roles!: HubRole[];

  @Field(() => [ClientScope], { description: 'What an app may do beyond reading; a person has no scopes.' })
  scopes!: string[];

  @Field(() => GraphQLDateTime, {
    description: 'When the session ends; null where there is none.',
    nullable: true,
  })
  sessionEndsAt!: Date | null;

  @Field(() => [accessActions], {
    description:
      'What the viewer could do to some object at least, as its roles are; `explainAccess` tells of a given one.',
  })
  couldDo!: unknown;
}
