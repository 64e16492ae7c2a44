import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import { MutationInput, type Writing, type Written } from '../../../write/index.ts';
import { AccountTokenKind } from '../account-token.entity.ts';
import { endTokens, issueToken } from '../account-tokens.ts';
import { Person, PersonStatus } from '../person.entity.ts';
import { keepPassword, refOfPerson } from '../person.service.ts';
import { mustStand, personToChange } from './person-to-change.ts';

@InputType('ResetPasswordInput', { description: 'Whose password is to be made anew.' })
export class ResetPasswordInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

/**
 * Takes somebody's password and sessions away, and makes a token by which the person sets a new one. Whoever has not
 * come yet is invited anew.
 */
export async function resetPassword(writing: Writing, { id }: ResetPasswordInput): Promise<Written> {
  const person = await personToChange(writing, id);
  mustStand('id', person, PersonStatus.INVITED, PersonStatus.ACTIVE);
  // To reset a password is to be able to become the person; what is written is the system's to write.
  await writing.hold(Person, person.id);
  const isInvited = person.status === PersonStatus.INVITED;
  const kind = isInvited ? AccountTokenKind.INVITATION : AccountTokenKind.RESET;
  const token = await writing.asSystem(async (transaction) => {
    const step = { transaction, changeId: writing.changeId };
    if (!isInvited) await keepPassword(step, person.id, null);
    await endTokens(step, person.id);
    return issueToken(step, { id: newId(), personId: person.id, kind });
  });
  const about = refOfPerson(person.id);
  return {
    about,
    answers: { person: about },
    once: { token: token.secret, tokenEndsAt: token.endsAt },
    details: { kind },
  };
}
