import { Field, ID, ObjectType, Resolver, registerEnumType } from 'type-graphql';
import { policies } from '../kernel/access/index.ts';
import { AnsweredField } from '../kernel/listing/index.ts';
import { accessTo, explainAccess } from './explain-access.ts';

/** The names of all actions, for fields that answer some; filled once every module has declared its rules. */
export const accessActions: Record<string, string> = {};

/** Brings the declared actions into the schema; to be called before it is built. */
export function completeAccessActions(): void {
  if (Object.keys(accessActions).length > 0) return;
  for (const { name } of policies.actions()) accessActions[name] = name;
  const valuesConfig = Object.fromEntries(
    policies.actions().map(({ name }) => [name, { description: `What \`${name}\` does.` }]),
  );
  registerEnumType(accessActions, {
    name: 'AccessAction',
    description:
      'Something that rules are declared for, named after its mutation; `uploadFile` is `POST /files`.',
    valuesConfig,
  });
}

@ObjectType('AccessMouRole', {
  description: 'A role of an agreement that carries a capability, and by what it rests.',
})
class AccessMouRole {
  @Field(() => String, { description: 'Its stable code.' })
  code!: string;

  @Field(() => String, { description: 'What it is called in Thai.' })
  labelTh!: string;

  @Field(() => String, { description: 'The same in English.' })
  labelEn!: string;

  @Field(() => Boolean, { description: 'Whether it is confirmed; a proposal until then.' })
  isVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'The number of the clause that it rests on.' })
  clauseNumber!: string | null;

  @Field(() => String, { description: 'The agreement that gives it, by its Thai title.' })
  agreementTitleTh!: string;

  @Field(() => String, { nullable: true, description: 'The same by its English title.' })
  agreementTitleEn!: string | null;

  @Field(() => Boolean, { description: 'Whether the partner for which the viewer acts has it today.' })
  isHeld!: boolean;
}

@ObjectType('AccessRule', { description: 'One thing that must hold for a viewer and an object.' })
export class AccessRule {
  @Field(() => String, { description: 'A stable code, as refusals name it.' })
  code!: string;

  @Field(() => String, { description: 'What it asks for, in Thai.' })
  textTh!: string;

  @Field(() => String, { description: 'What it asks for, in English.' })
  textEn!: string;

  @Field(() => String, { description: 'Who can bring it about, in Thai.' })
  grantedByTh!: string;

  @Field(() => String, { description: 'Who can bring it about, in English.' })
  grantedByEn!: string;

  @Field(() => [AccessMouRole], {
    description: 'Where it asks for a capability: the roles of agreements in force that carry it.',
  })
  mouRoles!: AccessMouRole[];
}

@ObjectType('AccessExplanation', { description: 'Whether the viewer may do something, and why or why not.' })
class AccessExplanationType {
  @Field(() => accessActions, { description: 'What is asked about.' })
  action!: string;

  @Field(() => Boolean, { description: 'Whether the rules allow it as things stand.' })
  allowed!: boolean;

  @Field(() => [AccessRule], { description: 'The rules on which it is allowed.' })
  ground!: AccessRule[];

  @Field(() => [AccessRule], {
    description: 'The rules that hold, whether or not they are enough. None for an object that is not there.',
  })
  held!: AccessRule[];

  @Field(() => [AccessRule], {
    description:
      'The rules that do not hold, of which one more or several together would allow it. All of them for an object that is not there or may not be known of.',
  })
  missing!: AccessRule[];
}

@ObjectType('ObjectAccess', { description: 'What the viewer may read and do of one object.' })
class ObjectAccessType {
  @Field(() => Boolean, { description: 'Whether it can be read; false also where there is no such object.' })
  readable!: boolean;

  @Field(() => [AccessRule], {
    description: 'The rules on which it can be read; empty for what everybody in the network may read.',
  })
  readingGround!: AccessRule[];

  @Field(() => [AccessExplanationType], { description: 'Everything that can be done to it, each explained.' })
  actions!: AccessExplanationType[];
}

const target = 'The global id of the object.';

/** What a viewer can ask about its own rights. */
@Resolver()
export class AccessQueries {
  @AnsweredField(() => AccessExplanationType, {
    description:
      'Whether the viewer may do something, by which rules, and who can grant what is missing. For what makes something new, only rules count that do not depend on what it is to be.',
    arguments: [
      { name: 'action', type: () => accessActions, description: 'What is to be done.' },
      {
        name: 'target',
        type: () => ID,
        description: `${target} Not needed for what makes a new one.`,
        nullable: true,
      },
    ],
    answer: (args, asking) => explainAccess(args as { action: string; target?: string | null }, asking),
  })
  explainAccess!: never;

  @AnsweredField(() => ObjectAccessType, {
    description: 'What the viewer may read and do of one object, and by which rules.',
    arguments: [{ name: 'target', type: () => ID, description: target }],
    answer: (args, asking) => accessTo(args as { target: string }, asking),
  })
  accessTo!: never;
}
