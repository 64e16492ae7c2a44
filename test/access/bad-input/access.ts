import { type BadInput, bad, none } from './values.ts';

// One thing that is wrong with each mutation of accounts and apps; test/stories/accounts.test.ts and clients.test.ts have
// the others.

const notThere = (mutation: string, type = 'Person'): BadInput[] =>
  bad(mutation, [['that is not there', { id: none(type) }, 'NOT_FOUND id exists']]);

export const ACCESS = [
  ...bad('createApiClient', [
    ['of nobody that there is', { partnerId: none('LocalAuthority') }, 'NOT_FOUND partnerId exists'],
  ]),
  ...notThere('updateApiClient', 'ApiClient'),
  ...notThere('rotateApiKey', 'ApiClient'),
  ...notThere('revokeApiClient', 'ApiClient'),
  ...bad('invitePerson', [
    ['to nobody that there is', { partnerId: none('LocalAuthority') }, 'NOT_FOUND partnerId exists'],
  ]),
  ...bad('addMembership', [
    ['of nobody that there is', { personId: none('Person') }, 'NOT_FOUND personId exists'],
  ]),
  ...notThere('endMembership', 'Membership'),
  ...notThere('disablePerson'),
  ...notThere('enablePerson'),
  ...notThere('resetPassword'),
  ...notThere('linkIdentity'),
  ...notThere('unlinkIdentity'),
  ...notThere('purgePerson'),
  ...bad('updateMyAccount', [
    ['with a name that is none', { displayName: ' ' }, 'BAD_INPUT displayName a text that is not empty'],
  ]),
  ...bad('changePassword', [
    ['to one that everybody guesses', { newPassword: 'password' }, 'BAD_INPUT newPassword …'],
  ]),
  ...bad('signOut', [
    [
      'with a key of 256 characters',
      { idempotencyKey: 'k'.repeat(256) },
      'BAD_INPUT idempotencyKey 1 <= length <= 255',
    ],
  ]),
  ...bad('signIn', [['with another’s password', { password: 'not mine at all' }, 'WRONG_CREDENTIALS …']]),
  ...bad('setPassword', [
    ['to one that everybody guesses', { newPassword: 'password' }, 'BAD_INPUT newPassword …'],
  ]),
];
