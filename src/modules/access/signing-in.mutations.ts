import { GraphQLDateTime } from 'graphql-scalars';
import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { PersonApi } from './person.type.ts';
import { ChangePasswordInput, prepareChangePassword } from './writes/change-password.ts';
import { UpdateMyAccountInput, updateMyAccount } from './writes/my-account.ts';
import { prepareSetPassword, SetPasswordInput } from './writes/set-password.ts';
import { prepareSignIn, SignInInput } from './writes/sign-in.ts';
import { SignOutInput, signOut } from './writes/sign-out.ts';

const person = { object: () => PersonApi, description: 'Who it is.' };

/** What somebody does with the own account. */
@Resolver()
export class SigningInMutations {
  @HubMutation({
    description:
      'Starts a session, for 12 hours. Its token is sent as `Authorization: Bearer hubs_…`; whoever is a member of several partners says by the header `hub-acting-for` for which, by its id.',
    input: () => SignInInput,
    payload: {
      person,
      sessionToken: { once: () => String, description: 'The token of the session, shown this once.' },
      sessionEndsAt: {
        once: () => GraphQLDateTime,
        description: 'When the session ends, whatever is done in it.',
      },
    },
    isOpen: true,
    prepare: prepareSignIn,
  })
  signIn!: never;

  @HubMutation({
    description: 'Ends this session, or all of the person’s. It is refused from then on, within 5 seconds.',
    input: () => SignOutInput,
    payload: { person },
    run: signOut,
  })
  signOut!: never;

  @HubMutation({
    description: 'Sets a password by a one-time token: that of an invitation, or of a reset.',
    input: () => SetPasswordInput,
    payload: { person },
    isOpen: true,
    prepare: prepareSetPassword,
  })
  setPassword!: never;

  @HubMutation({
    description: 'Changes one’s own password, and ends one’s other sessions.',
    input: () => ChangePasswordInput,
    payload: { person },
    prepare: prepareChangePassword,
  })
  changePassword!: never;

  @HubMutation({
    description: 'Changes one’s own name or address.',
    input: () => UpdateMyAccountInput,
    payload: { person },
    run: updateMyAccount,
  })
  updateMyAccount!: never;
}
