import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { checkDisplayName, checkEmail } from '../account-input.ts';
import { Person } from '../person.entity.ts';
import { refOfPerson } from '../person.service.ts';
import { personIn } from '../proving.ts';

@InputType('UpdateMyAccountInput', {
  description: 'What of one’s own account is otherwise. A field that is left out stays; null empties it.',
})
export class UpdateMyAccountInput extends UpdateInput {
  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The name by which one is shown; it can’t be emptied.',
  })
  displayName?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The address for electronic mail.' })
  email?: string | null;
}

/** Changes one's own name or address. */
export async function updateMyAccount(writing: Writing, input: UpdateMyAccountInput): Promise<Written> {
  const { personId } = personIn(writing.viewer);
  const about = refOfPerson(personId);
  await writing.mayChange('viewer', about);
  const { expectedVersion, displayName, email } = input;
  const set = Object.fromEntries(
    Object.entries({ displayName, email }).filter(([, given]) => given !== undefined),
  );
  const problems = new Problems();
  if (Object.keys(set).length === 0 || displayName === null) {
    problems.bad('displayName', 'something to change', displayName, {
      th: 'ต้องระบุสิ่งที่จะแก้ และ displayName ว่างไม่ได้',
      en: 'Something to change must be given, and displayName can’t be emptied',
    });
  }
  checkDisplayName(problems, 'displayName', displayName);
  checkEmail(problems, 'email', email);
  problems.check();
  await writing.update(Person, { id: personId, expectedVersion, field: 'viewer' }, set);
  return { about, answers: { person: about }, details: { fields: Object.keys(set) } };
}
