import { Field, ID, InputType } from 'type-graphql';
import { UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { forgetAttempts } from '../attempts.ts';
import { Person, PersonStatus } from '../person.entity.ts';
import { refOfPerson } from '../person.service.ts';
import { mustStand, personToChange } from './person-to-change.ts';

@InputType('PurgePersonInput', { description: 'Whose personal data is to be taken away for good.' })
export class PurgePersonInput extends UpdateInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

/**
 * Takes somebody's personal data away for good, as the law gives everybody a right to: name, login and address, also of
 * earlier versions, and all that proved who it was. What the account did stays on record under its id.
 */
export async function purgePerson(writing: Writing, input: PurgePersonInput): Promise<Written> {
  const { expectedVersion } = input;
  const person = await personToChange(writing, input.id, expectedVersion);
  mustStand('id', person, PersonStatus.INVITED, PersonStatus.ACTIVE, PersonStatus.DISABLED);
  await writing.update(
    Person,
    { id: person.id, expectedVersion },
    { displayName: null, login: null, email: null, status: PersonStatus.PURGED },
  );
  await writing.asSystem(async (transaction) => {
    await transaction.query(
      `UPDATE membership SET valid_to = greatest(hub.today(), valid_from), version = version + 1, change_id = $2
       WHERE person_id = $1 AND (valid_to IS NULL OR valid_to > hub.today())`,
      [person.id, writing.changeId],
    );
    await transaction.query('SELECT hub.forget_person($1)', [person.id]);
    await forgetAttempts(transaction, person.login!);
  });
  const about = refOfPerson(person.id);
  return { about, answers: { person: about } };
}
