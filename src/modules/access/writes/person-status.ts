import { Field, ID, InputType } from 'type-graphql';
import { UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { endTokens } from '../account-tokens.ts';
import { Person, PersonStatus } from '../person.entity.ts';
import { refOfPerson } from '../person.service.ts';
import { mustStand, personToChange } from './person-to-change.ts';

@InputType('DisablePersonInput', { description: 'Whose account is no longer to be used.' })
export class DisablePersonInput extends UpdateInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

@InputType('EnablePersonInput', { description: 'Whose account is to be used again.' })
export class EnablePersonInput extends UpdateInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

/** Keeps somebody from signing in, and ends what sessions and tokens there are. */
export async function disablePerson(writing: Writing, input: DisablePersonInput): Promise<Written> {
  const person = await personToChange(writing, input.id, input.expectedVersion);
  mustStand('id', person, PersonStatus.INVITED, PersonStatus.ACTIVE);
  return turn(writing, input, person.id, PersonStatus.DISABLED);
}

/** Lets somebody sign in again, with the password that there was; whoever had none is invited as before. */
export async function enablePerson(writing: Writing, input: EnablePersonInput): Promise<Written> {
  const person = await personToChange(writing, input.id, input.expectedVersion);
  mustStand('id', person, PersonStatus.DISABLED);
  const [found]: { mayEnter: boolean }[] = await writing.asSystem((transaction) =>
    transaction.query(
      `SELECT EXISTS (SELECT FROM credential WHERE person_id = $1)
         OR EXISTS (SELECT FROM external_identity WHERE person_id = $1 AND ended_at IS NULL) AS "mayEnter"`,
      [person.id],
    ),
  );
  return turn(writing, input, person.id, found?.mayEnter ? PersonStatus.ACTIVE : PersonStatus.INVITED);
}

async function turn(
  writing: Writing,
  { expectedVersion }: UpdateInput,
  personId: string,
  status: PersonStatus,
): Promise<Written> {
  await writing.update(Person, { id: personId, expectedVersion }, { status });
  await writing.asSystem((transaction) => endTokens({ transaction, changeId: writing.changeId }, personId));
  const about = refOfPerson(personId);
  return { about, answers: { person: about }, details: { status } };
}
