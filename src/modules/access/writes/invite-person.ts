import { GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { newId } from '../../../kernel/ids.ts';
import { HubRole } from '../../../kernel/viewer.ts';
import { duplicate, MutationInput, Problems, type Writing, type Written } from '../../../write/index.ts';
import { checkDisplayName, checkEmail, checkLogin, normalLogin } from '../account-input.ts';
import { AccountTokenKind } from '../account-token.entity.ts';
import { issueToken } from '../account-tokens.ts';
import { addMember, addPerson, refOfMembership, refOfPerson } from '../person.service.ts';
import { partnerToJoin } from './partner-to-join.ts';

@InputType('InvitePersonInput', {
  description: 'Somebody new, and what the person is to be in a partner from today on.',
})
export class InvitePersonInput extends MutationInput {
  @Field(() => GraphQLNonEmptyString, { description: 'The name by which the person is shown.' })
  displayName!: string;

  @Field(() => GraphQLNonEmptyString, {
    description:
      'What the person types to sign in: 3 to 100 letters a-z, digits and . _ @ -; it stays as it is.',
  })
  login!: string;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The address for electronic mail.' })
  email?: string | null;

  @Field(() => ID, { description: 'The partner.' })
  partnerId!: string;

  @Field(() => HubRole, { description: 'What the person is to be there.' })
  role!: HubRole;
}

/** Makes an account for somebody new, a member of a partner, and a token by which the person sets a password. */
export async function invitePerson(writing: Writing, input: InvitePersonInput): Promise<Written> {
  const { displayName, email = null, role } = input;
  const partner = await partnerToJoin(writing, input.partnerId, { personId: newId(), role });
  const login = normalLogin(input.login);
  const problems = new Problems();
  checkDisplayName(problems, 'displayName', displayName);
  checkLogin(problems, 'login', login);
  checkEmail(problems, 'email', email);
  problems.check();
  const personId = await writing.asSystem(async (transaction) => {
    const step = { transaction, changeId: writing.changeId };
    const same: unknown[] = await transaction.query('SELECT FROM person WHERE login = $1', [login]);
    if (same.length > 0) throw loginTaken();
    return addPerson(step, { displayName, login, email });
  });
  const { transaction, changeId } = writing;
  const membershipId = await addMember({ transaction, changeId }, { personId, partnerId: partner.id, role });
  const invitation = await writing.asSystem((transaction) =>
    issueToken({ transaction, changeId }, { id: newId(), personId, kind: AccountTokenKind.INVITATION }),
  );
  const about = refOfPerson(personId);
  return {
    about,
    answers: { person: about, membership: refOfMembership(membershipId) },
    once: { token: invitation.secret, tokenEndsAt: invitation.endsAt },
    details: { role },
  };
}

/** Whose it is, is not told: the person may be out of the viewer's sight. */
const loginTaken = () =>
  duplicate(
    { th: 'มีผู้ใช้ชื่อนี้แล้ว โปรดใช้ชื่ออื่น', en: 'This login is taken; choose another' },
    { field: 'login', rule: 'each once' },
  );
