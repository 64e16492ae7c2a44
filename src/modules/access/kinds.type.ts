import { hubEnum } from '../../kernel/listing/index.ts';
import { HubRole, type Scope, type Viewer } from '../../kernel/viewer.ts';
import { PersonStatus } from './person.entity.ts';

hubEnum(HubRole, 'HubRole', 'What somebody is in a partner; roles under an agreement are apart from it.', {
  MEMBER: 'Works there.',
  REPORTING_OFFICER: 'Speaks for it: keeps its own entry and reports.',
  COORDINATOR: 'Coordinates it and those that it supervises, with their accounts and apps.',
  ANALYST: 'Asks questions of its data and of those that it supervises.',
  AUDITOR: 'May look at everything but what proves who somebody is, and changes nothing.',
  ADMIN: 'Looks after the hub.',
});

/** What a client may do beyond reading, as the API names it. */
export const ClientScope = { WRITE: 'WRITE', BULK: 'BULK' } as const satisfies Record<Scope, Scope>;

hubEnum<Scope>(ClientScope, 'ClientScope', 'What a client may do beyond reading.', {
  WRITE: 'Write for its partner, as far as its roles there go.',
  BULK: 'Ask for pages of up to 1,000 rows instead of 100.',
});

hubEnum(PersonStatus, 'PersonStatus', 'How an account stands.', {
  INVITED: 'Asked to make a password, which has not been done yet.',
  ACTIVE: 'May sign in.',
  DISABLED: 'May not sign in.',
  PURGED: 'The personal data was taken away for good; what the account did stays under its id.',
});

/** The kinds of viewer that a request can have. */
type AskingKind = Exclude<Viewer['kind'], 'SYSTEM'>;

export const ViewerKind = {
  ANONYMOUS: 'ANONYMOUS',
  CLIENT: 'CLIENT',
  PERSON: 'PERSON',
} as const satisfies Record<AskingKind, AskingKind>;

hubEnum<AskingKind>(ViewerKind, 'ViewerKind', 'What kind of viewer asks.', {
  ANONYMOUS: 'Nobody has said who asks.',
  CLIENT: 'An app, with a key of its own.',
  PERSON: 'Somebody who has signed in.',
});
