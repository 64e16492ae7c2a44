import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { checkIdentity, linkIdentity as link, unlinkIdentity as unlink } from '../identity.service.ts';
import { Person, PersonStatus } from '../person.entity.ts';
import { refOfPerson } from '../person.service.ts';
import { mustStand, personToChange } from './person-to-change.ts';

@InputType('LinkIdentityInput', { description: 'By what an issuer of identities knows a person.' })
export class LinkIdentityInput extends UpdateInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, {
    description: 'The issuer, exactly as its tokens name it in `iss`.',
  })
  issuer!: string;

  @Field(() => GraphQLNonEmptyString, {
    description: 'The person to the issuer, exactly as its tokens say it in `sub`.',
  })
  subject!: string;
}

@InputType('UnlinkIdentityInput', {
  description:
    'By what an issuer of identities no longer vouches for a person. All links, where nothing is named.',
})
export class UnlinkIdentityInput extends UpdateInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Only links to this issuer.' })
  issuer?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'Only the link to this subject.' })
  subject?: string | null;
}

/**
 * Lets somebody in who comes by an issuer. To say who a person is, is to be able to become it: it takes the same right as
 * to reset the password.
 */
export async function linkIdentity(writing: Writing, input: LinkIdentityInput): Promise<Written> {
  const { expectedVersion, issuer, subject } = input;
  const person = await personToChange(writing, input.id, expectedVersion);
  mustStand('id', person, PersonStatus.INVITED, PersonStatus.ACTIVE);
  const { id } = person;
  const problems = new Problems();
  checkIdentity(problems, { issuer, subject });
  problems.check();
  await writing.update(Person, { id, expectedVersion }, { status: PersonStatus.ACTIVE });
  await writing.asSystem((transaction) =>
    link({ transaction, changeId: writing.changeId }, id, { issuer, subject }),
  );
  const about = refOfPerson(id);
  return { about, answers: { person: about } };
}

/** Ends a link, or all: who comes by it is let in no longer within 5 seconds. */
export async function unlinkIdentity(writing: Writing, input: UnlinkIdentityInput): Promise<Written> {
  const { expectedVersion, issuer, subject } = input;
  const { id } = await personToChange(writing, input.id, expectedVersion);
  await writing.update(Person, { id, expectedVersion }, {});
  const links = await writing.asSystem((transaction) =>
    unlink({ transaction, changeId: writing.changeId }, id, {
      issuer: issuer ?? undefined,
      subject: subject ?? undefined,
    }),
  );
  const about = refOfPerson(id);
  return { about, answers: { person: about }, details: { links } };
}
