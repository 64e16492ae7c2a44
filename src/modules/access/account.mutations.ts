import { GraphQLDateTime } from 'graphql-scalars';
import { Resolver } from 'type-graphql';
import { HubMutation } from '../../write/index.ts';
import { MembershipApi } from './membership.type.ts';
import { PersonApi } from './person.type.ts';
import { InvitePersonInput, invitePerson } from './writes/invite-person.ts';
import {
  LinkIdentityInput,
  linkIdentity,
  UnlinkIdentityInput,
  unlinkIdentity,
} from './writes/link-identity.ts';
import {
  AddMembershipInput,
  addMembership,
  EndMembershipInput,
  endMembership,
} from './writes/memberships.ts';
import {
  DisablePersonInput,
  disablePerson,
  EnablePersonInput,
  enablePerson,
} from './writes/person-status.ts';
import { PurgePersonInput, purgePerson } from './writes/purge-person.ts';
import { ResetPasswordInput, resetPassword } from './writes/reset-password.ts';

const person = { object: () => PersonApi, description: 'The person as it is now.' };
const membership = { object: () => MembershipApi, description: 'The membership as it is now.' };
const token = {
  once: () => String,
  description: 'The token for `setPassword`: to be handed to the person, and shown this once.',
};
const tokenEndsAt = { once: () => GraphQLDateTime, description: 'Until when the token counts.' };

/** What those who manage accounts do. */
@Resolver()
export class AccountMutations {
  @HubMutation({
    description: 'Makes an account for somebody new, a member of a partner. Answers its invitation once.',
    input: () => InvitePersonInput,
    payload: { person, membership, token, tokenEndsAt },
    run: invitePerson,
  })
  invitePerson!: never;

  @HubMutation({
    description: 'Gives somebody who has an account a role in a partner.',
    input: () => AddMembershipInput,
    payload: { person, membership },
    run: addMembership,
  })
  addMembership!: never;

  @HubMutation({
    description: 'Ends a role of somebody in a partner on a day.',
    input: () => EndMembershipInput,
    payload: { person, membership },
    run: endMembership,
  })
  endMembership!: never;

  @HubMutation({
    description: 'Keeps somebody from signing in, and ends the sessions that there are.',
    input: () => DisablePersonInput,
    payload: { person },
    run: disablePerson,
  })
  disablePerson!: never;

  @HubMutation({
    description: 'Lets somebody sign in again who was kept from it.',
    input: () => EnablePersonInput,
    payload: { person },
    run: enablePerson,
  })
  enablePerson!: never;

  @HubMutation({
    description:
      'Takes somebody’s password and sessions away, and answers a token for a new password once; whoever has not accepted an invitation yet gets a new one.',
    input: () => ResetPasswordInput,
    payload: { person, token, tokenEndsAt },
    run: resetPassword,
  })
  resetPassword!: never;

  @HubMutation({
    description:
      'Takes somebody’s personal data away for good, also out of earlier versions. It can’t be undone; what the account did stays on record under its id.',
    input: () => PurgePersonInput,
    payload: { person },
    run: purgePerson,
  })
  purgePerson!: never;

  @HubMutation({
    description:
      'Links a person to what an issuer of identities calls it: whoever comes by the issuer’s token for that subject is this person. One subject is linked to one person. Whoever was invited needs no password then.',
    input: () => LinkIdentityInput,
    payload: { person },
    run: linkIdentity,
  })
  linkIdentity!: never;

  @HubMutation({
    description:
      'Ends a person’s link to an issuer of identities, or all of them; it counts no longer within 5 seconds.',
    input: () => UnlinkIdentityInput,
    payload: { person },
    run: unlinkIdentity,
  })
  unlinkIdentity!: never;
}
